import { describe, expect, it } from 'vitest';
import { comparedInOrder } from '../../src/components/compared-in-order.ts';
import { compareEditions } from '../../src/domain/comparison.ts';
import type { ComparableSection } from '../../src/domain/comparison.ts';
import { accept, parseHtml, reject } from '../../src/domain/diff/index.ts';
import { createSay, redlineView } from '../../src/domain/redline-view/index.ts';
import { withPermalinks } from '../../src/domain/redline-view/permalinks.ts';
import { toHtml } from '../../src/domain/render/index.ts';
import { editorialSections } from '../../src/domain/version-steps.ts';
import type { VersionStep } from '../../src/domain/version-steps.ts';
import nl from '../../src/i18n/dictionaries/nl.json' with { type: 'json' };

const section = (id: string, html: string, title = id): ComparableSection => ({
  id,
  locale: 'nl',
  original: html,
  title,
  slug: id,
  html,
});
const long =
  'Dit is een alinea die lang genoeg is om te worden gevouwen als er niets aan verandert.';
const before = {
  version: '2020-01-01',
  locale: 'nl',
  sections: [
    section('one', `<p>${long}</p><p>Wij bewaren uw gegevens een jaar.</p>`),
    section('two', '<p>Blijft gelijk.</p>'),
    section('three', '<p>Vervalt helemaal.</p>'),
    section('four', '<p>Staat straks vooraan.</p>'),
  ],
};
const after = {
  version: '2021-01-01',
  locale: 'nl',
  sections: [
    section('four', '<p>Staat straks vooraan.</p>'),
    section('one', `<p>${long}</p><p>Wij bewaren uw gegevens twee jaar.</p>`, 'Eerste'),
    section('two', '<p>Blijft gelijk.</p>'),
    section('five', '<p>Is helemaal nieuw.</p>'),
  ],
};
const comparison = compareEditions(before, after, parseHtml);
const find = (id: string) => comparison.sections.find((one) => one.id === id);

describe('comparedInOrder', () => {
  it('gives what compareEditions gives, whatever was compared before', () => {
    const passage =
      '<p>Deze lange alinea verhuist in haar geheel van het ene onderdeel naar het andere onderdeel.</p>';
    const other = {
      version: '2022-01-01',
      locale: 'nl',
      sections: [
        section('one', `<p id="a">${long}</p>`),
        section('two', `<p id="b">Blijft gelijk.</p>${passage}`),
      ],
    };
    const moved = { ...other, sections: [section('one', `<p id="b">Anders.</p>${passage}`)] };
    const editions = [before, before, after, other, after, moved, other];
    for (const to of [after, other, moved]) {
      for (const from of editions) {
        expect(comparedInOrder(from, to)).toEqual(compareEditions(from, to, parseHtml));
      }
    }
  });
});

