#!/usr/bin/env node
// Proves that downloaded versions of a privacy statement are as they were sealed. Needs Node 18 or newer, nothing else.
// Usage: node verify-version.mjs 2020-02-25.json [2026-11-23.json …]
//
// A version is proven by its manifest, whose hash you know from somebody else or write down today. The manifest names the
// hash of every sealed text. All that a file says besides is compared with the manifest and the sealed texts (`source`).
// Only what is made of them for convenience is not proven: `html`, `text`, `number`, `since` and `anchors` of a section.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const files = process.argv.slice(2);
if (files.length === 0) refuse('Which versions? usage: node verify-version.mjs VERSION.json…');

let wrong = 0;
const versions = files.map(readVersion).sort((a, b) => (a.version < b.version ? -1 : 1));
versions.forEach((data, index) => {
  console.log(`\n${data.file}: version ${data.version}`);
  try {
    checkVersion(data, versions[index - 1]);
  } catch {
    check(false, 'the file has all that the data of a version have');
  }
});
console.log(wrong === 0 ? '\nAll as sealed.' : `\n${wrong} checks failed.`);
console.log('Proven is what stands in “manifest” and “source”; “html” and “text” are made of it.');
process.exit(wrong === 0 ? 0 : 1);

/** @param {any} data @param {any} before the version before it among those given */
function checkVersion(data, before) {
  const { version, locale, manifest, translations } = data;
  checkManifest(manifest, data.sha256, 'the manifest');
  let last = data.sha256;
  for (const added of translations) {
    checkManifest(added.manifest, added.sha256, 'the manifest of an added translation');
    check(
      value(added.manifest, 'previous') === last && value(added.manifest, 'version') === version,
      'the added translation names the manifest before it: the chain holds',
    );
    last = added.sha256;
  }

  for (const key of ['published', 'effective', 'kind', 'proposal']) {
    check(String(data[key]) === value(manifest, key), `“${key}” is what the manifest says`);
  }
  for (const key of ['title', 'note']) {
    const said = languages(manifest, key);
    const own =
      said[locale] ??
      manifestsOf(translations)
        .map((added) => value(added, key))
        .find(Boolean);
    // Where it is not said in the language, it is given in the one that prevails.
    const possible = own === undefined ? Object.values(said) : [own];
    check(possible.includes(fold(data[key])), `“${key}” is what the manifest says`);
  }

  const previous = /^previous:\n {2}version: (\S+)\n {2}sha256: (\S+)$/m.exec(manifest);
  check(
    (data.previous?.version ?? '') === (previous?.[1] ?? '') &&
      (data.previous?.sha256 ?? '') === (previous?.[2] ?? ''),
    previous ? 'it names the version before' : 'it is the first version',
  );
  if (previous && before?.version === previous[1]) {
    check(
      before.sha256 === previous[2],
      `it names the manifest of ${before.version}: the chain holds`,
    );
  }

  const cookies = /^cookies:\n {2}from: \S+\n {2}sha256: (\S+)$/m.exec(manifest)?.[1];
  check(
    cookies === (data.cookies ? sha256(data.cookies.source) : undefined) &&
      cookies === data.cookies?.sha256,
    'the cookie register is the one that the manifest names, or neither has one',
  );
  checkSections(data);
}

/** @param {any} data */
function checkSections({ locale, manifest, translations, sections }) {
  const sealed = sealedSections(manifest);
  check(
    JSON.stringify(sections.map((/** @type {any} */ section) => section.id)) ===
      JSON.stringify(sealed.map(({ id }) => id)),
    'the sections are those that the manifest lists, in their order',
  );
  for (const section of sections) {
    const texts = sealed.find(({ id }) => id === section.id)?.texts ?? {};
    const added = manifestsOf(translations)
      .map((text) => new RegExp(`^ {2}${section.id}: (\\S+)$`, 'm').exec(text)?.[1])
      .filter(Boolean)
      .pop();
    const own = added ?? texts[locale];
    const expected = own ?? texts[section.locale];
    const front = /^---\n([^]*?)\n---\n/.exec(section.source)?.[1] ?? '';
    check(
      expected !== undefined &&
        sha256(section.source) === expected &&
        section.sha256 === expected &&
        (own === undefined) === (section.locale !== locale) &&
        Object.values({ ...texts, added }).includes(section.original) &&
        value(front, 'title') === fold(section.title) &&
        value(front, 'slug') === section.slug,
      `${section.id} has the text and title that the manifest names`,
    );
  }
}

