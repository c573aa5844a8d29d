import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ContentFolder } from './content-folder.ts';

let sound: ContentFolder;
beforeAll(async () => {
  sound = await ContentFolder.sound();
});
afterAll(() => {
  sound.dispose();
});

describe.each([
  ['site.yaml'],
  ['statement/statement.yaml'],
  ['checks.yaml'],
  ['cookies.yaml'],
  ['rights.yaml'],
  ['processing.yaml'],
  ['search/nl.yaml'],
  ['dictionaries/nl.yaml'],
  ['versions/2026-01-01/version.yaml'],
  ['versions/2026-01-01/lines.yaml'],
])('a mistake in the syntax of %s', (path) => {
  it('is told once, with nothing that follows from it alone, beside the mistakes of other files', async () => {
    const content = sound.copy();
    try {
      const text = existsSync(join(content.path, path)) ? content.read(path) : '';
      content.write(path, `${text}\nbroken: [\n  x: : y\n`);
      content.append('statement/nl/rights.mdx', '[Een link](#nergens)');
      content.append('statement/en/rights.mdx', '<Unknown />');
      content.append('pages/nl/about.mdx', '[Een andere](page:nergens)');
      content.replace('statement/en/questions.mdx', 'slug: ', 'slug: Not a slug ');
      const issues = await content.check('2026-11-23');
      const found = issues.map(({ file, rule }) => `${file.replace('content/', '')} ${rule}`);
      expect(found.toSorted()).toEqual(
        [
          `${path} yaml/syntax`,
          'statement/nl/rights.mdx link/target',
          'statement/en/rights.mdx mdx/not-allowed',
          'pages/nl/about.mdx link/target',
          'statement/en/questions.mdx front-matter/invalid',
        ].toSorted(),
      );
      const syntax = issues.find(({ rule }) => rule === 'yaml/syntax');
      expect(syntax?.place.line).toBeGreaterThan(1);
      expect(syntax).toMatchObject({ severity: 'error', fix: 'correct this line' });
    } finally {
      content.dispose();
    }
  });
});

describe('a version that cannot be read', () => {
  it('leaves open which answers are older than what they summarise', async () => {
    const content = sound.copy();
    try {
      content.replace('statement/nl/data.mdx', 'Dat is de bewaartermijn', 'Soms is dat anders');
      await content.publish({ date: '2026-02-01', effective: '2026-04-01' });
      content.write(
        'checks.yaml',
        'exceptions: [{ rule: faq/older, file: content/statement/nl/questions.mdx, says: changed in 2026-02-01, reason: Read again }]\n',
      );
      expect(await content.check('2026-11-23')).toEqual([]);
      content.replace('versions/2026-02-01/version.yaml', 'kind: material', 'kind: great');
      const issues = await content.check('2026-11-23');
      expect(issues.map(({ rule }) => rule)).toEqual(['version/manifest']);
    } finally {
      content.dispose();
    }
  });
});
