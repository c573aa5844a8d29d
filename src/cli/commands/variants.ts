import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { variantsPage } from '../../domain/variants-page.ts';
import { projectPath } from '../../io/files.ts';
import { projectRoot } from '../../io/read-project.ts';
import type { Command } from '../command.ts';
import { contentHelp, contentOptions, loadReadable, settingsFrom } from '../load-project.ts';

export const variants: Command = {
  name: 'variants',
  summary: 'writes a page that sets the sites side by side where their texts differ',
  help: `npm run statement -- variants

Writes one HTML page for editors with every section of the working text that has passages for some sites only: a column
a site, what differs marked. The page is part of no site.

  --out FILE     where to write it (default: .cache/variants.html)
${contentHelp}`,
  options: { ...contentOptions, out: { type: 'string' } },
  run: async (values) => {
    const project = await loadReadable(settingsFrom(values));
    const { out } = values;
    const file = resolve(projectRoot, typeof out === 'string' ? out : '.cache/variants.html');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, variantsPage(project));
    console.log(`${projectPath(projectRoot, file)} is written; open it in a browser.`);
    return 0;
  },
};
