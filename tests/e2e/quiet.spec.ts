import type { BrowserContext, Page } from '@playwright/test';
import { distinctPages } from './support/sites.ts';
import { expect, test } from './support/test.ts';

/** What a first visit to a page brings along. */
for (const page of distinctPages) {
  test(`a visit to ${page.name} leaves nothing behind and nothing moves`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
    const tab = await context.newPage();
    const complaints = listenForComplaints(tab);
    const requests: string[] = [];
    tab.on('request', (request) => requests.push(request.url()));

    const response = await tab.goto(page.url);
    expect(response?.status()).toBe(200);
    expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
    expect(await shiftsWhileScrolling(tab), 'layout shift at 360 px').toBe(0);
    await tab.setViewportSize({ width: 1280, height: 800 });
    await tab.reload();
    expect(await shiftsWhileScrolling(tab), 'layout shift at 1280 px').toBe(0);

    const asked = [...new Set(requests)].filter((url) => !url.endsWith('/favicon.svg'));
    // A page that computes an answer or a redline in the browser brings the program for it; all others are for reading.
    const computes = (await tab.locator('day-answer, live-redline').count()) > 0;
    if (!computes) expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(4);
    expect(asked.filter((url) => !url.startsWith(`${page.site.origin}/`))).toEqual([]);
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
  });
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

/** Sum of all layout shifts from load to the end of the page. */
async function shiftsWhileScrolling(tab: Page): Promise<number> {
  return tab.evaluate(async () => {
    const frame = () =>
      new Promise((done) => {
        requestAnimationFrame(done);
      });
    let sum = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
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
    return sum;
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
