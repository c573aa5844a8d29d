import { fileTop } from '../domain/issue.ts';
import type { Issue } from '../domain/issue.ts';
import type { Block } from '../domain/render/index.ts';
import type { Check, Edition } from './check.ts';

type Section = Edition['sections'][number];

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** Digits, with the points, commas and spaces that group them. */
const NUMBER = /\d+(?:[., \u00A0\u202F]\d{3})+(?!\d)|\d+/g;

/** What is exact is the same in every language: numbers and addresses in a passage, names in a section. */
export const factsAgree: Check = ({ editions, project: { config } }) => {
  const working = editions.filter(({ version }) => version === undefined);
  const names = [config.organisation.name, config.organisation.legalName, ...config.known.names];
  const originals = working.filter(({ locale }) => locale === config.prevailing);
  return working
    .filter(({ locale }) => locale !== config.prevailing)
    .flatMap(({ site, sections }) =>
      sections.flatMap((translation) => {
        const same = originals.find(
          (edition) => edition.site === undefined || site === undefined || edition.site === site,
        );
        const original = same?.sections.find(({ source }) => source.id === translation.source.id);
        return original && isRead(original) && isRead(translation)
          ? [...compareNames(original, translation, names), ...compareExact(original, translation)]
          : [];
      }),
    );
};

/** Whether a section is valid: nothing is known of the facts of one that is not. */
function isRead({ compiled }: Section): boolean {
  return compiled.blocks.length > 0;
}

function compareNames(original: Section, translation: Section, names: readonly string[]): Issue[] {
  const there = textOf(original);
  const here = textOf(translation);
  return names
    .filter((name) => there.includes(name) !== here.includes(name))
    .map((name) =>
      issue(
        original,
        translation,
        translation.compiled.blocks.find(({ text }) => text.includes(name)),
        there.includes(name)
          ? `The name “${name}” is missing from this section.`
          : `The name “${name}” stands here and not in ${original.source.file}.`,
      ),
    );
}

function compareExact(original: Section, translation: Section): Issue[] {
  const here = byAnchor(translation);
  return [...byAnchor(original)].flatMap(([anchor, blocks]) => {
    const others = here.get(anchor);
    if (!others) return [];
    const wanted = exactIn(blocks);
    const given = exactIn(others);
    const missing = [...wanted].filter((fact) => !given.has(fact));
    const extra = [...given].filter((fact) => !wanted.has(fact));
    if (missing.length + extra.length === 0) return [];
    const says = (facts: readonly string[]) => facts.map((fact) => `“${fact}”`).join(', ');
    return [
      issue(
        original,
        translation,
        others[0],
        [
          missing.length > 0 ? `${says(missing)} is missing here` : '',
          extra.length > 0 ? `${says(extra)} stands here` : '',
        ]
          .filter(Boolean)
          .join(', and ')
          .concat(`, unlike in ${original.source.file}.`),
      ),
    ];
  });
}

function issue(
  original: Section,
  translation: Section,
  block: Block | undefined,
  message: string,
): Issue {
  return {
    rule: 'text/facts',
    severity: 'warning',
    file: translation.source.file,
    place: block?.place ?? fileTop,
    message,
    expected: `the same names, numbers and addresses as in ${original.source.file}`,
    fix: 'correct the one that is wrong, or write the number in digits in both',
  };
}

function textOf({ compiled }: Section): string {
  return compiled.blocks.map(({ text }) => text).join('\n');
}

function byAnchor({ compiled }: Section): Map<string | undefined, Block[]> {
  return Map.groupBy(compiled.blocks, ({ anchor }) => anchor);
}

/** E-mail addresses and numbers, the latter without what groups their digits. */
function exactIn(blocks: readonly Block[]): Set<string> {
  const text = blocks.map((block) => block.text).join('\n');
  const numbers = text.replace(EMAIL, '').match(NUMBER) ?? [];
  return new Set([
    ...(text.match(EMAIL) ?? []),
    ...numbers.map((number) => number.replace(/\D/g, '')),
  ]);
}
