/**
 * Arbitrary valid content for property tests: few words, so that blocks resemble each other; ids twice; lists in items;
 * tables that are no grids; `ins` and `del` of the text itself.
 */
import fc from 'fast-check';
import type { Element, ElementContent, Properties, Root } from 'hast';

const el = (tagName: string, children: ElementContent[], properties: Properties = {}): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});

const word = fc.constantFrom(
  'we',
  'you',
  'data',
  'cookies',
  'privacy',
  'l’accès',
  "l'accès",
  'e-mail',
  '1.000,50',
  '“quoted”',
  '"quoted"',
  '数据',
  'the',
  'of',
);
const space = fc.constantFrom(' ', ' ', ' ', '. ', ', ', '\u00a0', '\n', '  ', '');
const text = fc
  .array(fc.tuple(word, space), { minLength: 1, maxLength: 8 })
  .map((pairs): ElementContent => ({ type: 'text', value: pairs.flat().join('') }));

const attributes: fc.Arbitrary<Properties> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ id: fc.constantFrom('a', 'b', 'change-1') }) },
  {
    weight: 1,
    arbitrary: fc.record({ className: fc.subarray(['x', 'y']), title: fc.constantFrom('"', '<') }),
  },
);

const plainInline = fc.oneof(
  { weight: 8, arbitrary: text },
  { weight: 1, arbitrary: fc.constant(el('br', [])) },
  { weight: 1, arbitrary: fc.constant(el('img', [], { src: 'a.png', alt: '' })) },
);
const marked = fc
  .tuple(
    fc.constantFrom('strong', 'em', 'code', 'span', 'ins', 'del', 'dfn'),
    fc.array(plainInline, { maxLength: 2 }),
    attributes,
  )
  .map(([tag, children, own]) => el(tag, children, own));
const link = fc
  .tuple(
    fc.constantFrom('/a', '/b'),
    fc.array(fc.oneof(plainInline, marked), { maxLength: 2 }),
    attributes,
  )
  .map(([href, children, own]) => el('a', children, { href, ...own }));
const inline = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: plainInline },
    { weight: 1, arbitrary: marked },
    { weight: 1, arbitrary: link },
  ),
  { maxLength: 5 },
);

const { block } = fc.letrec<{
  block: ElementContent;
  flow: ElementContent[];
  mixed: ElementContent[];
}>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .tuple(fc.constantFrom('p', 'p', 'p', 'h2', 'h3'), inline, attributes)
      .map(([tag, children, own]) => el(tag, children, own)),
    fc.constant(el('hr', [])),
    fc
      .tuple(
        fc.constantFrom('ul', 'ol'),
        fc.array(fc.oneof(inline, tie('mixed'), tie('flow')), { minLength: 1, maxLength: 4 }),
        attributes,
      )
      .map(([tag, items, own]) =>
        el(
          tag,
          items.map((children) => el('li', children)),
          own,
        ),
      ),
    fc
      .tuple(fc.constantFrom('div', 'section', 'blockquote'), tie('flow'), attributes)
      .map(([tag, children, own]) => el(tag, children, own)),
    fc
      .tuple(inline, tie('flow'))
      .map(([summary, children]) => el('details', [el('summary', summary), ...children])),
    table(),
  ),
  flow: fc.array(tie('block'), { maxLength: 4 }),
  mixed: fc
    .array(
      fc.oneof(
        inline,
        tie('block').map((one) => [one]),
      ),
      { maxLength: 3 },
    )
    .map((parts) => parts.flat()),
}));

function table(): fc.Arbitrary<Element> {
  const row = (tag: string): fc.Arbitrary<Element> =>
    fc.array(inline, { minLength: 1, maxLength: 3 }).map((cells) =>
      el(
        'tr',
        cells.map((cell) => el(tag, cell)),
      ),
    );
  return fc
    .tuple(fc.option(row('th')), fc.array(row('td'), { minLength: 1, maxLength: 4 }))
    .map(([head, rows]) =>
      el('table', [...(head ? [el('thead', [head])] : []), el('tbody', rows)]),
    );
}

/** A text of some blocks. */
export const tree: fc.Arbitrary<Root> = fc
  .array(block, { maxLength: 8 })
  .map((children) => ({ type: 'root', children }));

/** Two texts made of the same blocks: some kept, some left out, in another order. */
export const relatedTrees: fc.Arbitrary<[Root, Root]> = fc
  .array(block, { minLength: 1, maxLength: 8 })
  .chain((blocks) => {
    const some = fc
      .shuffledSubarray(blocks)
      .map((children): Root => ({ type: 'root', children: structuredClone(children) }));
    return fc.tuple(some, some);
  });

/** Passages long enough to be known again elsewhere; the second of each kind is the first with a word changed. */
const passages = ['order', 'letter', 'visit', 'invoice', 'complaint', 'account'].map((subject) =>
  ['twelve', 'twenty'].map((count) => {
    const words = `${subject}A ${subject}B ${subject}C ${subject}D ${subject}E ${subject}F`;
    return `We keep your ${words} for ${count} months after the ${subject} ends.`;
  }),
);

/** Boxes in boxes around passages, of which each text has some, in its own order and boxes, with or without a change. */
const boxes = fc
  .shuffledSubarray(passages)
  .chain((kinds) =>
    fc.tuple(...kinds.map((texts) => fc.tuple(fc.constantFrom(...texts), boxKind, fc.nat(3)))),
  )
  .map((chosen): Element[] => {
    const built: Element[] = [];
    for (const [value, tag, inside] of chosen) {
      const passage = el('p', [{ type: 'text', value }]);
      const around = built.at(-1);
      // As often as not a passage joins the box before it, or takes that box along into its own.
      if (inside === 0 && around && around.tagName !== 'p') around.children.push(passage);
      else if (tag === 'p') built.push(passage);
      else built.push(box(tag, inside === 1 && around ? [passage, built.pop()!] : [passage]));
    }
    return built;
  });
const boxKind = fc.constantFrom('p', 'p', 'div', 'section', 'blockquote', 'ul', 'details');

function box(tag: string, children: Element[]): Element {
  if (tag === 'ul') return el('ul', [el('li', children)]);
  if (tag !== 'details') return el(tag, children);
  const heading = el('h3', [{ type: 'text', value: `Question ${children.length}` }]);
  return el('details', [el('summary', [heading]), el('div', children)]);
}

/** A text of passages, much of which stands elsewhere in another such text. */
export const textOfPassages: fc.Arbitrary<Root> = boxes.map((children) => ({
  type: 'root',
  children,
}));