describe('compareEditions', () => {
  it('pairs sections by id and keeps the order of the new version, what went after what it followed', () => {
    expect(comparison.sections.map(({ id }) => id)).toEqual([
      'four',
      'one',
      'two',
      'three',
      'five',
    ]);
  });

  it('tells what happened to each', () => {
    expect(
      Object.fromEntries(
        comparison.sections.map(({ id, state, moved, renamed }) => [id, { state, moved, renamed }]),
      ),
    ).toEqual({
      one: { state: 'changed', moved: false, renamed: true },
      two: { state: 'unchanged', moved: false, renamed: false },
      three: { state: 'removed', moved: false, renamed: false },
      four: { state: 'unchanged', moved: true, renamed: false },
      five: { state: 'added', moved: false, renamed: false },
    });
  });

  it('gives each section its own changes', () => {
    expect(find('one')?.changes.map(({ kind }) => kind)).toEqual(['renamed', 'changed']);
    expect(find('two')?.changes).toEqual([]);
  });

  it('does not mix a section that went with one that came', () => {
    expect(toHtml(find('three')?.tree ?? { type: 'root', children: [] })).toContain(
      'Vervalt helemaal.',
    );
    expect(toHtml(find('five')?.tree ?? { type: 'root', children: [] })).not.toContain('Vervalt');
  });

  it('sees a passage that went to another section as moved', () => {
    const passage =
      '<p>Deze lange alinea verhuist in haar geheel van het ene onderdeel naar het andere onderdeel.</p>';
    const moved = compareEditions(
      {
        version: 'a',
        locale: 'nl',
        sections: [section('x', `<p>Een.</p>${passage}`), section('y', '<p>Twee.</p>')],
      },
      {
        version: 'b',
        locale: 'nl',
        sections: [section('x', '<p>Een.</p>'), section('y', `<p>Twee.</p>${passage}`)],
      },
      parseHtml,
    );
    expect(moved.stats).toMatchObject({
      kinds: { moved: 1 },
      wordsAdded: 0,
      wordsRemoved: 0,
      wordsMoved: 15,
    });
    const html = moved.sections.map(({ tree }) => toHtml(tree)).join('');
    expect(html).toMatch(/<p data-diff="move-from"[^>]*data-diff-move="1"[^>]*><del>Deze lange/);
    expect(html).toMatch(/<p data-diff="move-to"[^>]*data-diff-move="1"[^>]*>Deze lange/);
  });

  it('shows what changed in a passage on its way to another section', () => {
    const passage = (days: string) =>
      `<p>Wij bewaren uw <em>gegevens</em> niet langer dan ${days} dagen nadat u uw bestelling hebt ontvangen.</p>`;
    const { sections, stats } = compareEditions(
      {
        version: 'a',
        locale: 'nl',
        sections: [section('x', `<p>Een.</p>${passage('dertig')}`), section('y', '<p>Twee.</p>')],
      },
      {
        version: 'b',
        locale: 'nl',
        sections: [section('x', '<p>Een.</p>'), section('y', `<p>Twee.</p>${passage('zestig')}`)],
      },
      parseHtml,
    );
    expect(stats).toMatchObject({
      kinds: { moved: 1, added: 0, removed: 0 },
      wordsAdded: 1,
      wordsRemoved: 1,
      wordsMoved: 15,
    });
    const [left, arrived] = sections.map(({ tree }) => toHtml(tree));
    expect(left).toMatch(/data-diff="move-from"[^>]*><del>Wij bewaren/);
    expect(arrived).toContain('niet langer dan <del>dertig</del><ins>zestig</ins> dagen');
    const both = sections.map(({ tree }) => [toHtml(reject(tree)), toHtml(accept(tree))]);
    expect(both[0]?.[0]).toContain('dertig');
    expect(both[0]?.[1]).not.toContain('Wij bewaren');
    expect(both[1]?.[0]).not.toContain('dertig');
    expect(both[1]?.[1]).toContain('niet langer dan zestig dagen');
    expect(sections[1]?.changes).toMatchObject([{ kind: 'moved', wordsAdded: 1, wordsRemoved: 1 }]);
  });

  it('finds nothing between a version and itself', () => {
    expect(
      compareEditions(before, before, parseHtml).sections.every(
        ({ state }) => state === 'unchanged',
      ),
    ).toBe(true);
  });
});

const step = (version: string, kind: VersionStep['kind'], ...touched: string[]): VersionStep => ({
  version,
  kind,
  touched,
});

describe('editorialSections', () => {
  const among = (...steps: VersionStep[]) => [...editorialSections(comparison, steps)];

  it('names what only editorial versions touched', () => {
    expect(
      among(
        step('2020-06-01', 'material', 'one'),
        step('2020-09-01', 'editorial', 'one', 'three'),
        step('2021-01-01', 'editorial', 'five'),
      ),
    ).toEqual(['three', 'five']);
  });

  it('looks at the steps after the old version, up to the new one', () => {
    expect(
      among(
        step('2020-01-01', 'material', 'one'),
        step('2021-01-01', 'editorial', 'one'),
        step('2021-06-01', 'material', 'one'),
      ),
    ).toEqual(['one']);
  });

  it('takes a section that stands elsewhere for material as soon as one version is', () => {
    const editorial = step('2020-06-01', 'editorial', 'four', 'five');
    expect(among(editorial)).toEqual(['four', 'five']);
    expect(among(editorial, step('2021-01-01', 'material', 'one'))).toEqual(['five']);
  });

  it('does not name what is the same in the end, nor what no step accounts for', () => {
    expect(among(step('2020-06-01', 'editorial', 'two'))).toEqual([]);
    expect(among()).toEqual([]);
  });
});

