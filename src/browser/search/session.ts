import type { SearchFile } from '../../domain/search/file.ts';
import { createLexicon } from '../../domain/search/lexicon.ts';
import type { Lexicon, Passage } from '../../domain/search/lexicon.ts';
import { askedWords } from '../../domain/search/marks.ts';
import type { IsAsked } from '../../domain/search/marks.ts';
import { rank } from '../../domain/search/rank.ts';
import type { Found, Ranking, TextHits } from '../../domain/search/rank.ts';
import { textWords, understand } from '../../domain/search/understand.ts';
import type { Understood, UnderstandOptions } from '../../domain/search/understand.ts';
import type { TextIndex } from './text-index.ts';

/** What is known about a question at a moment. */
export interface Answer extends Ranking {
  readonly query: string;
  readonly understood: Understood;
  readonly isAsked: IsAsked;
  /** Whether the full text was searched too. */
  readonly full: boolean;
}

/** A search that is open: answers from titles and keywords at once, from the full text as soon as that is there. */
export class SearchSession {
  readonly file: SearchFile;
  readonly lexicon: Lexicon;
  private text: TextIndex | undefined;
  private readonly ids: readonly string[];
  private readonly places: ReadonlyMap<string, number>;

  constructor(file: SearchFile, lang: string) {
    this.file = file;
    this.lexicon = createLexicon(file);
    const prefix = lang.split('-', 1).join('').toLowerCase();
    this.ids = file.fragments.split(' ').map((id) => `${prefix}_${id}`);
    this.places = new Map(this.ids.map((id, place) => [id, place]));
  }

  /** Fetches the full text; tells whether it can be searched now. Without it the search still answers, from less. */
  async warmUp(): Promise<boolean> {
    try {
      // What is not needed for the first suggestions comes after them.
      const { openTextIndex } = await import('./text-index.ts');
      this.text = await openTextIndex(this.file.text);
    } catch {
      this.text = undefined;
    }
    return this.text !== undefined;
  }

  /** Answers from titles and keywords, and from the full text where that is there already. */
  async answer(query: string, options?: UnderstandOptions): Promise<Answer> {
    const understood = understand(query, this.lexicon, options);
    const hits = new Map<string, TextHits>();
    const { text } = this;
    if (text) {
      await Promise.all(
        textWords(understood).map(async (word) =>
          hits.set(word, this.placesOf(await text.find(word))),
        ),
      );
    }
    return {
      query,
      understood,
      isAsked: askedWords(understood, this.lexicon),
      full: text !== undefined,
      ...rank(understood, this.lexicon, (word) => hits.get(word)),
    };
  }

  /** The text of a passage; nothing while the full text is not there. */
  async textOf({ index, passage }: Found): Promise<string | undefined> {
    const data = await this.text?.data(this.ids[index] ?? '');
    return data?.content === passage.title ? undefined : data?.content;
  }

  private placesOf(ids: ReadonlySet<string>): TextHits {
    const places = [...ids].map((id) => this.places.get(id));
    return new Set(places.filter((place) => place !== undefined));
  }

  hrefOf({ id, kind, section }: Passage): string {
    const page = `${this.file.home}${section.slug}/`;
    return kind === 'section' ? page : `${page}#${id}`;
  }
}
