import { hasErrors } from '../../domain/issue.ts';
import type { Command } from '../command.ts';
import { contentHelp, contentOptions, loadProject, settingsFrom } from '../load-project.ts';
import { formatIssues } from '../reporters/terminal.ts';

export const check: Command = {
  name: 'check',
  summary: 'finds every mistake in the content, with its place and its mend',
  help: `npm run statement -- check

Reads the whole content/ folder and shows all findings at once. Exit code 1 when there is an error.

${contentHelp}`,
  options: contentOptions,
  run: async (values) => {
    const { issues } = await loadProject(settingsFrom(values));
    console.log(formatIssues(issues));
    return hasErrors(issues) ? 1 : 0;
  },
};
