import { hasErrors } from '../../domain/issue.ts';
import { planLines } from '../../domain/plan/lines.ts';
import type { Command } from '../command.ts';
import { contentHelp, contentOptions, loadProject, settingsFrom } from '../load-project.ts';
import { formatIssues } from '../reporters/terminal.ts';
import { writeContent } from '../write-content.ts';

export const verify: Command = {
  name: 'verify',
  summary: 'proves that no sealed version was touched',
  help: `npm run statement -- verify

Recomputes the hash of every sealed text and the chain from version to version, and names the file and the lines of
what does not fit.

  --lines        writes lines.yaml anew for every version, if nothing was touched: the short prints by which lines are
                 named (see docs/decisions)
${contentHelp}`,
  options: { ...contentOptions, lines: { type: 'boolean' } },
  run: async (values) => {
    const settings = settingsFrom(values);
    const { project, issues } = await loadProject(settings);
    const found = issues.filter(
      ({ rule, file }) => rule !== 'version/none-in-force' && file.includes('/versions/'),
    );
    if (!project || hasErrors(found)) {
      console.log(formatIssues(project ? found : issues));
      return 1;
    }
    if (values['lines']) await writeContent(settings.content, planLines(project));
    else if (found.length > 0) console.log(`${formatIssues(found)}\n`);
    for (const { date, sha256, manifest, translations = [] } of project.versions) {
      const texts = manifest.sections.flatMap((section) => Object.values(section.texts));
      console.log(`${date}  ${texts.length} texts sealed  manifest ${sha256}`);
      for (const { manifest: added, sha256: hash } of translations) {
        const count = Object.keys(added.texts).length;
        console.log(`${added.added}  ${count} added in \`${added.locale}\`  manifest ${hash}`);
      }
    }
    console.log(verdict(project.versions.length));
    return 0;
  },
};

function verdict(versions: number): string {
  if (versions === 0) return 'No version is sealed yet.';
  if (versions === 1) return 'The one version is as it was sealed.';
  return `All ${versions} versions are as they were sealed.`;
}
