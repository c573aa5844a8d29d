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

const versions = files
  .map((file) => ({ file, ...JSON.parse(readFileSync(file, 'utf8')) }))
  .sort((a, b) => (a.version < b.version ? -1 : 1));

versions.forEach((data, index) => {
  const { file, version, manifest, sha256: stated, cookies, sections, previous } = data;
  console.log(`\n${file}: version ${version}`);
  const seal = /^seal: ([0-9a-f]{64})$/m.exec(manifest)?.[1];
  check(sha256(manifest) === stated, 'the manifest has the hash that is stated');
  check(
    sha256(manifest.replace(/^seal:.*\n?$/m, '')) === seal,
    'the manifest is what its seal was made of',
  );
  if (cookies) {
    check(
      sha256(cookies.source) === cookies.sha256 && manifest.includes(cookies.sha256),
      'the cookie register is the one the manifest names',
    );
  }
  for (const section of sections) {
    const hash = sha256(section.source);
    check(
      hash === section.sha256 && manifest.includes(hash),
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
