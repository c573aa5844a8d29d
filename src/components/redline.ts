import { languageName, otherLanguages } from '../domain/locales.ts';
import { builtPairs } from '../domain/pairs.ts';
import type { Pair } from '../domain/pairs.ts';
import { createSay, redlineBox, redlineParts } from '../domain/redline-view/index.ts';
import type { Say } from '../domain/redline-view/index.ts';
import { attributeHtml, awaitedAddress, joinText, toHtml } from '../domain/render/index.ts';
import { versionStep } from '../domain/version-steps.ts';
import type { VersionStep } from '../domain/version-steps.ts';
import { prevailingPlace } from './address.ts';
import { comparedInOrder } from './compared-in-order.ts';
import { drawnInOrder } from './drawn-in-order.ts';
import { allEditions, edition, frozenKey } from './editions.ts';
import { redlineMarkdown } from './markdown.ts';
import type { ShownRedline } from './markdown.ts';
import { once } from './once.ts';
import { builtSite, siteContext } from './site-context.ts';
import type { SiteContext } from './site-context.ts';
import { statementHref } from './statement-href.ts';

/** The paths of the redlines that are built, for pages and files. */
export async function redlinePaths() {
  const { site, inForce } = await builtSite();
  const paths = site.locales.map(async (locale) => {
    const context = await siteContext(locale);
    const editions = new Map((await allEditions(locale)).map((known) => [known.version, known]));
    const steps = [...editions.values()].map(versionStep);
    return builtPairs([...editions.keys()], inForce).map(({ from, to }) => ({
      params: { locale, changes: context.words.changes, from, to },
      props: { steps },
      cacheKey: frozenKey(
        [from, to].flatMap((version) => editions.get(version) ?? []),
        context,
      ),
    }));
  });
  return (await Promise.all(paths)).flat();
}

/** What the pages of redlines have in common. */
export interface RedlineProps {
  /** What every version in the language did. */
  readonly steps: readonly VersionStep[];
}

type Asked = Pair & RedlineProps;

/** Redlines whose pages are being made and whose files are not yet: most of the work is the same. */
const waiting = new Map<string, Promise<ShownRedline>>();

/** The redline between two versions as its page shows it, below the title. */
export async function redlineHtml(context: SiteContext, asked: Asked): Promise<string> {
  const made = makeRedline(context, asked);
  waiting.set(keyOf(context, asked), made);
  const redline = await made;
  const box = toHtml({ type: 'root', children: [redlineBox(redline.head)] });
  const end = box.lastIndexOf('</');
  const address = once<string>();
  const href = (target: string) => address(target, () => attributeHtml(redline.href(target)));
  const sections = redline.sections.map(({ html }) => joinText(html, href));
  return [box.slice(0, end), ...sections, box.slice(end)].join('');
}

/** The Markdown form of that page. */
export async function redlineFile(context: SiteContext, asked: Asked): Promise<string> {
  const key = keyOf(context, asked);
  const made = waiting.get(key) ?? makeRedline(context, asked);
  waiting.delete(key);
  return redlineMarkdown(context, await made);
}

const keyOf = ({ localeId }: SiteContext, { from, to }: Pair) => [localeId, from, to].join(' ');

const sayers = once<Say>();

async function makeRedline(
  context: SiteContext,
  { from, to, steps }: Asked,
): Promise<ShownRedline> {
  const { site, routes, words, localeId, locale, t } = context;
  const [before, after] = await Promise.all([edition(localeId, from), edition(localeId, to)]);
  const original = await prevailingPlace(context);
  const say = sayers(`${site.frame} ${localeId}`, () =>
    createSay(t('redline', { returnObjects: true }), locale.lang),
  );
  const { head, sections } = redlineParts(comparedInOrder(before, after), {
    say,
    href: awaitedAddress,
    steps,
    language: (code) => languageName(code, locale.lang),
    otherLanguage: otherLanguages(site.locales, localeId),
    originalChange:
      original &&
      ((id) =>
        original.link(
          `${original.routes.redline(original.localeId, original.words, from, to)}#section-${id}`,
        )),
  });
  return {
    before,
    after,
    head,
    sections: sections.map((section) => drawnInOrder(section, context)),
    href: await statementHref(context, after, routes.version(localeId, words, to)),
  };
}
