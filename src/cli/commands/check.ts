import { hasErrors } from '../../domain/issue.ts';
import type { Issue } from '../../domain/issue.ts';
import type { Command } from '../command.ts';
import { gdprReport } from '../gdpr-report.ts';
import { contentHelp, contentOptions, loadProject, settingsFrom } from '../load-project.ts';
import { formatOption } from '../options.ts';
import { readAll } from '../read-all.ts';
import { issuesToGithub } from '../reporters/github.ts';
import { issuesToJson } from '../reporters/json.ts';
import { issuesToSarif } from '../reporters/sarif.ts';
import { formatIssues } from '../reporters/terminal.ts';

const reporters: Readonly<Record<string, (issues: readonly Issue[]) => string>> = {
  terminal: formatIssues,
  json: issuesToJson,
  github: issuesToGithub,
  sarif: issuesToSarif,
};

export const check: Command = {
  name: 'check',
  summary: 'finds every mistake in the content, with its place and its mend',
  help: `npm run statement -- check [--format FORMAT]
npm run statement -- check --gdpr [--of DATE]

Reads the whole content/ folder and shows all findings at once: where, what is wrong, what was expected, an example, the
mend, and the page that explains it. An error stops a build and a publication, a warning does not. Exit code 1 when
there is an error.

What you have looked at and accept goes into content/checks.yaml, with the reason: docs/editors/content.md.

  --format FORMAT  terminal, json (for programs), github (annotations in a pull request) or sarif (for code hosts and
                   editors); default: terminal
  --gdpr           instead of findings, the list of articles 13 and 14 of the GDPR: what the text says and where, what is
                   missing, and what only a lawyer can judge
  --of DATE        that list for a version (default: the working text)
${contentHelp}

  npm run --silent statement -- check --format sarif > findings.sarif`,
  options: {
    ...contentOptions,
    format: { type: 'string' },
    gdpr: { type: 'boolean' },
    of: { type: 'string' },
  },
  run: async (values) => {
    const { report, settings } = await readAll({
      report: () => formatOption(values, reporters, 'terminal'),
      settings: () => settingsFrom(values),
    });
    const { project, issues } = await loadProject(settings);
    if (values['gdpr'] && project) {
      console.log(gdprReport(project, typeof values['of'] === 'string' ? values['of'] : undefined));
      return 0;
    }
    console.log(report(issues));
    return hasErrors(issues) ? 1 : 0;
  },
};
