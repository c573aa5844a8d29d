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

document.querySelector('.contents [aria-current]')?.scrollIntoView({ block: 'nearest' });

if (headings.length > 0) {
  const mark = () => {
    const edge = innerHeight / 3;
    const current = headings.findLast((heading) => heading.getBoundingClientRect().top < edge);
    for (const [id, link] of links) {
      if (!link.hash) continue;
      if (id === current?.id) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
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
  mark();
}

const openTarget = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target?.closest('details:not([open])');
  folded?.setAttribute('open', '');
  if (folded) target?.scrollIntoView();
};
addEventListener('hashchange', openTarget);
openTarget();
