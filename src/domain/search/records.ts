import { blocksOf } from '../render/index.ts';
import type { CompiledSection } from '../statement.ts';

/** A passage that a search can lead to: a section up to its first heading, what a heading stands above, or an answer. */
export interface SearchRecord {
  /** Anchor of the heading or answer, or the section's id. */
  readonly id: string;
  readonly kind: 'section' | 'heading' | 'question';
  readonly title: string;
  /** Readable text below the title, a block a line. */
  readonly text: string;
}

/** A section with the passages in it, its own first. */
export interface SearchSection {
  readonly id: string;
  readonly title: string;
  readonly slug: string;
  /** The keywords of its front matter. */
  readonly keywords: readonly string[];
  readonly records: readonly SearchRecord[];
}

/**
 * Cuts compiled sections into the passages that a search can lead to.
 *
 * @param known the sections cut so far, by id and text: versions that share one get the same object.
 */
export function searchSections(
  sections: readonly CompiledSection[],
  known = new Map<string, SearchSection>(),
): SearchSection[] {
  return sections.map((section) => {
    const key = `${section.id} ${section.key}`;
    const cut = known.get(key) ?? searchSection(section);
    known.set(key, cut);
    return cut;
  });
}

function searchSection({ id, source, compiled }: CompiledSection): SearchSection {
  const { title, slug, keywords } = source.frontMatter;
  const own = { id, kind: 'section' as const, title };
  if (compiled.questions.length > 0) {
    const records = compiled.questions.map((question) => ({
      id: question.id,
      kind: 'question' as const,
      title: question.question,
      text: lines(blocksOf(question.answer)),
    }));
    return { id, title, slug, keywords, records: [{ ...own, text: '' }, ...records] };
  }
  const passages: { head: Omit<SearchRecord, 'text'>; blocks: { text: string }[] }[] = [
    { head: own, blocks: [] },
  ];
  for (const block of compiled.blocks) {
    const heading = compiled.headings.find(
      (candidate) => candidate.id === block.anchor && candidate.text === block.text,
    );
    if (heading) {
      passages.push({
        head: { id: heading.id, kind: 'heading', title: heading.text },
        blocks: [],
      });
    } else passages.at(-1)?.blocks.push(block);
  }
  const records = passages.map(({ head, blocks }) => ({ ...head, text: lines(blocks) }));
  return { id, title, slug, keywords, records };
}

function lines(blocks: readonly { readonly text: string }[]): string {
  return blocks.map(({ text }) => text).join('\n');
}
