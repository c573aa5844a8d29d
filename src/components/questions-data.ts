import type { EditionSection } from '../domain/edition.ts';

/**
 * Questions and answers of a section as schema.org data; none when it has no questions.
 *
 * @param href absolute address of a link as written.
 */
export function questionsData(
  { questions }: EditionSection,
  href: (target: string) => string,
): Record<string, unknown>[] {
  if (questions.length === 0) return [];
  return [
    {
      '@type': 'FAQPage',
      mainEntity: questions.map(({ question, answer }) => ({
        '@type': 'Question',
        name: question,
        acceptedAnswer: {
          '@type': 'Answer',
          text: answer.replace(/href="([^"]*)"/g, (_, target: string) => `href="${href(target)}"`),
        },
      })),
    },
  ];
}