/** @param {string} manifest @param {string} stated @param {string} name */
function checkManifest(manifest, stated, name) {
  const seal = /^seal: ([0-9a-f]{64})$/m.exec(manifest)?.[1];
  check(sha256(manifest) === stated, `${name} has the hash that is stated`);
  check(
    sha256(manifest.replace(/^seal:.*\n?$/m, '')) === seal,
    `${name} is what its seal was made of`,
  );
}

/** @param {{ manifest: string }[]} translations */
function manifestsOf(translations) {
  return translations.map(({ manifest }) => manifest);
}

/**
 * The sections of a manifest: each text's hash by its language.
 * @param {string} manifest
 */
function sealedSections(manifest) {
  const [, ...items] = (/^sections:\n([^]*?)^seal:/m.exec(manifest)?.[1] ?? '').split(/^ *- id: /m);
  return items.map((item) => ({
    id: item.slice(0, item.indexOf('\n')),
    texts: Object.fromEntries(
      [...item.matchAll(/^ +"?([\w-]+)"?:\n +from: \S+\n +sha256: (\S+)$/gm)].map((text) =>
        text.slice(1),
      ),
    ),
  }));
}

/**
 * A value of YAML as it is sealed, its lines folded to one; nothing when there is no such key.
 * @param {string} yaml @param {string} key @param {string} indent of the key
 */
function value(yaml, key, indent = '') {
  const found = new RegExp(`^${indent}"?${key}"?: (.*(?:\\n(?:${indent} +.*)?)*)$`, 'm').exec(yaml);
  return found?.[1] === undefined ? undefined : scalar(found[1].trim());
}

/**
 * What stands below a key for each language.
 * @param {string} yaml @param {string} key
 */
function languages(yaml, key) {
  const block = new RegExp(`^${key}:\\n((?: +.*\\n|\\n)*)`, 'm').exec(yaml)?.[1] ?? '';
  const names = [...block.matchAll(/^ {2}"?([\w-]+)"?: /gm)].map(([, name]) => name);
  return Object.fromEntries(names.map((name) => [name, value(block, name ?? '', '  ')]));
}

/**
 * The text of a YAML scalar: plain, quoted, or a block.
 * @param {string} raw
 */
function scalar(raw) {
  if (raw.startsWith('"')) return fold(JSON.parse(fold(raw.replace(/\\\n\s*\\?/g, ''))));
  if (raw.startsWith("'")) return fold(raw.slice(1, -1).replaceAll("''", "'"));
  if (/^[|>]/.test(raw)) return fold(raw.replace(/^.*\n/, ''));
  return fold(raw.replace(/ #.*$/, ''));
}

/** @param {string} text */
function fold(text) {
  return text.replace(/\s+/g, ' ').trim();
}

/** @param {string} text */
function sha256(text) {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** @param {boolean} holds @param {string} what */
function check(holds, what) {
  if (!holds) wrong += 1;
  console.log(`${holds ? 'ok   ' : 'WRONG'}  ${what}`);
}

/** @param {string} file */
function readVersion(file) {
  /** @type {any} */
  let data;
  try {
    data = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    refuse(
      error instanceof SyntaxError
        ? `${file} is no JSON. Download the data of a version anew from the statement's site.`
        : `${file} cannot be read. Is that its name, and is it a file?`,
    );
  }
  if (typeof data?.manifest !== 'string' || !Array.isArray(data.sections)) {
    refuse(`${file} is not the data of a version. They are on the site's page about proof.`);
  }
  return { translations: [], ...data, file };
}

/**
 * Ends the program.
 * @param {string} why
 * @returns {never}
 */
function refuse(why) {
  console.error(why);
  process.exit(2);
}
