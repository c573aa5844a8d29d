import type { Issue } from '../domain/issue.ts';
import { yamlKeys } from '../domain/schema/index.ts';
import type { TextFile } from '../domain/sections.ts';
import type { Check } from './check.ts';
import { occurrences } from './occurrences.ts';
import { editableTexts } from './working-texts.ts';

/** `[…]`, `[name of the officer …]`, TODO and the like: what somebody meant to fill in. */
const PLACEHOLDER =
  /\[(?:…|\.{3})[^\]]*\]|\[[^\][]*(?:…|\.{3})\](?!\()|\b(?:TODO|FIXME|TBD|XXX)\b|\blorem ipsum\b|\?{3,}/giu;

/** Nothing is published with a gap in it. */
export const placeholdersFilled: Check = (context) => {
  const { configFile, configText, outlineFile, outlineText, cookies } = context.project;
  const { rightsFile, rightsText, processing, dictionarySources } = context.project;
  const settings = [
    { file: configFile, text: configText },
    { file: outlineFile, text: outlineText },
    { file: rightsFile, text: rightsText },
    ...(cookies ? [cookies] : []),
    ...(processing ? [processing] : []),
    ...dictionarySources.filter(({ isShipped }) => !isShipped),
  ];
  return [
    ...settings.flatMap(inSettings),
    ...editableTexts(context).flatMap(({ file, text }) =>
      occurrences(text, PLACEHOLDER).map(({ text: found, place }) => ({
        ...finding,
        file,
        place,
        message: `“${found}” still waits to be filled in.`,
        expected: 'the text itself',
        fix: 'write it, or remove the sentence',
      })),
    ),
  ];
};

const finding = { rule: 'text/placeholder', severity: 'error' } as const;

function inSettings({ file, text }: Pick<TextFile, 'file' | 'text'>): Issue[] {
  const keyAt = yamlKeys(text);
  return occurrences(withoutRemarks(text), PLACEHOLDER).map(({ text: found, place }) => {
    const key = keyAt(place);
    const value = key === undefined ? 'value' : `value of \`${key}\``;
    return {
      ...finding,
      file,
      place,
      message: `“${found}” in the ${value} still waits to be filled in.`,
      expected: 'the value itself',
      fix: `replace the whole ${value}`,
    };
  });
}

function withoutRemarks(yaml: string): string {
  return yaml.replace(/(?<=^|\s)#.*$/gm, '');
}
