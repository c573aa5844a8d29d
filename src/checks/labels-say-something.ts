import { languageOf } from '../domain/locales.ts';
import type { Check } from './check.ts';
import { editableTexts } from './working-texts.ts';

/** Labels that tell nothing when a screen reader lists the links of a page, by language. */
const EMPTY_LABELS: Readonly<Record<string, readonly string[]>> = {
  nl: [
    'hier',
    'klik hier',
    'klik',
    'deze link',
    'link',
    'lees meer',
    'meer',
    'meer info',
    'meer informatie',
    'deze pagina',
    'pagina',
  ],
  fr: [
    'ici',
    'cliquez ici',
    'cliquer ici',
    'ce lien',
    'lien',
    'lire la suite',
    'en savoir plus',
    'plus',
    'plus d’informations',
    'cette page',
    'page',
  ],
  en: [
    'here',
    'click here',
    'click',
    'this link',
    'link',
    'read more',
    'more',
    'more info',
    'more information',
    'learn more',
    'this page',
    'page',
  ],
};

/** The label of a link says where it leads (WCAG 2.4.4 and 2.4.9). */
export const labelsSaySomething: Check = (context) =>
  editableTexts(context).flatMap(({ file, lang, compiled }) => {
    const empty = EMPTY_LABELS[languageOf(lang)] ?? [];
    return compiled.links
      .filter(({ label }) => label === '' || empty.includes(plain(label)))
      .map(({ label, target, place }) => ({
        rule: 'link/label',
        severity: 'warning' as const,
        file,
        place,
        message: `The label “${label}” does not say where the link leads (${target}).`,
        expected:
          'a label that makes sense on its own: the title or the subject of what it leads to',
        fix: 'put the brackets around the words that name it',
      }));
  });

function plain(label: string): string {
  return label
    .toLowerCase()
    .replaceAll("'", '’')
    .replace(/[\s.…!»›>:]+$/u, '');
}
