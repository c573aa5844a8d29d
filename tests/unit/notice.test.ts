import { describe, expect, it } from 'vitest';
import { createNotice } from '../../src/domain/notice.ts';
import type { NoticeFacts } from '../../src/domain/notice.ts';
import { createSay } from '../../src/domain/redline-view/index.ts';
import en from '../../src/i18n/dictionaries/en.json' with { type: 'json' };
import fr from '../../src/i18n/dictionaries/fr.json' with { type: 'json' };
import nl from '../../src/i18n/dictionaries/nl.json' with { type: 'json' };

const facts: NoticeFacts = {
  lang: 'en-GB',
  dir: 'ltr',
  say: createSay(en.notice, 'en-GB'),
  organisation: 'Sample & Co',
  title: 'Privacy statement',
  effective: '2026-06-01',
  today: '2026-03-01',
  kind: 'material',
  note: 'We keep data for 60 days. <b>Read on.</b>',
  sections: [{ title: 'What we keep', state: '1 change' }],
  links: {
    version: 'https://sample.example/en/versions/2026-03-01/',
    redline: 'https://sample.example/en/changes/2025-01-01/2026-03-01/',
  },
  email: 'privacy@sample.example',
  regulator: { name: 'The regulator', url: 'https://regulator.example' },
};

describe('createNotice', () => {
  it('says of a material version what changes, from when, until when, and where to object', () => {
    const { subject, text, html, banner } = createNotice(facts);
    expect(subject).toBe('Privacy statement of Sample & Co: what is changing');
    expect(text).toBe(
      [
        'From 1 June 2026, a new version of “Privacy statement” applies.',
        'Until 31 May 2026 inclusive, the version you know applies.',
        'WHAT IS CHANGING?',
        facts.note,
        'These sections are different:',
        '- What we keep (1 change)',
        `Read the new version: ${facts.links.version}\nSee word for word what is changing: ${facts.links.redline ?? ''}`,
        'DO YOU HAVE QUESTIONS OR AN OBJECTION?',
        'Let us know. You can also lodge a complaint with the supervisory authority.',
        'Write to privacy@sample.example\nThe regulator: https://regulator.example',
        'Sample & Co',
      ].join('\n\n'),
    );
    expect(html).toContain('<a href="mailto:privacy@sample.example">');
    expect(banner).toBe(
      `<p lang="en-GB" dir="ltr">From 1 June 2026, a new version of “Privacy statement” applies. <a href="${facts.links.redline ?? ''}">What is changing?</a></p>`,
    );
  });

  it('lets no text become markup', () => {
    const { html } = createNotice(facts);
    expect(html).toContain('&#x3C;b>Read on.&#x3C;/b>');
    expect(html).not.toContain('<b>');
  });

  it('says of an editorial version that only words differ, and not where to object', () => {
    const { text } = createNotice({ ...facts, kind: 'editorial', effective: '2026-03-01' });
    expect(text).toMatch(/^Since 1 March 2026, a new version/);
    expect(text).toContain('Only the wording is different.');
    expect(text).not.toMatch(/Until|objection|regulator/);
  });

  it('has no redline to lead to for a first version', () => {
    const { text, banner } = createNotice({
      ...facts,
      sections: [],
      links: { version: facts.links.version },
    });
    expect(text).not.toMatch(/word for word|different:/);
    expect(banner).toContain(facts.links.version);
  });

  it('cuts a long note for the summary between sentences', () => {
    const note = 'A sentence of the note that is not short at all, word for word. '.repeat(20);
    const { summary } = createNotice({ ...facts, note });
    expect(summary.length).toBeLessThan(500);
    expect(summary).toMatch(/word for word\. Read the new version: https/);
  });

  it('tells in which language a borrowed note is, and marks it in HTML', () => {
    const words = {
      nl: ['nl-BE', nl.notice, 'Deze uitleg is er alleen in het Arabisch:'],
      fr: ['fr-BE', fr.notice, 'Cette explication n’existe qu’en arabe\u00a0:'],
      en: ['en-GB', en.notice, 'This explanation is available in Arabic only:'],
    } as const;
    for (const [lang, phrases, remark] of Object.values(words)) {
      const { text, html, summary } = createNotice({
        ...facts,
        lang,
        say: createSay(phrases, lang),
        note: 'نحن نحتفظ بالبيانات.',
        noteLocale: { lang: 'ar-BE', dir: 'rtl' },
      });
      expect(text).toContain(`${remark}\n\nنحن نحتفظ بالبيانات.\n\n`);
      expect(summary).toContain(` ${remark} نحن نحتفظ بالبيانات. `);
      expect(html).toContain(`<p>${remark}</p><p lang="ar-BE" dir="rtl">نحن نحتفظ بالبيانات.</p>`);
    }
    expect(createNotice(facts).html).not.toMatch(/<p[^>]* lang=|available in/);
  });

  it('says everything in every language', () => {
    const keys = Object.keys(en.notice);
    expect(Object.keys(nl.notice)).toEqual(keys);
    expect(Object.keys(fr.notice)).toEqual(keys);
    for (const [lang, words] of Object.entries({ nl: nl.notice, fr: fr.notice, en: en.notice })) {
      const { subject, text, banner, summary } = createNotice({
        ...facts,
        lang,
        say: createSay(words, lang),
      });
      expect([subject, text, banner, summary].join('\n')).not.toContain('{{');
    }
  });
});
