import { lettersOf } from '../text-of-tree.ts';
import { withoutReferences } from './letters.ts';

/**
 * Letters of a document of Word: the text of its body in order, then its footnotes and endnotes in the order in which
 * the body refers to them. Deleted text, fields' codes and the older double of a drawing are no text.
 *
 * @param parts the files of XML in the document, by their paths.
 */
export function lettersOfDocx(parts: ReadonlyMap<string, string>): string {
  const body = visible(parts.get('word/document.xml') ?? '');
  const notes = [...body.matchAll(/<w:(footnote|endnote)Reference\s[^>]*w:id="(-?\d+)"/g)].map(
    ([, kind, id]) => {
      const xml = visible(parts.get(`word/${kind ?? ''}s.xml`) ?? '');
      return (
        new RegExp(
          `<w:${kind ?? ''}\\s[^>]*w:id="${id ?? ''}"[^>]*>([\\s\\S]*?)</w:${kind ?? ''}>`,
        ).exec(xml)?.[1] ?? ''
      );
    },
  );
  return [body, ...notes].map(lettersOfXml).join('');
}

/** A row of a table that was deleted under track changes. */
export const DELETED_ROW =
  /<w:tr(?:\s[^>]*)?>(?:<w:tblPrEx>(?:(?!<\/w:tblPrEx>)[\s\S])*<\/w:tblPrEx>)?<w:trPr>(?:(?!<\/w:trPr>)[\s\S])*<w:del[\s/>][\s\S]*?<\/w:tr>/g;

function visible(xml: string): string {
  return (
    xml
      .replace(/<mc:Fallback>[\s\S]*?<\/mc:Fallback>/g, '')
      .replace(DELETED_ROW, '')
      // An element that is closed at once marks the end of a paragraph as deleted.
      .replace(/<w:(del|moveFrom)\s(?:[^>]*[^/>])?>[\s\S]*?<\/w:\1>/g, '')
  );
}

function lettersOfXml(xml: string): string {
  const runs = [...xml.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1] ?? '');
  return lettersOf(withoutReferences(runs.join('')));
}
