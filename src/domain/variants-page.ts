import type { Element, ElementContent, Root } from 'hast';
import type { Project } from './project.ts';
import { h } from './redline-view/elements.ts';
import { compile, textOf, toHtml } from './render/index.ts';
import type { SectionSource } from './sections.ts';
import { hasVariants } from './statement.ts';

/**
 * A page for editors: every section of the working text that differs between sites, one column a site, what differs
 * marked. It stands alone, style included, and is part of no site.
 */
export function variantsPage(project: Project): string {
  const { locales } = project.config;
  const parts = Object.entries(locales).flatMap(([locale, { lang, dir, name }]) => {
    const sections = project.outline.sections.flatMap(({ id }) => {
      const source = project.working.get(locale)?.get(id);
      return source && hasVariants(source) ? sideBySide(source, project) : [];
    });
    return sections.length === 0
      ? []
      : [h('section', { lang, dir }, h('h2', {}, name), ...sections)];
  });
  const body = parts.length > 0 ? parts : [h('p', {}, 'No passage differs between the sites.')];
  const page: Root = {
    type: 'root',
    children: [
      { type: 'doctype' },
      h(
        'html',
        { lang: 'en' },
        h(
          'head',
          {},
          h('meta', { charSet: 'utf-8' }),
          h('meta', { name: 'viewport', content: 'width=device-width' }),
          h('title', {}, 'What differs between the sites'),
          h('style', {}, STYLE),
        ),
        h('body', {}, h('main', {}, h('h1', {}, 'What differs between the sites'), ...body)),
      ),
    ],
  };
  return `${toHtml(page)}\n`;
}

/** A section once a site; nothing when all sites that have the language show the same. */
function sideBySide(source: SectionSource, { config }: Project): Element[] {
  const columns = Object.entries(config.sites)
    .filter(([, { locales }]) => locales.includes(source.locale))
    .map(([id, { url }]) => ({ id, url, tree: compile(source, { site: id }).tree }));
  const [first = new Set<string>(), ...others] = columns.map(
    ({ tree }) => new Set(leaves(tree).map(textOf)),
  );
  const everywhere = others.reduce((common, texts) => common.intersection(texts), first);
  const isAlike = columns.every(({ tree }) =>
    leaves(tree).every((leaf) => everywhere.has(textOf(leaf))),
  );
  if (isAlike) return [];
  return [
    h(
      'section',
      {},
      h('h3', {}, source.frontMatter.title),
      h('p', {}, h('code', {}, source.file)),
      h(
        'div',
        { className: ['columns'] },
        ...columns.map(({ id, url, tree }) =>
          h(
            'article',
            {},
            h('h4', {}, `${id} (${new URL(url).host})`),
            ...tree.children.flatMap((child) =>
              child.type === 'element' ? [marked(child, everywhere)] : [],
            ),
          ),
        ),
      ),
    ),
  ];
}

const LEAVES = new Set(['p', 'li', 'td', 'th', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** The smallest pieces of text that stand on lines of their own. */
function leaves(node: Root | Element): Element[] {
  return node.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    const inner = leaves(child);
    return LEAVES.has(child.tagName) && inner.length === 0 ? [child] : inner;
  });
}

/** A copy with every piece marked that is not on all sites. Ids go: they would be there once a column. */
function marked(element: Element, everywhere: ReadonlySet<string>): Element {
  const properties = { ...element.properties, id: undefined };
  const isLeaf = LEAVES.has(element.tagName) && leaves(element).length === 0;
  const children = element.children.map((child): ElementContent =>
    child.type === 'element' ? marked(child, everywhere) : child,
  );
  const differs = isLeaf && !everywhere.has(textOf(element));
  return { ...element, properties, children: differs ? [h('mark', {}, children)] : children };
}

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 100rem; margin: 2rem auto; padding-inline: 1rem; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 2rem; }
article :is(h2, h3) { font-size: 1.125rem; }
article { border-block-start: 0.25rem solid; padding-block-start: 0.5rem; }
mark { padding-inline: 0.125rem; }
`;
