#!/usr/bin/env node
// Proves that downloaded versions of a privacy statement are as they were sealed. Needs Node 18 or newer, nothing else.
// Usage: node verify-version.mjs 2020-02-25.json [2026-11-23.json …]
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: node verify-version.mjs VERSION.json…');
  process.exit(2);
}

/** @param {string} text */
const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
let wrong = 0;
/** @param {boolean} holds @param {string} what */
const check = (holds, what) => {
  if (!holds) wrong += 1;
  console.log(`${holds ? 'ok   ' : 'WRONG'}  ${what}`);
};
/** @param {string} manifest @param {string} stated @param {string} name */
const checkManifest = (manifest, stated, name) => {
  const seal = /^seal: ([0-9a-f]{64})$/m.exec(manifest)?.[1];
  check(sha256(manifest) === stated, `${name} has the hash that is stated`);
  check(
    sha256(manifest.replace(/^seal:.*\n?$/m, '')) === seal,
    `${name} is what its seal was made of`,
  );
};

const versions = files
  .map((file) => ({ file, ...JSON.parse(readFileSync(file, 'utf8')) }))
  .sort((a, b) => (a.version < b.version ? -1 : 1));

versions.forEach((data, index) => {
  const { file, version, manifest, sha256: stated, cookies, sections, previous } = data;
  /** @type {{ sha256: string, manifest: string }[]} */
  const translations = data.translations ?? [];
  console.log(`\n${file}: version ${version}`);
  checkManifest(manifest, stated, 'the manifest');
  translations.forEach((added, place) => {
    checkManifest(added.manifest, added.sha256, 'the manifest of an added translation');
    check(
      added.manifest.includes(`\nprevious: ${translations[place - 1]?.sha256 ?? stated}\n`),
      'the added translation names the manifest before it: the chain holds',
    );
  });
  const manifests = [manifest, ...translations.map((added) => added.manifest)].join('');
  if (cookies) {
    check(
      sha256(cookies.source) === cookies.sha256 && manifest.includes(cookies.sha256),
      'the cookie register is the one the manifest names',
    );
  }
  for (const section of sections) {
    const hash = sha256(section.source);
    check(
      hash === section.sha256 && manifests.includes(hash),
      `the text of ${section.id} is the one the manifest names`,
    );
  }
  const before = versions[index - 1];
  if (previous && before?.version === previous.version) {
    check(
      before.sha256 === previous.sha256 && manifest.includes(previous.sha256),
      `the manifest names the manifest of ${previous.version}: the chain holds`,
    );
  }
});

console.log(wrong === 0 ? '\nAll as sealed.' : `\n${wrong} checks failed.`);
process.exit(wrong === 0 ? 0 : 1);
