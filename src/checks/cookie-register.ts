import { showsRegister } from '../domain/statement.ts';
import { fileTop } from '../domain/issue.ts';
import type { Issue } from '../domain/issue.ts';
import type { Check, CheckContext } from './check.ts';

/** The cookie register and the statement agree: it is shown, explained, and there in every language. */
export const cookieRegisterFits: Check = (context) => [
  ...placed(context),
  ...explained(context),
  ...translated(context),
];

/** Where a text has a place for the register there is one, and the other way round. */
function placed({ project, editions }: CheckContext): Issue[] {
  const places = editions
    .filter(({ version }) => version === undefined)
    .flatMap(({ sections }) => sections.map(({ source }) => source))
    .filter(showsRegister);
  const { cookies, configFile, unreadable } = project;
  if (cookies && places.length === 0) {
    return [
      {
        rule: 'cookies/not-shown',
        severity: 'warning',
        file: cookies.file,
        place: fileTop,
        message: 'No section shows the cookie register.',
        expected: 'a line `<CookieRegister />` in the section about cookies',
        fix: 'add the line in every language, or remove the register',
      },
    ];
  }
  const register = configFile.replace(/[^/]*$/, 'cookies.yaml');
  if (cookies || unreadable.has(register)) return [];
  return places.map(({ file, body, linesBefore }) => ({
    rule: 'cookies/register-missing',
    severity: 'error',
    file,
    place: placeOf(body, '<CookieRegister', linesBefore),
    message: '<CookieRegister /> stands here, and there is no cookie register.',
    expected: `a file ${register}; docs/editors/cookies.md shows what stands in it`,
    fix: 'write the register, or remove the line',
  }));
}

/** The passage that explains each purpose is there in every language. */
function explained({ project: { cookies }, editions }: CheckContext): Issue[] {
  if (!cookies) return [];
  const { purposes } = cookies.register;
  return editions
    .filter(({ version, sections }) => version === undefined && sections.length > 0)
    .flatMap(({ locale, sections }) => {
      const anchors = new Set(
        sections.flatMap(({ source, compiled }) => [
          source.id,
          ...compiled.anchors.map(({ id }) => id),
        ]),
      );
      return purposes
        .filter(({ anchor }) => !anchors.has(anchor))
        .map(({ id, anchor }) => ({
          rule: 'cookies/anchor',
          severity: 'error' as const,
          file: cookies.file,
          place: placeOf(cookies.text, `anchor: ${anchor}`),
          message: `The purpose \`${id}\` points to \`${anchor}\`, which the statement in ${locale} does not have.`,
          expected: 'the anchor of the passage that explains the purpose',
          fix: `correct the anchor, or give the passage [#${anchor}]`,
        }));
    });
}

/** Every text is there in every language that a site offers. */
function translated({ project: { cookies, config } }: CheckContext): Issue[] {
  if (!cookies) return [];
  const wanted = new Set(Object.values(config.sites).flatMap(({ locales }) => locales));
  const { purposes, cookies: entries } = cookies.register;
  const texts = [
    ...purposes.flatMap(({ id, name, text }) => [
      { owner: `id: ${id}`, key: 'name', texts: name },
      { owner: `id: ${id}`, key: 'text', texts: text },
    ]),
    ...entries.flatMap(({ name, text, personalData }) => [
      { owner: `name: ${name}`, key: 'text', texts: text },
      { owner: `name: ${name}`, key: 'personalData', texts: personalData },
    ]),
  ];
  return texts.flatMap(({ owner, key, texts: given }) =>
    [...wanted]
      .filter((locale) => given && !(locale in given))
      .map((locale) => ({
        rule: 'cookies/text-missing',
        severity: 'warning' as const,
        file: cookies.file,
        place: placeOf(cookies.text, owner),
        message: `\`${owner}\` has no \`${key}\` in ${locale}; readers get the ${config.prevailing} one.`,
        expected: `\`${locale}:\` under \`${key}\``,
        fix: 'translate it',
      })),
  );
}

function placeOf(text: string, mark: string, linesBefore = 0): Issue['place'] {
  const lines = text.split('\n');
  const index = lines.findIndex((line) => line.includes(mark));
  if (index < 0) return fileTop;
  return { line: index + 1 + linesBefore, column: (lines[index]?.indexOf(mark) ?? 0) + 1 };
}
