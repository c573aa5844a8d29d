import type { CheckContext } from './check.ts';
import type { Compiled } from '../domain/render/index.ts';

/** A text that editors can still change: a section of the working text, or a free page. */
export interface EditableText {
  readonly locale: string;
  /** Language tag of the locale. */
  readonly lang: string;
  readonly file: string;
  /** The whole file. */
  readonly text: string;
  readonly compiled: Compiled;
}

/** The working text's sections, each with the language it is in. */
export function workingTexts({ editions, project }: CheckContext): EditableText[] {
  return editions
    .filter(({ version }) => version === undefined)
    .flatMap(({ locale, sections }) =>
      sections.map(({ source: { file, text }, compiled }) => ({
        locale,
        lang: project.config.locales[locale]?.lang ?? locale,
        file,
        text,
        compiled,
      })),
    );
}

/** The working text's sections and the free pages. */
export function editableTexts(context: CheckContext): EditableText[] {
  const pages = context.pages.map(({ source: { locale, file, text }, compiled }) => ({
    locale,
    lang: context.project.config.locales[locale]?.lang ?? locale,
    file,
    text,
    compiled,
  }));
  return [...workingTexts(context), ...pages];
}
