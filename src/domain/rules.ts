/** What is known of a rule besides what it finds. */
export interface Rule {
  /** What a finding of it means, in a few words. */
  readonly title: string;
  /** The right form, as an editor would write it. */
  readonly example: string;
  /** Whether `content/checks.yaml` may silence it: a judgement, not a fault that breaks the build or the proof. */
  readonly judgement?: true;
}

/** Every rule, by the name its findings carry and its page under `docs/errors/` has. */
export const rules = {
  'file/missing': {
    title: 'a required file is not there',
    example: 'content/site.yaml',
  },
  'file/encoding': {
    title: 'a file that is not UTF-8 text',
    example: 'a file saved as “UTF-8”',
  },
  'file/link': {
    title: 'a symbolic link that leads to nothing',
    example: 'content/cookies.yaml -> ../shared/cookies.yaml, which is there',
  },
  'file/unread': {
    title: 'a file that nothing reads',
    example: 'content/statement/nl/contact.mdx',
    judgement: true,
  },
  'yaml/syntax': {
    title: 'not valid YAML',
    example: "title: 'Rights: what you may ask'",
  },
  'config/invalid': {
    title: 'a wrong key or value in site.yaml',
    example: 'prevailing: nl',
  },
  'checks/invalid': {
    title: 'a wrong key or value in checks.yaml',
    example:
      'exceptions: [{ rule: link/label, file: content/pages/nl/about.mdx, reason: the name of the page is “Hier” }]',
  },
  'checks/unused': {
    title: 'an exception that silences nothing',
    example: 'exceptions: []',
  },
  'statement/invalid': {
    title: 'a wrong outline',
    example: 'sections: [{ id: your-rights }]',
  },
  'dictionary/invalid': {
    title: 'a wrong dictionary',
    example: 'footer: { preferences: manage your choices }',
  },
  'dictionary/missing': {
    title: 'an interface word or plural form that a language lacks',
    example: 'footer: { top: Nach oben }',
  },
  'dictionary/unknown': {
    title: 'an interface word that nothing shows (warning)',
    example: 'footer: { top: Nach oben }',
    judgement: true,
  },
  'dictionary/untranslated': {
    title: 'an interface word in the words of another language (warning)',
    example: 'footer: { top: Nach oben }',
    judgement: true,
  },
  'front-matter/missing': {
    title: 'a text without front matter',
    example: '---\ntitle: Your rights\nslug: your-rights\n---',
  },
  'front-matter/invalid': {
    title: 'a wrong key or value in front matter',
    example: 'slug: your-rights',
  },
  'section/duplicate': {
    title: 'a section listed twice',
    example: '- { id: your-rights }',
  },
  'section/missing': {
    title: 'a listed section without a text',
    example: 'content/statement/nl/your-rights.mdx',
  },
  'section/unknown': {
    title: 'a text that is not listed',
    example: '- { id: your-rights }',
  },
  'section/order': {
    title: 'an introduction below a numbered section',
    example: 'sections: [{ id: introduction, role: introduction }, { id: your-rights }]',
  },
  'mdx/syntax': {
    title: 'not valid MDX',
    example: '<Note>\n\nText.\n\n</Note>',
  },
  'mdx/not-allowed': {
    title: 'something texts may not use',
    example: 'Markdown, <Note>, <Questions>, <SeeAlso>, <Term>',
  },
  'image/text': {
    title: 'an image without text',
    example: '![The button “Unsubscribe” at the foot of a message](button.png)',
  },
  'heading/order': {
    title: 'a skipped heading level',
    example: '## Rights [#rights]\n\n### A copy [#right-copy]',
  },
  'anchor/missing': {
    title: 'a heading without an id',
    example: '## Your rights [#rights]',
  },
  'anchor/invalid': {
    title: 'an id with wrong characters',
    example: '[#right-to-object]',
  },
  'anchor/duplicate': {
    title: 'an id used twice',
    example: '[#right-to-object]',
  },
  'slug/duplicate': {
    title: 'an address used twice',
    example: 'slug: your-rights',
  },
  'link/target': {
    title: 'a link that leads nowhere',
    example: '[your rights](#rights)',
  },
  'text/reading-level': {
    title: 'a section that is hard to read',
    example: 'We answer within a month. That is free.',
    judgement: true,
  },
  'anchor/translation': {
    title: 'anchors that differ between languages',
    example: 'Uw rechten [#rights], and in the other language: Your rights [#rights]',
    judgement: true,
  },
  'link/label': {
    title: 'a link whose label says nothing',
    example: '[the list of cookies](#cookie-list)',
    judgement: true,
  },
  'address/unknown': {
    title: 'an address that is not declared',
    example: 'known: { domains: [example.org], emails: [press@example.org] }',
    judgement: true,
  },
  'text/placeholder': {
    title: 'something that waits to be filled in',
    example: 'Our data protection officer is Ann Peeters.',
    judgement: true,
  },
  'text/facts': {
    title: 'names, numbers or addresses that differ between languages',
    example: 'binnen 30 dagen, and in the other language: within 30 days',
    judgement: true,
  },
  'date/unreal': {
    title: 'a day that does not exist',
    example: '28 februari 2026',
    judgement: true,
  },
  'date/typed': {
    title: 'the date of a version, typed into the text',
    example: 'The date stands at the top of this statement.',
    judgement: true,
  },
  'faq/older': {
    title: 'an answer older than what it summarises',
    example: 'an answer that was read again',
    judgement: true,
  },
  'gdpr/missing': {
    title: 'something that articles 13 and 14 of the GDPR ask for',
    example: 'We keep your order for ten years, because tax law asks for it.',
    judgement: true,
  },
  'variant/unknown-site': {
    title: 'a passage for a site that is not there',
    example: '<Only site="uk">Text.</Only>',
  },
  'processing/invalid': {
    title: 'a wrong key or value in processing.yaml',
    example: 'bases: [{ basis: contract, at: buying-legal-basis }]',
  },
  'processing/anchor': {
    title: 'a sentence that is not there',
    example: 'purposes: [{ text: { nl: uw aankoop verwerken }, at: buying-why }]',
  },
  'processing/section-changed': {
    title: 'a section whose facts were not looked at',
    example:
      'checked: { sharing: 1106f123d31b7fb804f1592bf2ab1e2b9e1d63b331110bc1c7917558e1afbb3b }',
    judgement: true,
  },
  'rights/invalid': {
    title: 'a wrong key or value in rights.yaml',
    example: 'holidays: [07-21, easter+39]',
  },
  'rights/anchor': {
    title: 'a sentence that is not there',
    example: 'rights: { access: { says: [right-copy] } }',
  },
  'locale/unknown': {
    title: 'texts in an undeclared language',
    example: 'locales: { nl: { lang: nl-BE, name: Nederlands } }',
  },
  'translation/behind': {
    title: 'a translation that is older than its original',
    example: 'corrects: 2026-11-23',
  },
  'translation/missing': {
    title: 'a section without a translation',
    example: 'content/statement/fr/your-rights.mdx',
  },
  'translation/corrects': {
    title: 'a mark of correction that has no effect',
    example: 'corrects: 2026-11-23',
  },
  'locale/words': {
    title: 'a language without interface words',
    example: 'content/dictionaries/de.yaml',
  },
  'locale/text-missing': {
    title: 'a label that a language lacks (warning)',
    example: 'name: { nl: Raad voor Fietsgegevens, fr: Conseil des données cyclistes }',
    judgement: true,
  },
  'locale/no-text': {
    title: 'a site in a language that nothing was published in',
    example: 'locales: [nl]',
  },
  'cookies/invalid': {
    title: 'a wrong key or value in cookies.yaml',
    example: 'lifetime: { months: 6 }',
  },
  'cookies/register-missing': {
    title: 'a place for the register, and no register',
    example: 'content/cookies.yaml',
  },
  'cookies/not-shown': {
    title: 'a register that no section shows (warning)',
    example: '<CookieRegister />',
    judgement: true,
  },
  'cookies/anchor': {
    title: 'a purpose that the statement does not explain',
    example: 'anchor: cookie-purpose-measurement',
  },
  'cookies/text-missing': {
    title: 'a text that a language lacks (warning)',
    example: 'text: { nl: Onthoudt uw keuze., fr: Retient votre choix. }',
    judgement: true,
  },
  'version/date': {
    title: 'dates that do not agree',
    example: 'published: 2026-11-23\neffective: 2027-03-01',
  },
  'version/manifest': {
    title: 'a missing or wrong manifest',
    example: 'content/versions/2026-11-23/version.yaml',
  },
  'version/touched': {
    title: 'a sealed text was changed',
    example: 'git checkout -- content/versions',
  },
  'version/seal': {
    title: 'a sealed manifest was changed',
    example: 'git checkout -- content/versions',
  },
  'version/lines': {
    title: 'no line could be named',
    example: 'npm run statement -- verify --lines',
  },
  'version/text-missing': {
    title: 'a sealed text is gone',
    example: 'git checkout -- content/versions',
  },
  'search/invalid': {
    title: 'a wrong key or value in search words',
    example: 'synonyms: [[wissen, verwijderen]]',
  },
  'search/no-keywords': {
    title: 'a section or question without keywords',
    example: 'keywords: { faq-deleting-data: [wissen, alles weg] }',
    judgement: true,
  },
  'search/unknown-anchor': {
    title: 'keywords for what is not there',
    example: 'keywords: { your-rights: [mijn rechten] }',
  },
  'version/stray-file': {
    title: 'a file too many',
    example: 'content/versions/2026-11-23/nl/contact.mdx',
  },
  'version/chain': {
    title: 'a broken chain of versions',
    example: 'git checkout -- content/versions',
  },
  'version/notice-period': {
    title: 'a material change that applies too soon',
    example: 'npm run statement -- publish --kind material --effective 2027-03-01',
    judgement: true,
  },
  'version/none-in-force': {
    title: 'no version applies today',
    example: 'npm run statement -- publish',
  },
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof rules;

/** Names of all rules. */
export const ruleIds = Object.keys(rules) as RuleId[];

/** Whether a rule of that name exists. */
export function isRuleId(name: string): name is RuleId {
  return Object.hasOwn(rules, name);
}

/** What is known of a rule. */
export function ruleOf(id: RuleId): Rule {
  return rules[id];
}

/** Path of the page about a rule. */
export function rulePage(id: RuleId): string {
  return `docs/errors/${id.replace('/', '-')}.md`;
}
