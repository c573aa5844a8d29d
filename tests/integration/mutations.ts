/** A file of `content/` as a mutation finds it. */
export interface MutableFile {
  /** Path inside `content/`. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** One way in which a file goes wrong. */
interface Kind {
  readonly name: string;
  readonly applies: (file: MutableFile) => boolean;
  /** The bytes that stand there afterwards; nothing when the file is gone. */
  readonly mutate: (file: MutableFile, random: Random) => Buffer | undefined;
  /** `here`: a finding in the file itself. `somewhere`: a finding. `none`: no finding. `either`: the rest. */
  readonly expects: 'here' | 'somewhere' | 'none' | 'either';
}

/** A kind of mutation done to one file. */
export interface Mutation extends Pick<Kind, 'expects'> {
  readonly name: string;
  readonly path: string;
  readonly bytes: Buffer | undefined;
}

type Random = (below: number) => number;

const isMdx = ({ path }: MutableFile) => path.endsWith('.mdx');
const isYaml = ({ path }: MutableFile) => path.endsWith('.yaml');
const isSealed = ({ path }: MutableFile) => path.startsWith('versions/');
const isManifest = ({ path }: MutableFile) => path.endsWith('/version.yaml');
const isWorking = (file: MutableFile) => isMdx(file) && !isSealed(file);
const any = () => true;
const text = ({ bytes }: MutableFile) => bytes.toString('utf8');
const pick = <T>(list: readonly T[], random: Random) => list[random(list.length)];

const append =
  (addition: string): Kind['mutate'] =>
  (file) =>
    Buffer.concat([file.bytes, Buffer.from(`\n${addition}\n`)]);

/** Replaces one match, chosen by chance. */
const replaceOne =
  (pattern: RegExp, replacement: (match: string, random: Random) => string): Kind['mutate'] =>
  (file, random) => {
    const source = text(file);
    const match = pick([...source.matchAll(pattern)], random);
    if (!match) return file.bytes;
    const now = replacement(match[0], random);
    return Buffer.from(
      source.slice(0, match.index) + now + source.slice(match.index + match[0].length),
    );
  };

const lines =
  (change: (list: string[], random: Random) => string[]): Kind['mutate'] =>
  (file, random) =>
    Buffer.from(change(text(file).split('\n'), random).join('\n'));

const brokenMdx = [
  '<Note>',
  '</Note>',
  'a { brace',
  '<b>bold</b>',
  '<Video />',
  'export const a = 1',
  '{1 + 1}',
  '<Note a="b">x</Note>',
  '# Title [#title-one]',
  '## Bare',
  'A [#Not Good]',
  '![](a.png)',
  '[x](javascript:alert)',
  '```\ncode\n```',
];
const brokenYaml = [
  'a: [',
  'a: "b',
  '\ta: b',
  '- a: b\n  - c',
  '%',
  'key: value: value',
  'a: *nobody',
  '}',
];
const oddDates = [
  '2026-02-30',
  '26-01-01',
  '2026-1-1',
  '2026-13-01',
  'tomorrow',
  '0000-00-00',
  '2026-01-01T00:00',
  '',
];

/** All ways. What nobody can tell from a text that an editor meant (a cut sentence) may be `either`. */
const kinds: readonly Kind[] = [
  {
    name: 'cut off',
    applies: any,
    expects: 'either',
    mutate: ({ bytes }, random) => bytes.subarray(0, random(bytes.length)),
  },
  {
    name: 'bytes cut out',
    applies: any,
    expects: 'either',
    mutate: ({ bytes }, random) => {
      const start = random(bytes.length);
      return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + 1 + random(200))]);
    },
  },
  {
    name: 'a bit flipped',
    applies: any,
    expects: 'either',
    mutate: ({ bytes }, random) => {
      const copy = Buffer.from(bytes);
      const index = random(copy.length);
      copy[index] = (copy[index] ?? 0) ^ (1 << random(8));
      return copy;
    },
  },
  {
    name: 'a line doubled',
    applies: any,
    expects: 'either',
    mutate: lines((list, random) => {
      const index = random(list.length);
      return list.toSpliced(index, 0, list[index] ?? '');
    }),
  },
  {
    name: 'a line lost',
    applies: any,
    expects: 'either',
    mutate: lines((list, random) => list.toSpliced(random(list.length), 1)),
  },
  {
    name: 'lines shuffled',
    applies: any,
    expects: 'either',
    mutate: lines((list, random) => list.toSorted(() => random(3) - 1)),
  },
  {
    name: 'gone',
    applies: (file) => isSealed(file) || !isMdx(file),
    expects: 'somewhere',
    mutate: () => undefined,
  },
  { name: 'empty', applies: any, expects: 'here', mutate: () => Buffer.alloc(0) },
  {
    name: 'noise',
    applies: any,
    expects: 'here',
    mutate: (_file, random) => Buffer.from(Array.from({ length: 1000 }, () => random(256))),
  },
  {
    name: 'UTF-16',
    applies: any,
    expects: 'here',
    mutate: (file) => Buffer.from(`\uFEFF${text(file)}`, 'utf16le'),
  },
  {
    name: 'Latin-1',
    applies: any,
    expects: 'here',
    mutate: (file) => Buffer.from(`${text(file)}\n# café\n`, 'latin1'),
  },
  {
    name: 'NUL',
    applies: any,
    expects: 'here',
    mutate: ({ bytes }, random) => {
      const at = random(bytes.length);
      return Buffer.concat([bytes.subarray(0, at), Buffer.alloc(1), bytes.subarray(at)]);
    },
  },
  {
    name: 'byte order mark',
    applies: any,
    expects: 'none',
    mutate: (file) => Buffer.from(`\uFEFF${text(file)}`),
  },
  {
    name: 'CRLF',
    applies: any,
    expects: 'none',
    mutate: (file) => Buffer.from(text(file).replaceAll('\n', '\r\n')),
  },
  {
    name: 'CR',
    applies: any,
    expects: 'none',
    mutate: (file) => Buffer.from(text(file).replaceAll('\n', '\r')),
  },
  {
    name: 'broken MDX',
    applies: isWorking,
    expects: 'here',
    mutate: (file, random) => append(pick(brokenMdx, random) ?? '')(file, random),
  },
  {
    name: 'broken YAML',
    applies: isYaml,
    expects: 'here',
    mutate: (file, random) => append(pick(brokenYaml, random) ?? '')(file, random),
  },
  {
    name: 'broken front matter',
    applies: isMdx,
    expects: 'here',
    mutate: (file, random) =>
      Buffer.from(text(file).replace('---\n', `---\n${pick(brokenYaml, random) ?? ''}\n`)),
  },
  {
    name: 'front matter not closed',
    applies: isMdx,
    expects: 'here',
    mutate: (file) => Buffer.from(text(file).replace('\n---\n', '\n')),
  },
  {
    name: 'unknown key',
    applies: (file) => isYaml(file) && !isSealed(file),
    expects: 'here',
    mutate: append('colour: red'),
  },
  {
    name: 'nested deeply',
    applies: isYaml,
    expects: 'here',
    mutate: append(`a: ${'['.repeat(3000)}`),
  },
  {
    name: 'quoted deeply',
    applies: isWorking,
    expects: 'either',
    mutate: append(`${'> '.repeat(1500)}x`),
  },
  {
    name: 'one endless line',
    applies: isWorking,
    expects: 'either',
    mutate: append('[a '.repeat(4000)),
  },
  {
    name: 'hash off',
    applies: isManifest,
    expects: 'somewhere',
    mutate: replaceOne(/\b[0-9a-f]{64}\b/g, (hash) =>
      hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
    ),
  },
  {
    name: 'hash cut',
    applies: isManifest,
    expects: 'here',
    mutate: replaceOne(/\b[0-9a-f]{64}\b/g, (hash) => hash.slice(0, 60)),
  },
  {
    name: 'odd date',
    applies: isManifest,
    expects: 'here',
    mutate: replaceOne(
      /(?<=(?:published|effective|from|version): )\d{4}-\d\d-\d\d/g,
      (_date, random) => pick(oddDates, random) ?? '',
    ),
  },
  {
    name: 'another date',
    applies: isManifest,
    expects: 'somewhere',
    mutate: replaceOne(/(?<=(?:published|effective|from|version): )\d{4}/g, (year) =>
      String(Number(year) + 1),
    ),
  },
  {
    name: 'sealed text edited',
    applies: (file) => isSealed(file) && isMdx(file),
    expects: 'here',
    mutate: append('One more sentence.'),
  },
  {
    name: 'link gone',
    applies: (file) => isWorking(file) && text(file).includes('](#'),
    expects: 'here',
    mutate: replaceOne(/\]\(#[a-z-]+\)/g, () => '](#nowhere-at-all)'),
  },
  {
    name: 'heading too deep',
    applies: isWorking,
    expects: 'here',
    mutate: append('###### Deep [#much-too-deep]'),
  },
];

/**
 * So many mutations, the same ones for the same seed: each kind in turn, on a file by chance.
 *
 * @param seed chooses the files and the places in them.
 */
export function mutations(files: readonly MutableFile[], count: number, seed: number): Mutation[] {
  const random = generator(seed);
  const found: Mutation[] = [];
  for (let index = 0; found.length < count; index += 1) {
    const kind = kinds[index % kinds.length];
    const file = kind && pick(files.filter(kind.applies), random);
    if (!kind || !file) continue;
    found.push({
      name: kind.name,
      expects: kind.expects,
      path: file.path,
      bytes: kind.mutate(file, random),
    });
  }
  return found;
}

/** Mulberry32 by Tommy Ettinger (public domain): small, and the same on every machine. */
function generator(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
