import { expect, test } from 'vitest';
import type { Project } from '../../src/domain/project.ts';
import { variantsPage } from '../../src/domain/variants-page.ts';
import { sampleProject } from './sample-project.ts';

const withSites = (project: Project): Project => {
  const { main } = project.config.sites;
  if (!main) throw new Error('a site expected');
  const other = { ...main, url: 'https://other.example' };
  return { ...project, config: { ...project.config, sites: { main, other } } };
};

test('sets the sites side by side where they differ, and marks what does', () => {
  const project = withSites(
    sampleProject({
      one: 'The same everywhere.',
      two: 'Shared. [#s]\n\n<Only site="main">\n\nMine.\n\n</Only>\n\n<Only site="other">\n\nTheirs.\n\n</Only>',
    }),
  );
  const page = variantsPage(project);
  expect(page).not.toContain('The same everywhere.');
  const [, mine = '', theirs = ''] = page.split('<article>');
  expect(mine).toContain('main (sample.example)');
  expect(mine).toContain('<p>Shared.</p>');
  expect(mine).toContain('<mark>Mine.</mark>');
  expect(mine).not.toContain('Theirs.');
  expect(theirs).toContain('<mark>Theirs.</mark>');
  expect(theirs).not.toContain('Mine.');
});

test('leaves a section out whose passages are for sites without its language', () => {
  const project = withSites(sampleProject({ one: '<Only site="elsewhere">x</Only> Same.' }));
  expect(variantsPage(project)).toContain('No passage differs');
});

test('says so when nothing differs', () => {
  expect(variantsPage(sampleProject())).toContain('No passage differs');
});
