import type { Finding } from './finding.ts';
import type { AuditedPage } from './page.ts';

/** Inline scripts, styles and handlers: the Content-Security-Policy would refuse them. */
export function checkInline(pages: readonly AuditedPage[]): Finding[] {
  return pages.flatMap(({ file, inline }) =>
    [...new Set(inline)].map((what) => ({
      file,
      message: `There is ${what}.`,
      fix: 'move it to src/styles or src/browser: the Content-Security-Policy refuses it',
    })),
  );
}
