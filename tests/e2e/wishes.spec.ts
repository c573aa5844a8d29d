import { mainSite, pageAt, questionsOf } from './support/sites.ts';
import { expect, test } from './support/test.ts';

/** What readers ask of their own system: fewer colours, less movement. */
const statement = pageAt(mainSite, mainSite.routes.statement('nl'));
const questions = pageAt(mainSite, questionsOf(mainSite).path);

test('forced colours are the system’s, and everything that matters is still seen', async ({
  tab,
}) => {
  await tab.emulateMedia({ forcedColors: 'active' });
  await tab.goto(questions.url);
  const seen = await tab.evaluate(() => {
    const probe = document.createElement('p');
    document.body.append(probe);
    const system = (color: string) => {
      probe.style.setProperty('forced-color-adjust', 'none');
      probe.style.color = color;
      return getComputedStyle(probe).color;
    };
    const answer = {
      body: getComputedStyle(document.body).color === system('CanvasText'),
      link: [...document.querySelectorAll('main .prose a, .breadcrumbs a')].every(
        (link) => getComputedStyle(link).color === system('LinkText'),
      ),
      untouched: [...document.querySelectorAll('body *')].filter(
        (element) =>
          element !== probe &&
          getComputedStyle(element).getPropertyValue('forced-color-adjust') === 'none',
      ).length,
    };
    probe.remove();
    return answer;
  });
  expect(seen).toEqual({ body: true, link: true, untouched: 0 });
  for (const text of ['h1', '.last-updated', '.summary', '.questions summary', '.site-footer']) {
    await expect(tab.locator(text).first()).toBeVisible();
  }
  await tab.keyboard.press('Tab');
  await expect(tab.locator('a.skip')).toBeInViewport({ ratio: 1 });
  await expect(tab.locator('a.skip')).not.toHaveCSS('outline-style', 'none');
});

test('reduced motion stops what moves', async ({ tab }) => {
  await tab.emulateMedia({ reducedMotion: 'no-preference' });
  await tab.goto(statement.url);
  await expect(tab.locator('html')).toHaveCSS('scroll-behavior', 'smooth');
  await tab.emulateMedia({ reducedMotion: 'reduce' });
  await expect(tab.locator('html')).toHaveCSS('scroll-behavior', 'auto');
  const moving = await tab.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return (
          animationName !== 'none' ||
          transitionDuration.split(',').some((time) => parseFloat(time) > 0)
        );
      }).length,
  );
  expect(moving).toBe(0);
});

test('light and dark follow the reader’s system', async ({ tab }) => {
  await tab.goto(statement.url);
  const lightness = () =>
    tab.evaluate(() => {
      const [red = 0, green = 0, blue = 0] = (
        getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g) ?? []
      ).map(Number);
      return (red + green + blue) / 3;
    });
  expect(await lightness()).toBeGreaterThan(200);
  await tab.emulateMedia({ colorScheme: 'dark' });
  expect(await lightness()).toBeLessThan(60);
});
