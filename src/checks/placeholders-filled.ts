import type { Issue } from '../domain/issue.ts';
import { yamlKeys } from '../domain/schema/index.ts';
import { splitFrontMatter } from '../domain/sections.ts';
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
  return [...settings.flatMap((one) => inYaml(one)), ...editableTexts(context).flatMap(inText)];
};

const finding = { rule: 'text/placeholder', severity: 'error' } as const;

type File = Pick<TextFile, 'file' | 'text'>;

function inText({ file, text }: File): Issue[] {
  const { yaml = '', linesBefore = 0 } = splitFrontMatter(text) ?? {};
  const body = occurrences(text, PLACEHOLDER).filter(({ place }) => place.line > linesBefore);
  return [
    ...inYaml({ file, text: yaml }, 1),
    ...body.map(({ text: found, place }) => ({
      ...finding,
      file,
      place,
      message: `“${found}” still waits to be filled in.`,
      expected: 'the text itself',
      fix: 'write it, or remove the sentence',
    })),
  ];
}

/** @param linesBefore lines of the file that stand above. */
function inYaml({ file, text }: File, linesBefore = 0): Issue[] {
  const keyAt = yamlKeys(text);
  return occurrences(withoutRemarks(text), PLACEHOLDER).map(({ text: found, place }) => {
    const key = keyAt(place);
    const value = key === undefined ? 'value' : `value of \`${key}\``;
    return {
      ...finding,
      file,
      place: { ...place, line: place.line + linesBefore },
      message: `“${found}” in the ${value} still waits to be filled in.`,
      expected: 'the value itself',
      fix: `replace the whole ${value}`,
    };
  });
}

function withoutRemarks(yaml: string): string {
  return yaml.replace(/(?<=^|\s)#.*$/gm, '');
}
