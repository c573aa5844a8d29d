import { registerOf } from '../domain/cookies/register.ts';
import type { Issue } from '../domain/issue.ts';
import type { Version } from '../domain/project.ts';
import type { Check } from './check.ts';

/** Sealed texts are as they were when they were sealed, and the manifests form an unbroken chain. */
export const versionsSealed: Check = ({ project: { versions } }) =>
  versions.flatMap((version, index) => {
    const { date, file, manifest } = version;
    const folder = file.replace(/\/version\.yaml$/, '');
    const before = versions[index - 1];

    const seal: Issue[] =
      version.sealedSha256 === manifest.seal
        ? []
        : [
            {
              rule: 'version/seal',
              severity: 'error',
              file,
              place: { line: 1, column: 1 },
              message: `The manifest of version ${date} was changed after it was published.`,
              expected: `a manifest with SHA-256 ${manifest.seal} above its last line`,
              fix: `restore it: git checkout -- ${file}`,
            },
          ];

    const chain: Issue[] =
      manifest.previous?.version === before?.date && manifest.previous?.sha256 === before?.sha256
        ? []
        : [
            {
              rule: 'version/chain',
              severity: 'error',
              file: before && manifest.previous?.version === before.date ? before.file : file,
              message:
                before && manifest.previous?.version === before.date
                  ? `The manifest of ${before.date} is not the one that ${date} was sealed after.`
                  : `The version before ${date} is said to be ${manifest.previous?.version ?? 'none'}, and is ${before?.date ?? 'none'}.`,
              expected: manifest.previous
                ? `version ${manifest.previous.version} with a manifest of hash ${manifest.previous.sha256}`
                : 'a first version',
              fix: `restore the sealed files: git checkout -- ${folder.replace(/\/[^/]*$/, '')}`,
            },
          ];

    const texts: Issue[] = manifest.sections.flatMap(({ id, texts: sealed }) =>
      Object.entries(sealed).flatMap(([locale, { from, sha256 }]): Issue[] => {
        const holder = versions.find((other) => other.date === from);
        const source = holder?.texts.get(locale)?.get(id);
        const path = `${folder.replace(/[^/]*$/, '')}${from}/${locale}/${id}.mdx`;
        if (source?.sha256 === sha256) return [];
        return [
          {
            rule: source ? 'version/touched' : 'version/text-missing',
            severity: 'error',
            file: path,
            place: { line: 1, column: 1 },
            message: source
              ? `This sealed text was changed after it was published (version ${date}).`
              : `The text of \`${id}\` that version ${date} was sealed with is missing.`,
            expected: `the text with SHA-256 ${sha256}`,
            fix: `restore it: git checkout -- ${path}; make the change in content/statement/${locale}/${id}.mdx`,
          },
        ];
      }),
    );

    const cookies = sealedCookies(version, versions);

    const strays: Issue[] = [...version.texts].flatMap(([locale, sections]) =>
      [...sections.values()]
        .filter(
          ({ id }) =>
            manifest.sections.find((section) => section.id === id)?.texts[locale]?.from !== date,
        )
        .map(({ file: stray }) => ({
          rule: 'version/stray-file',
          severity: 'error' as const,
          file: stray,
          message: `This file is no part of version ${date}: its manifest does not name it.`,
          expected: 'only the texts that were sealed',
          fix: `remove it: git rm ${stray}`,
        })),
    );
    return [...seal, ...chain, ...texts, ...cookies, ...strays];
  });

/** The cookie register of a version is the one it was sealed with. */
function sealedCookies(version: Version, versions: readonly Version[]): Issue[] {
  const { date, file, manifest } = version;
  const path = (from: string) => file.replace(/[^/]*\/version\.yaml$/, `${from}/cookies.yaml`);
  const sealed = manifest.cookies;
  const stray =
    version.cookies && sealed?.from !== date
      ? [
          {
            rule: 'version/stray-file',
            severity: 'error' as const,
            file: version.cookies.file,
            message: `This file is no part of version ${date}: its manifest does not name it.`,
            expected: 'only the texts that were sealed',
            fix: `remove it: git rm ${version.cookies.file}`,
          },
        ]
      : [];
  const source = registerOf(version, versions);
  if (!sealed || source?.sha256 === sealed.sha256) return stray;
  return [
    ...stray,
    {
      rule: source ? 'version/touched' : 'version/text-missing',
      severity: 'error',
      file: path(sealed.from),
      place: { line: 1, column: 1 },
      message: source
        ? `This sealed cookie register was changed after it was published (version ${date}).`
        : `The cookie register that version ${date} was sealed with is missing.`,
      expected: `the register with SHA-256 ${sealed.sha256}`,
      fix: `restore it: git checkout -- ${path(sealed.from)}; make the change in content/cookies.yaml`,
    },
  ];
}
