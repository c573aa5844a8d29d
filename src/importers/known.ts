import { compile } from '../domain/render/index.ts';
import { textOf } from '../domain/render/text.ts';
import type { SectionTexts } from '../domain/project.ts';
import type { SectionRole, StatementOutline } from '../domain/schema/index.ts';
import { wordsOf } from './text-of-tree.ts';

/** A section that exists already: what an imported one takes over when both are the same. */
export interface KnownSection {
  readonly id: string;
  readonly role: SectionRole;
  /** Whether the rest comes from the imported language; otherwise from another one. */
  readonly isOwnLanguage: boolean;
  readonly title: string;
  readonly slug: string;
  readonly summary: string | undefined;
  readonly keywords: readonly string[];
  readonly headings: readonly {
    readonly depth: number;
    readonly id: string;
    readonly text: string;
  }[];
  readonly words: ReadonlySet<string>;
}

/** The sections of a working text for lining up with: in the language itself, else in the first language that has them. */
export function knownSections(
  outline: StatementOutline,
  texts: SectionTexts,
  locale: string,
  others: readonly string[],
): KnownSection[] {
  return outline.sections.flatMap(({ id, role }) => {
    const home = [locale, ...others].find((candidate) => texts.get(candidate)?.has(id));
    const source = home === undefined ? undefined : texts.get(home)?.get(id);
    if (!source) return [];
    const compiled = compile(source);
    const { title, slug, summary, keywords } = source.frontMatter;
    const questions = compiled.questions.map((question) => ({
      id: question.id,
      text: question.question,
    }));
    return [
      {
        id,
        role,
        isOwnLanguage: home === locale,
        title,
        slug,
        summary,
        keywords,
        headings: placedHeadings(compiled.headings, questions),
        words: new Set(wordsOf(textOf(compiled.tree).toLowerCase())),
      },
    ];
  });
}

/** Headings of questions carry their anchor on the answer; in the text they are headings like the others, and last. */
function placedHeadings(
  headings: readonly { depth: number; id: string; text: string }[],
  questions: readonly { id: string; text: string }[],
): KnownSection['headings'] {
  return [...headings, ...questions.map(({ id, text }) => ({ depth: 2, id, text }))];
}
