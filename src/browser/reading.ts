import { enhanceCookieRegister } from './cookie-register.ts';
import { offerLetter } from './offer-letter.ts';
import { offerPreferences } from './offer-preferences.ts';

/** Marks the contents line of the passage being read, and opens a folded answer that an address points to. */

const links = new Map(
  [...document.querySelectorAll<HTMLAnchorElement>('.contents a')].map((link) => [
    decodeURIComponent(link.hash.slice(1)),
    link,
  ]),
);
const headings = [...links.keys()]
  .filter(Boolean)
  .map((id) => document.getElementById(id))
  .filter((heading) => heading !== null);

/** Scrolls the contents, never the page, so that a line of it is in sight. */
const keepInSight = (link: Element) => {
  const box = link.closest('.contents');
  if (!box) return;
  const [line, frame] = [link.getBoundingClientRect(), box.getBoundingClientRect()];
  if (line.bottom > frame.bottom) box.scrollTop += line.bottom - frame.bottom + line.height;
  if (line.top < frame.top) box.scrollTop -= frame.top - line.top + line.height;
};
/** Asks where things are once they were shown: asking earlier makes the reader wait for the answer. */
const onceShown = (element: Element, work: () => void) => {
  new IntersectionObserver((_, observer) => {
    observer.disconnect();
    work();
  }).observe(element);
};
const page = document.querySelector('.contents [aria-current="page"]');
if (page) onceShown(page, () => keepInSight(page));

if (headings.length > 0) {
  const mark = () => {
    const edge = innerHeight / 3;
    const current = headings.findLast((heading) => heading.getBoundingClientRect().top < edge);
    for (const [id, link] of links) {
      if (!link.hash) continue;
      if (id !== current?.id) link.removeAttribute('aria-current');
      else if (!link.hasAttribute('aria-current')) {
        link.setAttribute('aria-current', 'location');
        keepInSight(link);
      }
    }
  };
  let waiting = false;
  addEventListener(
    'scroll',
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        mark();
      });
    },
    { passive: true },
  );
  onceShown(document.body, mark);
}

enhanceCookieRegister();
offerPreferences();
offerLetter();

const openTarget = () => {
  // Anchors of answers are plain letters: there is nothing to decode, nor anything that cannot be.
  const target = document.getElementById(location.hash.slice(1));
  const folded = target?.closest('details:not([open])');
  folded?.setAttribute('open', '');
  if (folded) target?.scrollIntoView();
};
addEventListener('hashchange', openTarget);
openTarget();
