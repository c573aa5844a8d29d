import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/io/read-project.ts';

/** A space that lets a line begin with the sign after it, or end with the opening guillemet before it. */
const BREAKING_SPACE = / [:;?!»](?!\S*\w)|« /u;

const files = globSync(
  ['src/i18n/dictionaries/fr.json', 'src/templates/*/fr/*.mdx', 'content/**/fr/*.mdx'],
  { cwd: projectRoot },
);

test('French signs stand behind a no-break space', () => {
  expect(files.length).toBeGreaterThan(40);
  const found = files.flatMap((file) =>
    readFileSync(join(projectRoot, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        BREAKING_SPACE.test(line) ? [`${file}:${index + 1} ${line}`] : [],
      ),
  );
  expect(found).toEqual([]);
});
