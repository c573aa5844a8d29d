import type { BrowserContext, Page } from '@playwright/test';
import { allPages, forPage } from './support/sites.ts';
import { expect, test } from './support/test.ts';

/** What a first visit to a page brings along. */
for (const page of allPages) {
  test(
    `a visit to ${page.name} leaves nothing behind and nothing moves`,
    forPage(page),
    async ({ browser }) => {
      const context = await browser.newContext();
      const tab = await context.newPage();
      const complaints = listenForComplaints(tab);
      let requests = new Set<string>();
      tab.on('request', (request) => requests.add(request.url()));

      for (const width of [360, 1280]) {
        await tab.goto('about:blank');
        await tab.setViewportSize({ width, height: 800 });
        requests = new Set();
        const response = await tab.goto(page.url);
        expect(response?.status()).toBe(200);
        expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
        await expectNoShifts(tab, `at ${width} px`);

        const asked = [...requests].filter((url) => !url.endsWith('/favicon.svg'));
        // A page that computes an answer or a redline in the browser brings the program for it; all others are for reading.
        const computes = (await tab.locator('day-answer, live-redline').count()) > 0;
        if (!computes) expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(4);
        expect(asked.filter((url) => !url.startsWith(`${page.site.origin}/`))).toEqual([]);
      }
      expect(await keptIn(context, tab)).toEqual({
        cookies: [],
        localStorage: 0,
        sessionStorage: 0,
        databases: [],
        caches: [],
        workers: 0,
      });
      expect(complaints, 'console errors, exceptions, refusals by the policy').toEqual([]);
      await context.close();
    },
  );
}

/** Collects everything that a browser complains about: errors, exceptions, failed requests. */
function listenForComplaints(tab: Page): string[] {
  const complaints: string[] = [];
  tab.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  tab.on('pageerror', (error) => complaints.push(error.message));
  tab.on('requestfailed', (request) => {
    // The reload cuts off what the browser asks for last, its icon.
    if (!request.url().endsWith('/favicon.svg')) complaints.push(`failed: ${request.url()}`);
  });
  tab.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return complaints;
}

/** A part of the page that moved, and by how much. */
interface Shift {
  readonly value: number;
  readonly moved: readonly string[];
}

/**
 * Expects that nothing moves. What a page does it does on every visit; a browser that is starved of processor time
 * reports a movement now and then that no other visit shows. So only what three visits in a row show counts.
 */
async function expectNoShifts(tab: Page, where: string): Promise<void> {
  let shifts = await shiftsWhileScrolling(tab);
  for (let visit = 2; shifts.length > 0 && visit <= 3; visit += 1) {
    await tab.reload();
    shifts = await shiftsWhileScrolling(tab);
  }
  expect(shifts, `layout shift ${where}`).toEqual([]);
}

/** All layout shifts from load to the end of the page. */
async function shiftsWhileScrolling(tab: Page): Promise<Shift[]> {
  return tab.evaluate(async () => {
    interface Entry {
      readonly value: number;
      readonly sources: readonly {
        node: Node | null;
        previousRect: DOMRect;
        currentRect: DOMRect;
      }[];
    }
    const frame = () =>
      new Promise((done) => {
        requestAnimationFrame(done);
      });
    const place = ({ x, y, width, height }: DOMRect) => [x, y, width, height].join(' ');
    const found: { value: number; moved: string[] }[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as unknown as Entry[]) {
        const moved = sources.map(
          ({ node, previousRect, currentRect }) =>
            `${node?.nodeName ?? '?'} “${node?.textContent?.trim().slice(0, 40) ?? ''}” from ${place(previousRect)} to ${place(currentRect)}`,
        );
        found.push({ value, moved });
      }
    });
    observer.observe({ type: 'layout-shift', buffered: true });
    const steps = Math.min(12, Math.ceil(document.documentElement.scrollHeight / innerHeight));
    for (let step = 1; step <= steps; step += 1) {
      const top = (document.documentElement.scrollHeight * step) / steps;
      scrollTo({ top, behavior: 'instant' });
      await frame();
    }
    await frame();
    observer.disconnect();
    return found;
  });
}

async function keptIn(context: BrowserContext, tab: Page) {
  return {
    cookies: await context.cookies(),
    ...(await tab.evaluate(async () => ({
      localStorage: localStorage.length,
      sessionStorage: sessionStorage.length,
      databases: await indexedDB.databases(),
      caches: 'caches' in globalThis ? await caches.keys() : [],
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }))),
  };
}
