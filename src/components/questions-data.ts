import type { EditionSection } from '../domain/edition.ts';

/** Questions and answers of a section as schema.org data; none when it has no questions. */
export function questionsData({ questions }: EditionSection): Record<string, unknown>[] {
  if (questions.length === 0) return [];
  return [
    {
      '@type': 'FAQPage',
      mainEntity: questions.map(({ question, answer }) => ({
        '@type': 'Question',
        name: question,
        acceptedAnswer: { '@type': 'Answer', text: answer },
      })),
    },
  ];
}
