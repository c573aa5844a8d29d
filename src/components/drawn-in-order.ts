import type { Root } from 'hast';
import { asText } from '../domain/page-markdown.ts';
import type { SectionPart } from '../domain/redline-view/index.ts';
import { cutText, markdownOfBlocks, toHtml } from '../domain/render/index.ts';
import type { CutText, MarkdownText } from '../domain/render/index.ts';
import type { SiteContext } from './site-context.ts';

/** A section of a redline in the forms that are built. Only its page knows where its links lead. */
export interface DrawnSection {
  readonly html: CutText;
  readonly markdown: MarkdownText;
}

interface DrawingContext extends Pick<SiteContext, 'localeId'> {
  readonly site: Pick<SiteContext['site'], 'frame'>;
}

interface LastDrawing {
  readonly tree: Root;
  readonly around: string;
  readonly drawn: DrawnSection;
}

/** The section drawn last of those that changed, and of those that did not, by language and id. */
const last = new Map<string, LastDrawing>();

/**
 * Draws a section of a redline, unless the one drawn before it was the same: of many redlines that are made in their order,
 * each has most sections in common with the one before (see `comparedInOrder`).
 *
 * @param part its links made by `awaitedAddress`.
 */
export function drawnInOrder(part: SectionPart, { site, localeId }: DrawingContext): DrawnSection {
  const key = [localeId, part.id, part.isUnchanged ? 'unchanged' : 'changed'].join(' ');
  const around = site.frame + part.around();
  const known = last.get(key);
  if (known?.tree === part.tree && known.around === around) return known.drawn;
  const tree: Root = { type: 'root', children: [part.draw()] };
  // The text takes the tree apart.
  const html = cutText(toHtml(tree));
  const drawn = { html, markdown: markdownOfBlocks(asText(tree)) };
  last.set(key, { tree: part.tree, around, drawn });
  return drawn;
}
