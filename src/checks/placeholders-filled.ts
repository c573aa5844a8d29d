import type { Issue } from '../domain/issue.ts';
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
  ].map(({ file, text }) => ({ file, text: withoutRemarks(text) }));
  return [...settings, ...editableTexts(context)].flatMap(({ file, text }) =>
    occurrences(text, PLACEHOLDER).map(({ text: found, place }): Issue => ({
      rule: 'text/placeholder',
      severity: 'error',
      file,
      place,
      message: `“${found}” still waits to be filled in.`,
      expected: 'the text itself',
      fix: 'write it, or remove the sentence',
    })),
  );
};

function withoutRemarks(yaml: string): string {
  return yaml.replace(/(?<=^|\s)#.*$/gm, '');
}
