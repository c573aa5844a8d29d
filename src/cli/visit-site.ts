import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { KeptFor } from '../domain/cookies/lifetime.ts';
import type { Observed } from '../domain/cookies/observed.ts';

/** A served site to visit. */
export interface Visit {
  /** Where it is served: `http://localhost:4321`. */
  readonly origin: string;
  /** Its public host, which what is kept for the local one counts as. */
  readonly host: string;
  readonly pages: readonly { readonly path: string; readonly file: string }[];
  /** The page on which a reader can accept everything; nothing when there is nothing to accept. */
  readonly preferences: { readonly path: string; readonly file: string } | undefined;
  /** A page with a letter to compose, whose program comes only to who uses it; nothing when there is none. */
  readonly letter: { readonly path: string; readonly file: string } | undefined;
}

/**
 * Opens every page in a fresh browser session, composes a letter, accepts everything, opens every page again.
 *
 * @returns what the browser kept, each with the page after which it was there first.
 */
export async function visitSite(browser: Browser, visit: Visit): Promise<Observed[]> {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const observed: Observed[] = [];
  const look = async (file: string, accepted: boolean, since: number) => {
    for (const one of await keptIn(context, tab, visit, since)) {
      observed.push({ ...one, site: visit.host, file, accepted });
    }
  };
  const openAll = async (accepted: boolean) => {
    for (const { path, file } of visit.pages) {
      const since = Date.now();
      await tab.goto(visit.origin + path, { waitUntil: 'networkidle' });
      await look(file, accepted, since);
    }
  };
  try {
    await openAll(false);
    if (visit.letter) {
      const since = Date.now();
      await tab.goto(visit.origin + visit.letter.path);
      await composeLetter(tab);
      await look(visit.letter.file, false, since);
    }
    if (visit.preferences) {
      const since = Date.now();
      await tab.goto(visit.origin + visit.preferences.path);
      await tab.locator('[data-preferences="acceptAll"]').click();
      await tab.locator('[data-preferences-choice]:not(:empty)').waitFor();
      await look(visit.preferences.file, true, since);
      await openAll(true);
    }
    return observed;
  } finally {
    await context.close();
  }
}

/** Does with a letter what a reader can: fills it in, copies it, downloads it. */
async function composeLetter(tab: Page): Promise<void> {
  const letter = tab.locator('letter-composer');
  await letter.locator('[name=name]').fill('A. Reader');
  await tab.locator('letter-composer:defined').waitFor();
  await letter.getByRole('checkbox').first().check();
  await letter.locator('.copy').click();
  await letter.locator('[role=status]:not(:empty)').waitFor();
  const download = tab.waitForEvent('download');
  await letter.locator('.download').click();
  await (await download).delete();
}

/**
 * What the browser keeps now.
 *
 * @param since when the page was asked for: it set what is new between then and now.
 */
async function keptIn(
  context: BrowserContext,
  tab: Page,
  { origin, host }: Visit,
  since: number,
): Promise<Pick<Observed, 'name' | 'kind' | 'host' | 'keptFor'>[]> {
  const own = new URL(origin).hostname;
  const now = Date.now();
  const cookies = (await context.cookies()).map(({ name, domain, expires }) => {
    const kept = domain.replace(/^\./, '');
    const keptFor: KeptFor =
      expires < 0
        ? 'session'
        : { fewest: daysBetween(now, expires * 1000), most: daysBetween(since, expires * 1000) };
    return { name, kind: 'cookie' as const, host: kept === own ? host : kept, keptFor };
  });
  const keys = await tab.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)]);
  const [local = [], session = []] = keys;
  return [
    ...cookies,
    ...local.map((name) => ({ name, kind: 'local-storage' as const, host })),
    ...session.map((name) => ({
      ...{ name, kind: 'session-storage' as const, host },
      keptFor: 'session' as const,
    })),
  ];
}

function daysBetween(from: number, to: number): number {
  return (to - from) / 86_400_000;
}
