import type { Element } from 'hast';
import type { LocaleChanges } from '../../domain/change-report.ts';
import { redlineView, touchedSections } from '../../domain/redline-view/index.ts';
import { h } from '../../domain/redline-view/elements.ts';
import { languageName } from '../../domain/locales.ts';
import { toHtml } from '../../domain/render/index.ts';
import { join, readText } from '../../io/files.ts';
import { projectRoot } from '../../io/read-project.ts';
import { figuresOf, headingOf, sayRedline } from './reported-changes.ts';
import type { ReportedChanges } from './reported-changes.ts';

/** Redlines as one page that needs nothing else: to save, to print, to send to whoever must approve. */
export async function changesAsHtml({
  project,
  from,
  to,
  changes,
}: ReportedChanges): Promise<string> {
  const title = `${from} → ${to}`;
  const styles = await Promise.all(['tokens', 'base', 'statement', 'redline'].map(readStyle));
  const body = changes.map((one) => {
    const say = sayRedline(project, one.locale, one.lang);
    const { dir = 'ltr' } = project.config.locales[one.locale] ?? {};
    const view = redlineView(one.comparison, {
      say,
      href: (target) => target,
      language: (code) => languageName(code, one.lang),
    });
    return h(
      'section',
      {},
      h('h1', {}, `${headingOf(one)}: ${title}`),
      proposalOf(one),
      h('div', { lang: one.lang, dir }, withPrefix(view, `${one.locale}-`)),
    );
  });
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title>`,
    `<style>${styles.join('\n')}\nbody { max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }</style>`,
    toHtml({ type: 'root', children: body }),
    '</html>',
  ].join('\n');
}

function proposalOf({ comparison, proposal }: LocaleChanges): Element | undefined {
  if (touchedSections(comparison).length === 0) return undefined;
  return h(
    'details',
    {},
    h('summary', {}, `Proposed kind: ${proposal.kind}. ${figuresOf(comparison)}.`),
    h(
      'ul',
      {},
      proposal.reasons.map(({ section, text }) => h('li', {}, `${section}: ${text}`)),
    ),
  );
}

/** An element whose ids, and the links to them, are its language's own: the page holds several. */
function withPrefix(element: Element, prefix: string): Element {
  const { id, href } = element.properties;
  return {
    ...element,
    properties: {
      ...element.properties,
      ...(typeof id === 'string' && { id: prefix + id }),
      ...(typeof href === 'string' &&
        href.startsWith('#') && { href: `#${prefix}${href.slice(1)}` }),
    },
    children: element.children.map((child) =>
      child.type === 'element' ? withPrefix(child, prefix) : child,
    ),
  };
}

/** A style sheet of the sites, without its fonts: they are files of their own. */
async function readStyle(name: string): Promise<string> {
  const source = await readText(projectRoot, join(projectRoot, 'src', 'styles', `${name}.css`));
  return (source?.text ?? '').replace(/@font-face \{[^}]*\}/g, '');
}
