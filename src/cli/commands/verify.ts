import type { Command } from '../command.ts';
import { contentHelp, contentOptions, loadProject, settingsFrom } from '../load-project.ts';
import { formatIssues } from '../reporters/terminal.ts';

export const verify: Command = {
  name: 'verify',
  summary: 'proves that no sealed version was touched',
  help: `npm run statement -- verify

Recomputes the hash of every sealed text and the chain from version to version, and names what does not fit.

${contentHelp}`,
  options: contentOptions,
  run: async (values) => {
    const { project, issues } = await loadProject(settingsFrom(values));
    const broken = issues.filter(({ rule }) => rule.startsWith('version/'));
    if (broken.length > 0 || !project) {
      console.log(formatIssues(project ? broken : issues));
      return 1;
    }
    for (const { date, sha256, manifest } of project.versions) {
      const texts = manifest.sections.flatMap((section) => Object.values(section.texts));
      console.log(`${date}  ${String(texts.length)} texts sealed  manifest ${sha256}`);
    }
    console.log(`All ${String(project.versions.length)} versions are as they were sealed.`);
    return 0;
  },
};
