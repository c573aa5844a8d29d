import type { Engine, Outcome } from './engines.ts';
import type { Question } from './questions.ts';

/** A question, what an engine made of it, and the place of the first right answer; 0: none. */
export interface Judged extends Outcome {
  readonly question: Question;
  readonly place: number;
}

/** Asks an engine every question. */
export async function judge(engine: Engine, questions: readonly Question[]): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const question of questions) {
    const outcome = await engine.search(question.text);
    const place = outcome.ids.findIndex((id) => question.answers.includes(id)) + 1;
    judged.push({ ...outcome, question, place });
  }
  return judged;
}

/** Shares in per cent, but for the mean reciprocal rank. */
interface Figures {
  readonly count: number;
  readonly top1: number;
  readonly top3: number;
  readonly mrr: number;
  /** Nothing at all was found. */
  readonly none: number;
  /** Something was found, without confidence. */
  readonly unsure: number;
}

function figuresOf(judged: readonly Judged[]): Figures {
  const share = (test: (one: Judged) => boolean) =>
    (100 * judged.filter(test).length) / judged.length;
  return {
    count: judged.length,
    top1: share(({ place }) => place === 1),
    top3: share(({ place }) => place >= 1 && place <= 3),
    mrr: judged.reduce((sum, { place }) => sum + (place > 0 ? 1 / place : 0), 0) / judged.length,
    none: share(({ ids }) => ids.length === 0),
    unsure: share(({ ids, confident }) => ids.length > 0 && !confident),
  };
}

const answered = ({ question }: Judged) => question.answers.length > 0;

/** Prints the figures of an engine: all questions that have an answer, each category, those that have none. */
export function printTable(name: string, judged: readonly Judged[]): void {
  const row = (what: string, { count, top1, top3, mrr, none, unsure }: Figures) =>
    `    ${what.padEnd(20)}${String(count).padStart(4)}  top-1 ${percent(top1)}  top-3 ${percent(top3)}  MRR ${mrr.toFixed(2)}  none ${percent(none)}  unsure ${percent(unsure)}`;
  console.log(row(name, figuresOf(judged.filter(answered))));
  for (const category of new Set(
    judged.filter(answered).map(({ question }) => question.category),
  )) {
    const these = judged.filter(({ question }) => question.category === category);
    console.log(row(`  ${category}`, figuresOf(these)));
  }
  const outside = judged.filter((one) => !answered(one));
  console.log(
    `      ${'out of scope'.padEnd(18)}${String(outside.length).padStart(4)}  false answers ${percent(falseAnswers(judged))}`,
  );
}

function percent(share: number): string {
  return `${share.toFixed(0).padStart(3)} %`;
}

function falseAnswers(judged: readonly Judged[]): number {
  const outside = judged.filter((one) => !answered(one));
  return (100 * outside.filter(({ confident }) => confident).length) / outside.length;
}

/** What the full search must reach on the half that is never tuned on. Set before any tuning. */
const targets: Readonly<Record<string, { top1: number; top3: number; mrr: number }>> = {
  nl: { top1: 85, top3: 95, mrr: 0.89 },
  fr: { top1: 80, top3: 92, mrr: 0 },
  en: { top1: 80, top3: 92, mrr: 0 },
};

/** Says which targets are met, and whether all are. */
export function meetsTargets(locale: string, judged: readonly Judged[]): boolean {
  const target = targets[locale];
  if (!target) return true;
  const { top1, top3, mrr, none } = figuresOf(judged.filter(answered));
  const wrong = falseAnswers(judged);
  const rows = [
    [`top-1 ${top1.toFixed(1)} % (>= ${target.top1})`, top1 >= target.top1],
    [`top-3 ${top3.toFixed(1)} % (>= ${target.top3})`, top3 >= target.top3],
    [`MRR ${mrr.toFixed(3)} (>= ${target.mrr})`, mrr >= target.mrr],
    [`nothing found ${none.toFixed(1)} % (<= 1)`, none <= 1],
    [`false answers ${wrong.toFixed(1)} % (<= 15)`, wrong <= 15],
  ] as const;
  for (const [what, met] of rows) console.log(`    ${met ? 'met   ' : 'MISSED'} ${what}`);
  return rows.every(([, met]) => met);
}
