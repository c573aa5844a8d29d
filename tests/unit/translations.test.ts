import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runChecks } from '../../src/checks/index.ts';
import { draftOf } from '../../src/domain/draft.ts';
import type { Project, Version } from '../../src/domain/project.ts';
import { siteConfig } from '../../src/domain/schema/index.ts';
import type { SealedText } from '../../src/domain/schema/index.ts';
import { readSection } from '../../src/domain/sections.ts';
import type { SectionSource } from '../../src/domain/sections.ts';
import { statusReport } from '../../src/domain/status-report.ts';
import { translationOf } from '../../src/domain/translations.ts';
import type { Translation } from '../../src/domain/translations.ts';
import { shownSections } from '../../src/domain/versions.ts';
import { published, sampleProject, sha256, textFile } from './sample-project.ts';

/** What happens to one text from one version to the next. */
type Step = 'keep' | 'change' | 'correct' | 'remove';

const sample = sampleProject({ one: 'Text.' });
const config: Project['config'] = {
  ...sample.config,
  locales: {
    nl: { lang: 'nl-BE', name: 'Nederlands', dir: 'ltr' },
    fr: { lang: 'fr-BE', name: 'Français', dir: 'ltr' },
  },
};
const dateOf = (index: number) => `20${String(20 + index)}-01-01`;

function section(locale: string, text: string, corrects?: string): SectionSource {
  const mark = corrects === undefined ? '' : `corrects: ${corrects}\n`;
  const whole = `---\ntitle: One\nslug: one\n${mark}---\n\n${text}\n`;
  const read = readSection(textFile(`${locale}/one.mdx`, whole), 'one', locale);
  if ('issues' in read) throw new Error(JSON.stringify(read.issues));
  return read.section;
}

/** Versions of one section in two languages, as the steps make them. */
function history(steps: readonly (readonly [Step, Step])[]): Project {
  const versions: Version[] = [];
  const before = new Map<string, SealedText>();
  steps.forEach((pair, index) => {
    const date = dateOf(index);
    const texts = new Map<string, Map<string, SectionSource>>();
    for (const [place, locale] of ['nl', 'fr'].entries()) {
      const step = pair[place] ?? 'keep';
      if (step === 'keep') continue;
      if (step === 'remove') {
        before.delete(locale);
        continue;
      }
      const mark = step === 'correct' && index > 0 ? dateOf(index - 1) : undefined;
      const source = section(locale, `Text ${date}`, mark);
      texts.set(locale, new Map([['one', source]]));
      before.set(locale, { from: date, sha256: source.sha256 });
    }
    const manifest = {
      ...published(sample, date).versions[0]?.manifest,
      sections: [{ id: 'one', role: 'section', texts: Object.fromEntries(before) }],
    } as Version['manifest'];
    const text = JSON.stringify(manifest);
    versions.push({
      date,
      ...textFile(`${date}/version.yaml`, text),
      manifest,
      sealedSha256: sha256(text),
      texts,
    });
  });
  return { ...sample, config, versions };
}

function stateAfter(...steps: (readonly [Step, Step])[]): Translation {
  const project = history(steps);
  const latest = project.versions.at(-1);
  if (!latest) throw new Error('a version expected');
  return translationOf(latest, 'one', 'fr', project);
}

