import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../../src/io/read-project.ts';

/** A question as a reader would put it. */
export interface Question {
  readonly text: string;
  readonly category: string;
  /** Passages that answer it; none for a question out of scope. */
  readonly answers: readonly string[];
  /** Whether anybody may look at it while tuning. */
  readonly half: 'tuned' | 'held out';
}

/** Reads the questions of a locale; those whose answers are not among the passages are left out. */
export async function readQuestions(
  locale: string,
  passages: ReadonlySet<string>,
): Promise<Question[]> {
  const file = join(projectRoot, 'bench', 'search', 'questions', `${locale}.yaml`);
  const categories = parse(await readFile(file, 'utf8')) as Record<
    string,
    Record<string, readonly string[]>
  >;
  return Object.entries(categories).flatMap(([category, questions]) =>
    Object.entries(questions).flatMap(([text, answers]): Question[] => {
      const present = answers.filter((id) => passages.has(id));
      if (answers.length > 0 && present.length === 0) return [];
      return [{ text, category, answers: present, half: halfOf(text) }];
    }),
  );
}

/** Chance decides, the same each time: adding a question moves no other one. */
function halfOf(text: string): Question['half'] {
  const digest = createHash('sha256').update(text).digest();
  return (digest[3] ?? 0) % 2 === 0 ? 'tuned' : 'held out';
}
