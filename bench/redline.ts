/**
 * npm run bench:redline -- FOLDER [--with FOLDER] [--quick] [--only PART]
 *
 * The redline's figures on real policies, each with its bar. FOLDER holds the policies and a manifest.json; `--with` names
 * a folder where the packages of other engines are installed (`npm install diff node-htmldiff visual-dom-diff tslib jsdom`),
 * to set their figures beside; `--quick` makes a tenth of the arbitrary pairs and random trees; `--only` runs one part:
 * time, correctness, readability, moves, edits or browser. Exits with 1 if a bar is missed.
 */
import { parseArgs } from 'node:util';
import type { Root } from 'hast';
import { HtmlValidate } from 'html-validate';
import {
  accept,
  normalise,
  redline,
  reject,
  writeHtml,
  type Redline,
} from '../src/domain/diff/index.ts';
import { compareInBrowser, engineSize, type Cost } from './redline/browser.ts';
import {
  consecutivePairs,
  firstLastPairs,
  longPairs,
  readCorpus,
  sincePairs,
  type Pair,
} from './redline/corpus.ts';
import { EDIT_KINDS, makeEdit, sentencesOf, type KnownEdit } from './redline/edits.ts';
import { measure, minimal, plainText, wordsOf, type Measures } from './redline/measure.ts';
import { makeMoves, type KnownMove } from './redline/moves.ts';
import { otherEngines, type Engine } from './redline/others.ts';
import { randomFrom, randomPair } from './redline/random.ts';
import { showsEdit, showsMove, type MoveShown } from './redline/shown.ts';
import { faultsOf } from './redline/valid.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    with: { type: 'string' },
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const [folder] = positionals;
if (!folder) {
  console.error('Which policies? npm run bench:redline -- FOLDER (one with a manifest.json)');
  process.exit(2);
}

let missed = 0;

function row(what: string, figure: string, bar: string, met: boolean): void {
  if (!met) missed += 1;
  console.log(`${met ? 'met   ' : 'MISSED'}  ${what.padEnd(62)} ${figure.padEnd(34)} bar ${bar}`);
}