describe('a translation', () => {
  test('that came with its original is current', () => {
    expect(stateAfter(['change', 'change'])).toEqual({ state: 'current' });
    expect(stateAfter(['change', 'change'], ['keep', 'keep'])).toEqual({ state: 'current' });
  });

  test('is behind since the first change that it does not follow', () => {
    const behind = { state: 'behind', follows: '2020-01-01', since: '2021-01-01' };
    expect(stateAfter(['change', 'change'], ['change', 'keep'])).toEqual(behind);
    expect(
      stateAfter(['change', 'change'], ['change', 'keep'], ['change', 'keep'], ['keep', 'keep']),
    ).toEqual(behind);
  });

  test('needs nothing when the original was only corrected', () => {
    expect(stateAfter(['change', 'change'], ['correct', 'keep'])).toEqual({ state: 'current' });
    expect(stateAfter(['change', 'change'], ['change', 'keep'], ['correct', 'keep'])).toMatchObject(
      { state: 'behind', since: '2021-01-01' },
    );
  });

  test('does not become current by a correction of its own', () => {
    expect(stateAfter(['change', 'change'], ['change', 'keep'], ['keep', 'correct'])).toEqual({
      state: 'behind',
      follows: '2020-01-01',
      since: '2021-01-01',
    });
  });

  test('is missing where there is none, and readers get the prevailing text', () => {
    expect(stateAfter(['change', 'keep'])).toEqual({ state: 'missing' });
    const project = history([['change', 'keep']]);
    const [version] = project.versions;
    expect(version && shownSections(version, project, 'fr')).toMatchObject([
      { id: 'one', source: { locale: 'nl' } },
    ]);
  });

  test('follows the model, whatever happened', () => {
    const step = fc.constantFrom<Step>('keep', 'change', 'correct');
    const french = fc.constantFrom<Step>('keep', 'change', 'correct', 'remove');
    const steps = fc.array(fc.tuple(step, french), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(steps, (made) => {
        const all = [['change', made[0]?.[1] ?? 'keep'] as const, ...made.slice(1)];
        // Meanings by number: which one each language carries, and which version brought each.
        const broughtBy: string[] = [];
        let carried: number | undefined;
        all.forEach(([dutch, other], index) => {
          if (dutch === 'change') broughtBy.push(dateOf(index));
          if (other === 'remove') carried = undefined;
          else if (other === 'change' || (other === 'correct' && carried === undefined)) {
            carried = broughtBy.length - 1;
          }
        });
        const state = stateAfter(...all);
        if (carried === undefined) expect(state).toEqual({ state: 'missing' });
        else if (carried === broughtBy.length - 1) expect(state).toEqual({ state: 'current' });
        else expect(state).toMatchObject({ state: 'behind', since: broughtBy[carried + 1] });
      }),
      { numRuns: 200 },
    );
  });
});

/** One version in two languages, and a prevailing text that may say something else by now. */
function withWorkingText(nl: SectionSource): Project {
  const project = history([['change', 'change']]);
  const french = project.versions[0]?.texts.get('fr')?.get('one');
  if (!french) throw new Error('a text expected');
  const working = new Map([
    ['nl', new Map([['one', nl]])],
    ['fr', new Map([['one', french]])],
  ]);
  return { ...project, working };
}

describe('status', () => {
  test('says of what is behind the working text alone that it is, not since a day that there is not', () => {
    const project = withWorkingText(section('nl', 'Something else.'));
    const draft = draftOf(project, '2026-11-26', sha256);
    expect(statusReport(project, draft, '2026-11-26').sections).toMatchObject([
      {
        translations: {
          nl: { state: 'current' },
          fr: { state: 'behind', follows: '2020-01-01', since: 'working' },
        },
      },
    ]);
  });
});

describe('check', () => {
  const withWorking = (translations: Project['config']['translations'], nl: SectionSource) => {
    const project = withWorkingText(nl);
    const sites = Object.fromEntries(
      Object.entries(config.sites).map(([id, site]) => [id, { ...site, locales: ['nl', 'fr'] }]),
    );
    return runChecks(
      { ...project, config: { ...config, sites, translations } },
      '2026-11-26',
    ).filter(({ rule }) => rule.startsWith('translation/'));
  };
  const changed = section('nl', 'Something else.');

  test.each(['error', 'warning'] as const)('finds what is not translated: %s', (severity) => {
    expect(withWorking({ behind: severity, missing: 'off' }, changed)).toEqual([
      expect.objectContaining({
        rule: 'translation/behind',
        severity,
        file: 'content/statement/fr/one.mdx',
        message:
          'This text follows the nl one of 2020-01-01, which says something else in the working text.',
      }),
    ]);
  });

  test('finds nothing where it is told not to look, or the change corrects only', () => {
    expect(withWorking({ behind: 'off', missing: 'off' }, changed)).toEqual([]);
    const corrected = section('nl', 'Something else.', '2020-01-01');
    expect(withWorking({ behind: 'error', missing: 'error' }, corrected)).toEqual([]);
  });

  test('finds a mark that is about no version to correct', () => {
    const marked = section('nl', 'Something else.', '2019-01-01');
    expect(
      withWorking({ behind: 'error', missing: 'error' }, marked).map(({ rule }) => rule),
    ).toEqual(['translation/behind', 'translation/corrects']);
  });

  test('weighs nothing more than a warning by itself', () => {
    expect(siteConfig.parse(sample.config).translations).toEqual({
      behind: 'warning',
      missing: 'warning',
    });
  });
});
