/** Takes the place in the text, and the days in the address, along to the page in another language. */

const links = [...document.querySelectorAll<HTMLAnchorElement>('.languages a')];
const namesOf = (link?: HTMLAnchorElement) => link?.dataset['parameters']?.split(' ') ?? [];
const own = namesOf(links.find((link) => link.ariaCurrent));

const follow = () => {
  const here = new URLSearchParams(location.search);
  for (const link of links) {
    const there = new URLSearchParams();
    namesOf(link).forEach((name, index) => {
      const value = here.get(own[index] ?? '');
      if (value !== null) there.set(name, value);
    });
    link.search = there.toString();
    link.hash = location.hash;
  }
};
// Before any way of following a link, a new tab included.
for (const event of ['pointerdown', 'keydown', 'click']) {
  document.querySelector('.languages')?.addEventListener(event, follow);
}