describe('redlineView', () => {
  const say = createSay(nl.redline, 'nl-BE');
  const options = { say, href: (target: string) => target, language: (code: string) => code };
  const html = toHtml({ type: 'root', children: [redlineView(comparison, options)] });

  it('starts with the figures', () => {
    expect(html).toContain('<li>1 onderdeel gewijzigd</li>');
    expect(html).toContain('<li>1 onderdeel nieuw</li>');
    expect(html).toContain('<li>1 onderdeel vervallen</li>');
    expect(html).toContain('<li>1 onderdeel verplaatst</li>');
    expect(html).toContain('<li>1 titel veranderd</li>');
  });

  it('lists the touched sections with a link to each', () => {
    for (const id of ['one', 'three', 'four', 'five']) {
      expect(html).toContain(`href="#section-${id}"`);
      expect(html).toContain(`id="section-${id}"`);
    }
    const contents = /<nav.*<\/nav>/.exec(html)?.[0];
    expect(contents).not.toContain('href="#section-two"');
    expect(contents?.match(/redline-state">[^<]+/g)?.map((text) => text.slice(15))).toEqual([
      'Verplaatst',
      'Nieuwe titel, 2 wijzigingen',
      'Vervallen onderdeel',
      'Nieuw onderdeel',
    ]);
  });

  it('links every heading and question to itself, by the words it has now', () => {
    const of = (body: string) => toHtml({ type: 'root', children: [linked(body)] });
    const linked = (body: string) => {
      const [section] = parseHtml(body).children;
      if (section?.type !== 'element') throw new Error('no element');
      return withPermalinks(section, options.say);
    };
    const link = (to: string, words: string) =>
      `<a class="permalink" href="#${to}" aria-label="Link naar: ${words}" data-diff-label="">#</a>`;
    const title =
      '<h2 id="one"><span data-diff-label>1 </span><del>Oude</del> <ins>titel</ins></h2>';
    expect(of(`<section id="section-one">${title}</section>`)).toContain(
      link('section-one', 'titel'),
    );
    expect(of('<div><h3 id="gone"><del>Weg</del></h3></div>')).toContain(link('gone', 'Weg'));
    const question =
      '<details><summary><h3>Waarom?</h3></summary><div class="answer" id="why"><p>Daarom.</p></div></details>';
    expect(of(`<div class="questions">${question}</div>`)).toBe(
      `<div class="questions"><div class="question">${question}${link('why', 'Waarom?')}</div></div>`,
    );
    expect(of('<div><h3>Zonder anker</h3></div>')).not.toContain('permalink');
  });

  it('marks sections that are only editorial, in the contents and in the text', () => {
    const steps = [
      step('2020-06-01', 'editorial', 'three'),
      step('2021-01-01', 'material', 'one', 'four', 'five'),
    ];
    const marked = toHtml({
      type: 'root',
      children: [redlineView(comparison, { ...options, steps })],
    });
    expect(marked.match(/data-kind="editorial"/g)).toHaveLength(2);
    expect(marked).toContain('<li data-kind="editorial"><a href="#section-three">');
    expect(marked).toMatch(/<section id="section-three"[^>]* data-kind="editorial">/);
    expect(marked).toContain('Vervallen onderdeel, alleen redactioneel');
    expect(marked).not.toContain('Alleen de bewoording');
    expect(html).not.toContain('data-kind');
  });

  it('says so when all of it is editorial', () => {
    const steps = [step('2021-01-01', 'editorial', 'one', 'three', 'four', 'five')];
    const view = redlineView(comparison, { ...options, steps });
    expect(toHtml({ type: 'root', children: [view] })).toContain('Alleen de bewoording is anders.');
  });

  it('marks words, and says so to those who hear the page', () => {
    expect(html).toContain(
      '<del><span class="spoken" data-diff-label="">verwijderd: </span>een</del>',
    );
    expect(html).toContain(
      '<ins><span class="spoken" data-diff-label="">toegevoegd: </span>twee</ins>',
    );
  });

  it('folds what did not change and says how long it is', () => {
    expect(html).toContain('<summary>17 woorden ongewijzigd</summary>');
    expect(html).toContain('<summary>Ongewijzigd (2 woorden)</summary>');
  });

  it('says so when nothing changed', () => {
    const same = redlineView(compareEditions(before, before, parseHtml), options);
    expect(toHtml({ type: 'root', children: [same] })).toContain('de tekst niet veranderd');
  });

  it('names the places that a changed link led to and leads to', () => {
    const heading = (id: string, text: string) => `<h2 id="${id}">${text}</h2>`;
    const linked = (target: string) => ({
      version: target,
      locale: 'nl',
      sections: [
        section(
          'x',
          `<p>Lees <a href="#${target}">meer hierover</a>.</p>${heading('a', 'Alfa')}${heading('b', 'Beta')}`,
        ),
      ],
    });
    const view = redlineView(compareEditions(linked('a'), linked('b'), parseHtml), options);
    expect(toHtml({ type: 'root', children: [view] })).toContain(
      'Link leidde naar “Alfa”, nu naar “Beta”',
    );
  });
});
