import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SealedSection } from './sections.ts';
import { setAside } from './set-aside.ts';

/** The least a page of a version needs: head, the version's contents, the text, its neighbours, a footer. */
const FRAME = `<!doctype html>
<html lang="{{ .Site.Language.Lang }}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} | {{ .Site.Title }}</title>
<meta name="description" content="{{ .Description }}">
<meta name="robots" content="noindex"><link rel="canonical" href="{{ .Permalink }}">
<link rel="stylesheet" href="{{ "style.css" | relURL }}">
</head>
<body>
<header><a href="{{ "/" | relLangURL }}">{{ .Site.Title }}</a></header>
<nav><ol>{{ range .CurrentSection.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ol></nav>
<main>{{ block "main" . }}{{ end }}</main>
<footer><p>{{ .Site.Title }}</p></footer>
</body>
</html>
`;
const SECTION = `{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Description }}</p>{{ .Content }}
<nav>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>{{ end }}
`;
const WHOLE = `{{ define "main" }}<h1>{{ .Title }}</h1>{{ range .RegularPages }}<section><h2>{{ .Title }}</h2><p>{{ .Description }}</p>{{ .Content }}</section>{{ end }}{{ end }}
`;

/** Writes the sections of all versions as a Hugo site: a page per section and one per version with all of them. */
export async function writeHugo(folder: string, sections: readonly SealedSection[]): Promise<void> {
  await setAside(folder);
  const layouts = join(folder, 'layouts', '_default');
  await mkdir(layouts, { recursive: true });
  const locales = [...new Set(sections.map(({ locale }) => locale))];
  await Promise.all([
    writeFile(join(layouts, 'baseof.html'), FRAME),
    writeFile(join(layouts, 'single.html'), SECTION),
    writeFile(join(layouts, 'list.html'), WHOLE),
    writeFile(
      join(folder, 'config.json'),
      JSON.stringify({
        baseURL: 'https://sample.example/',
        title: 'Sample',
        defaultContentLanguage: locales[0],
        defaultContentLanguageInSubdir: true,
        disableKinds: ['taxonomy', 'term', 'RSS', 'sitemap'],
        languages: Object.fromEntries(
          locales.map((locale) => [locale, { contentDir: `content/${locale}` }]),
        ),
      }),
    ),
  ]);
  for (const { locale, version, id, place, title, summary, markdown } of sections) {
    const home = join(folder, 'content', locale, version);
    await mkdir(home, { recursive: true });
    if (place === 0)
      await writeFile(join(home, '_index.md'), frontMatter({ title: `Version ${version}` }));
    const front = frontMatter({ title, description: summary, weight: place + 1 });
    await writeFile(join(home, `${id}.md`), front + markdown);
  }
}

/** Front matter as JSON, which Hugo reads as it reads YAML. */
function frontMatter(values: Readonly<Record<string, string | number>>): string {
  return `${JSON.stringify(values, null, 1)}\n\n`;
}
