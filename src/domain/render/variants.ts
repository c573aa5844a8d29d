import type { Node, Parent, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { VFile } from 'vfile';
import { fileTop } from '../issue.ts';
import type { VariantUse } from './compile.ts';
import { report } from './report.ts';

/** Name of the component around a passage for some sites: `<Only site="be com">…</Only>`. */
export const ONLY = 'Only';

const WRITTEN = `<${ONLY} site="be com">text</${ONLY}>`;

/** What `compile` and the plugin tell each other through the file. */
interface VariantData {
  /** Site that the text is for; nothing: for all, with every passage. */
  site?: string;
  variants?: VariantUse[];
}

/** Tells the plugin which site a text is for, where another program runs it. */
export function remarkSite(site: string) {
  return (_tree: Root, file: VFile) => {
    (file.data as VariantData).site = site;
  };
}

/**
 * Keeps the passages that are for the site and takes those away that are not, before anything else looks at the text: what
 * is not there has no anchor, no link and no words.
 */
export function remarkVariants() {
  return (tree: Root, file: VFile) => {
    const data = file.data as VariantData;
    data.variants = [];
    keepOwn(tree, file, data.variants, data.site);
  };
}

function keepOwn(
  parent: Pick<Parent, 'children'>,
  file: VFile,
  variants: VariantUse[],
  site: string | undefined,
): void {
  parent.children = parent.children.flatMap((child): RootContent[] => {
    const hadContent = 'children' in child && child.children.length > 0;
    if ('children' in child) keepOwn(child, file, variants, site);
    if (isOnly(child)) {
      const sites = sitesOf(child, file);
      variants.push({ sites, place: child.position?.start ?? fileTop });
      return site === undefined || sites.includes(site) ? child.children : [];
    }
    // A paragraph or list whose every passage went goes as well; an empty cell keeps its column.
    const isLeft = !hadContent || !PRUNED.has(child.type) || hasContent(child);
    return isLeft ? [child] : [];
  });
}

const PRUNED = new Set(['paragraph', 'heading', 'listItem', 'list', 'blockquote']);

function hasContent(node: Node): boolean {
  const { children = [] } = node as Partial<Parent>;
  return children.some((child) => child.type !== 'text' || child.value.trim() !== '');
}

function isOnly(node: Node): node is MdxJsxFlowElement | MdxJsxTextElement {
  return /^mdxJsx(?:Flow|Text)Element$/.test(node.type) && 'name' in node && node.name === ONLY;
}

function sitesOf(node: MdxJsxFlowElement | MdxJsxTextElement, file: VFile): string[] {
  const [attribute, ...others] = node.attributes;
  const isPlain = attribute?.type === 'mdxJsxAttribute' && attribute.name === 'site';
  const value = isPlain && others.length === 0 ? attribute.value : undefined;
  const sites = typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : [];
  if (sites.length === 0) {
    report(file, node, 'mdx/not-allowed', `<${ONLY}> does not say for which site.`, {
      expected: `one attribute, \`site\`, with ids of sites: ${WRITTEN}`,
      fix: 'name the sites that this passage is for',
    });
  }
  return sites;
}
