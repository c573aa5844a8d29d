import { describe, expect, it } from 'vitest';
import { reviewAsMarkdown } from '../../src/cli/reporters/review-markdown.ts';
import { reviewOf } from '../../src/domain/review.ts';
import type { Project } from '../../src/domain/project.ts';
import { published, sampleProject, sha256 } from './sample-project.ts';

const TODAY = '2026-11-26';
const project = published(sampleProject({ one: 'Text.', two: 'Text.' }), '2026-01-01');
const nl = { lang: 'nl-BE', name: 'Nederlands', dir: 'ltr' } as const;
const withFrench: Project = {
  ...project,
  config: { ...project.config, locales: { nl, fr: { ...nl, lang: 'fr-BE', name: 'Français' } } },
};

describe('the comment on a pull request', () => {
  const commentOn = (reviewed: Project) =>
    reviewAsMarkdown({
      project: reviewed,
      review: reviewOf(reviewed, undefined, TODAY, sha256),
      issues: [],
    });

  it('names the sections that a language still lacks', () => {
    expect(commentOn(withFrench)).toContain('- fr: `one` is missing\n- fr: `two` is missing');
  });

  it('says that nothing is left to translate', () => {
    expect(commentOn(project)).toContain('All languages say what the prevailing one says.');
  });
});
