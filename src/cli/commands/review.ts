import { mkdir, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { hasErrors } from '../../domain/issue.ts';
import { reviewOf } from '../../domain/review.ts';
import { hashText, join } from '../../io/files.ts';
import { readProject } from '../../io/read-project.ts';
import { shareProject } from '../../io/shared-project.ts';
import { Complaint } from '../command.ts';
import type { Command } from '../command.ts';
import { contentHelp, contentOptions, loadProject, settingsFrom } from '../load-project.ts';
import { readAll } from '../read-all.ts';
import { changesAsHtml } from '../reporters/changes-html.ts';
import { reviewAsMarkdown } from '../reporters/review-markdown.ts';
import { formatIssues } from '../reporters/terminal.ts';
import { buildSites, sharedProject } from './build.ts';

export const review: Command = {
  name: 'review',
  summary: 'prepares edits for whoever must approve them: findings, comment, preview',
  help: `npm run statement -- review

Does what a pull request needs: shows the findings of \`check\`, and writes into one folder
  comment.md         what readers will notice, in each language: redline, proposed kind, notice period, translations
  changes.html       the redline of the working text as a page
  preview/<site>/    the sites as they would be if the working text were published
Exit code 1 when there is an error; there is no preview then.

  --base DIR     the content as it was before the edits (default: what the newest version says)
  --out DIR      where to write (default: .cache/review)
  --no-preview   builds no sites
${contentHelp}

Example, with the texts of the main branch as they were
  git worktree add .cache/base main
  npm run statement -- review --base .cache/base/content`,
  options: {
    ...contentOptions,
    base: { type: 'string' },
    out: { type: 'string' },
    'no-preview': { type: 'boolean' },
  },
  run: async (values) => {
    const out = resolve(typeof values['out'] === 'string' ? values['out'] : '.cache/review');
    const { settings, base } = await readAll({
      settings: () => settingsFrom(values),
      base: () => (typeof values['base'] === 'string' ? readBase(values['base']) : undefined),
    });
    const { project, issues } = await loadProject(settings);
    console.log(formatIssues(issues));
    const found = project && reviewOf(project, base, settings.today, hashText);

    await Promise.all(
      ['comment.md', 'changes.html', 'preview'].map((old) =>
        rm(join(out, old), { recursive: true, force: true }),
      ),
    );
    await mkdir(out, { recursive: true });
    const comment = reviewAsMarkdown({ project, review: found, issues });
    await writeFile(join(out, 'comment.md'), comment);
    if (project && found) {
      const changes = { project, from: 'before', to: 'after', changes: found.working };
      await writeFile(join(out, 'changes.html'), await changesAsHtml(changes));
    }
    console.log(`\n${join(out, 'comment.md')} is written.`);
    if (!project || hasErrors(issues)) return 1;
    if (!values['no-preview']) {
      const sites = Object.keys(project.config.sites);
      const preview = join(out, 'preview');
      await shareProject(project, sharedProject(preview));
      await buildSites({ ...settings, draft: true }, sites, preview);
    }
    return 0;
  },
};

/** The content before the edits. Throws Complaint when it cannot be read. */
async function readBase(folder: string) {
  const { project } = await readProject(resolve(folder));
  if (project) return project;
  throw new Complaint(
    `The content in ${folder} cannot be read.`,
    'a content folder that passes `check`',
    'correct --base',
  );
}