const note = (text: string): void => console.log(`        ${text}`);
const percent = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(1, whole)).toFixed(2)} % of ${String(whole)}`;
const html = (tree: Root): string => writeHtml(tree);

const policies = readCorpus(folder);
const texts = policies.flat().map(({ tree }) => tree);
const neighbours = [...consecutivePairs(policies), ...firstLastPairs(policies)];
const since = sincePairs(policies);
const scale = values.quick ? 10 : 1;
console.log(
  `${String(policies.length)} policies, ${String(texts.length)} versions; Node ${process.version}\n`,
);

const parts: Record<string, () => void | Promise<void>> = {
  time: speed,
  correctness,
  readability,
  moves,
  edits,
  browser: inBrowser,
};
for (const [name, run] of Object.entries(parts)) if ((values.only ?? name) === name) await run();
if (values.with) comparison(otherEngines(values.with));
console.log(missed === 0 ? '\nEvery bar is met.' : `\n${String(missed)} missed.`);
process.exitCode = missed === 0 ? 0 : 1;

/** Round trips and validity: on neighbours, on pairs of any two texts, on random trees. */
function correctness(): void {
  console.log('\ncorrectness');
  const random = randomFrom(3);
  const any = Array.from({ length: 2000 / scale }, (): Pair => {
    const pick = (): Root => texts[Math.floor(random() * texts.length)]!;
    return { name: 'any', before: pick(), after: pick() };
  });
  const validator = new HtmlValidate({
    rules: Object.fromEntries(
      [
        'close-order',
        'element-permitted-content',
        'element-permitted-occurrences',
        'element-permitted-order',
        'element-permitted-parent',
        'element-required-content',
        'no-dup-id',
        'no-dup-attr',
        'void-content',
        'parser-error',
      ].map((rule) => [rule, 'error']),
    ),
  });
  const faultKinds = (markup: string): Set<string> =>
    new Set(
      validator
        .validateStringSync(markup)
        .results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId)),
    );
  const total = { blocks: 0, fallbacks: 0, pairs: 0, valid: 0, silent: 0, markup: 0 };
  for (const [name, pairs, validate] of [
    ['neighbours and first against last', neighbours, true],
    ['any version against the last', since, true],
    ['arbitrary pairs', any, false],
    ['random trees', randomPairs(10_000 / scale), false],
  ] as const) {
    let [old, now, count] = [0, 0, 0];
    for (const { before, after } of pairs) {
      const result = redline(before, after);
      const [a, b] = [normalise(before), normalise(after)];
      const written = html(result.tree);
      count += 1;
      if (html(reject(result.tree)) === html(a) && reject(written) === html(a)) old += 1;
      if (html(accept(result.tree)) === html(b) && accept(written) === html(b)) now += 1;
      total.pairs += 1;
      total.blocks += result.stats.blocksCompared;
      total.fallbacks += result.stats.fallbacks;
      const faults = faultsOf(result.tree);
      if (validate) {
        const own = [...faultKinds(html(a)), ...faultKinds(html(b))];
        faults.push(...[...faultKinds(written)].filter((rule) => !own.includes(rule)));
      }
      if (faults.length === 0) total.valid += 1;
      else note(`invalid: ${faults.slice(0, 3).join(', ')}`);
      if (html(a) !== html(b)) {
        total.markup += 1;
        if (!written.includes('data-diff') && !/<(ins|del)\b/.test(written)) total.silent += 1;
      }
    }
    row(
      `exact old and new text: ${name}`,
      `${percent(old, count)}, ${percent(now, count)}`,
      '100 %',
      old === count && now === count,
    );
  }
  row(
    'pairs replaced whole for want of proof',
    percent(total.fallbacks, total.blocks),
    '<= 0.1 %',
    total.fallbacks <= total.blocks / 1000,
  );
  row(
    'valid HTML (written and read; ids; order; html-validate)',
    percent(total.valid, total.pairs),
    '100 %',
    total.valid === total.pairs,
  );
  row(
    'pairs that differ and show it',
    percent(total.markup - total.silent, total.markup),
    '100 %',
    total.silent === 0,
  );
}

function* randomPairs(count: number): Generator<Pair> {
  for (let seed = 0; seed < count; seed += 1) {
    const [before, after] = randomPair(seed);
    yield { name: String(seed), before, after };
  }
}

/** How much is shown as changed, in how many places. */
function readability(): void {
  for (const [name, pairs] of [
    ['neighbours and first against last', neighbours],
    ['any version against the last', since],
  ] as const) {
    const sum = summed(
      pairs.map(({ before, after }) => [measure(redline(before, after).tree), before, after]),
    );
    const judged = pairs === neighbours;
    const show = judged ? row : (what: string, figure: string): void => note(`${what}: ${figure}`);
    console.log(`\n${name}, ${String(pairs.length)} pairs`);
    show(
      'words shown as changed, against the shortest word diff',
      sum.words.toFixed(3),
      '<= 1.10',
      sum.words <= 1.1,
    );
    note(
      `with the words of moves: ${sum.withMoves.toFixed(3)}; against a diff that ignores signs and spaces: ${sum.strict.toFixed(3)}; median pair ${sum.median.toFixed(3)}`,
    );
    show(
      'hunks, against the shortest word diff',
      sum.hunks.toFixed(3),
      '<= 0.33',
      sum.hunks <= 0.33,
    );
    note(`against a diff that ignores signs and spaces: ${sum.strictHunks.toFixed(3)}`);
    show(
      'unchanged runs of one or two words, per 384 pairs',
      sum.islands.toFixed(0),
      '<= 300',
      sum.islands <= 300,
    );
    show('cuts within a word', String(sum.cuts), '0', sum.cuts === 0);
  }
}

/** Figures of many redlines. The shortest word diff is Myers on the words and spaces of both texts. */
function summed(results: readonly (readonly [Measures, Root, Root])[]) {
  const sum = { changed: 0, moved: 0, hunks: 0, islands: 0, cuts: 0 };
  const plain = { changed: 0, hunks: 0 };
  const strict = { changed: 0, hunks: 0 };
  const ratios: number[] = [];
  for (const [measures, before, after] of results) {
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += measures[key];
    const split = (tree: Root): string[] => plainText(tree).split(/(\s+)/).filter(Boolean);
    const least = minimal(split(before), split(after));
    const leastWords = minimal(wordsOf(before), wordsOf(after));
    plain.changed += least.changed;
    plain.hunks += least.hunks;
    strict.changed += leastWords.changed;
    strict.hunks += leastWords.hunks;
    if (least.changed > 0) ratios.push(measures.changed / least.changed);
  }
  return {
    words: sum.changed / plain.changed,
    withMoves: (sum.changed + sum.moved) / plain.changed,
    strict: sum.changed / strict.changed,
    median: quantile(ratios, 0.5),
    hunks: sum.hunks / plain.hunks,
    strictHunks: sum.hunks / strict.hunks,
    islands: (sum.islands * 384) / results.length,
    cuts: sum.cuts,
  };
}

function moves(): void {
  console.log('\nknown moves');
  const known = makeMoves(texts, randomFrom(20), 20);
  const shown = known.map((move): MoveShown => showsMove(redline(move.before, move.after), move));
  const count = (what: MoveShown): number => shown.filter((one) => one === what).length;
  row(
    'moved blocks recognised',
    `${String(count('moved'))} of ${String(known.length)}`,
    '>= 19 of 20',
    count('moved') >= 19 && known.length === 20,
  );
  row(
    'moved blocks shown as removed and added',
    String(count('removed and added')),
    '0',
    count('removed and added') === 0,
  );
  const many = makeMoves(texts, randomFrom(200), 200);
  const found = many.map(
    (move: KnownMove) => [move, showsMove(redline(move.before, move.after), move)] as const,
  );
  note(
    `of ${String(many.length)} more: ${String(found.filter(([, one]) => one === 'moved').length)} recognised, ${String(found.filter(([, one]) => one === 'removed and added').length)} removed and added`,
  );
}

function edits(): void {
  console.log('\nknown single edits');
  const random = randomFrom(17);
  const latest = policies.map((versions) => versions.at(-1)!.tree).map(normalise);
  const bases = [...latest, ...policies.map((versions) => versions[0]!.tree).map(normalise)];
  let [shown, total, worst] = [0, 0, 1];
  const targets = { count: 0, repeated: 0 };
  for (const kind of EDIT_KINDS) {
    const made: KnownEdit[] = [];
    for (let tries = 0; made.length < 100 && tries < 5000; tries += 1) {
      const k = Math.floor(random() * bases.length);
      const edit = makeEdit(kind, bases[k]!, random, sentencesOf(bases[(k + 3) % bases.length]!));
      if (edit) made.push(edit);
    }
    const exact = made.filter((edit) => {
      const result: Redline = redline(edit.before, edit.after);
      if (kind === 'link target') {
        targets.count += 1;
        if (measure(result.tree).changed > 0) targets.repeated += 1;
      }
      return showsEdit(result.tree, edit.expected);
    }).length;
    note(`${kind.padEnd(24)} ${percent(exact, made.length)}`);
    shown += exact;
    total += made.length;
    worst = Math.min(worst, exact / Math.max(1, made.length));
  }
  row('single edits shown exactly', percent(shown, total), '>= 99.5 %', shown >= total * 0.995);
  row('the kind shown least well', `${(worst * 100).toFixed(1)} %`, '>= 97 %', worst >= 0.97);
  row(
    'link targets changed without repeating the text',
    percent(targets.count - targets.repeated, targets.count),
    '100 %',
    targets.repeated === 0,
  );
}

function speed(): void {
  const long = longPairs(policies, 7000, (tree) => wordsOf(tree).length);
  console.log(
    `\ntime, ${String(long.length)} pairs of ${quantile(
      long.map(({ before }) => wordsOf(before).length),
      0.5,
    ).toFixed(0)} words (median)`,
  );
  for (const { before, after } of long) redline(before, after);
  // The best of five, for other programs on the machine cost time that is not the engine's.
  const times = long.map(({ before, after }) =>
    Math.min(...[1, 2, 3, 4, 5].map(() => timed(() => redline(before, after)))),
  );
  row('median', `${quantile(times, 0.5).toFixed(1)} ms`, '<= 8 ms', quantile(times, 0.5) <= 8);
  row(
    '95th of 100',
    `${quantile(times, 0.95).toFixed(1)} ms`,
    '<= 30 ms',
    quantile(times, 0.95) <= 30,
  );
  row('worst', `${quantile(times, 1).toFixed(1)} ms`, '<= 100 ms', quantile(times, 1) <= 100);
  const rewritten = firstLastPairs(policies).map(({ before, after }) =>
    timed(() => redline(before, after)),
  );
  const yardstick = long.map(({ before }) =>
    Math.min(...[1, 2, 3].map(() => timed(() => JSON.stringify(structuredClone(before))))),
  );
  note(
    `first against last, ${String(rewritten.length)} pairs: worst ${quantile(rewritten, 1).toFixed(1)} ms`,
  );
  note(
    `median against cloning and printing one of the trees: ${(quantile(times, 0.5) / quantile(yardstick, 0.5)).toFixed(2)} (says as much on a busy machine)`,
  );
}

/** The engine as readers get it, on the shipped statement. */
async function inBrowser(): Promise<void> {
  console.log('\nin the browser');
  const size = await engineSize();
  row('engine, minified and by gzip', `${String(size)} B`, '<= 12,000 B', size <= 12_000);
  const compared = await compareInBrowser();
  const list = (costs: readonly Cost[]) =>
    costs.map(({ clock, processor }) => `${clock.toFixed(1)} (${processor.toFixed(1)})`).join(', ');
  note('first comparison in a new page, ms by the clock (of the processor)');
  for (const { name, atOnce, fetched, best } of compared)
    note(`${name}: at once ${list(atOnce)}, fetched ${list(fetched)}, later ${best.toFixed(1)}`);
  for (const [what, pages] of [
    ['data at once', compared.map(({ atOnce }) => atOnce)],
    ['data fetched', compared.map(({ fetched }) => fetched)],
  ] as const) {
    // The best page of each pair, for other programs on the machine cost time that is not the engine's.
    const worst = Math.max(...pages.map((costs) => Math.min(...costs.map(({ clock }) => clock))));
    row(
      `first comparison in a new page, ${what}: the slowest pair`,
      `${worst.toFixed(1)} ms`,
      '<= 100 ms',
      worst <= 100,
    );
    const figures = (by: keyof Cost) => {
      const times = pages.flat().map((cost) => cost[by]);
      return `worst ${quantile(times, 1).toFixed(1)}, median ${quantile(times, 0.5).toFixed(1)}`;
    };
    const count = String(pages.flat().length);
    note(`${count} pages: by the clock ${figures('clock')}; processor ${figures('processor')} ms`);
  }
  const same = compared.filter((one) => one.same).length;
  row(
    'the same bytes as in Node',
    percent(same, compared.length),
    '100 %',
    same === compared.length,
  );
}

/** The same figures for the engines people use, and how many times their time and words ours are. */
function comparison(engines: readonly Engine[]): void {
  console.log('\nother engines, neighbours and first against last');
  const ours: Engine = {
    name: 'this one',
    compare: (before, after) => redline(before, after).tree,
  };
  let [ownMedian, ownWords] = [0, 0];
  for (const { name, compare } of [ours, ...engines]) {
    const times: number[] = [];
    for (const { before, after } of neighbours.slice(0, 20)) compare(before, after);
    let [old, now, valid] = [0, 0, 0];
    const results = neighbours.map(({ before, after }) => {
      const [a, b] = [normalise(before), normalise(after)];
      let tree: Root = { type: 'root', children: [] };
      times.push(processorTime(() => (tree = compare(a, b))));
      if (html(reject(tree)) === html(a)) old += 1;
      if (html(accept(tree)) === html(b)) now += 1;
      if (faultsOf(tree).length === 0) valid += 1;
      return [measure(tree), before, after] as const;
    });
    const sum = summed(results);
    const median = quantile(times, 0.5);
    if (name === ours.name) [ownMedian, ownWords] = [median, sum.words];
    note(
      `${name.padEnd(26)} exact ${percent(old, results.length)}, ${percent(now, results.length)}; valid ${percent(valid, results.length)}; words ${sum.words.toFixed(2)}; ` +
        `hunks ${sum.hunks.toFixed(2)}; short runs ${sum.islands.toFixed(0)}; cuts ${String(sum.cuts)}; median ${median.toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)}; ` +
        `ours takes ${(ownMedian / median).toFixed(2)} of its time and shows ${(ownWords / sum.words).toFixed(2)} of its words`,
    );
  }
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Milliseconds of processor time: engines that run one after the other meet the machine at different hours. */
function processorTime(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function quantile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}
