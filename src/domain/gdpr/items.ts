/** One thing that articles 13 and 14 of the GDPR ask a statement to say. */
export interface GdprItem {
  readonly article: string;
  readonly title: string;
  /** What no program can judge, also where the words are found. */
  readonly forLawyer: string;
  /** The subject that makes it necessary: where the text does not speak of that, nothing is asked. */
  readonly when?: Subject;
  /** Whether it is needed depends on facts that do not stand in the text. */
  readonly depends?: true;
}

/** Subjects that a text may speak of, and that then ask for more. */
export type Subject = 'legitimate-interest' | 'consent' | 'transfers' | 'other-sources';

/** The list, in the order of article 13; what only article 14 asks comes last. */
export const gdprItems = {
  controller: {
    article: '13(1)(a)',
    title: 'who the controller is',
    forLawyer:
      'whether these are all controllers, and whether joint controllers say enough of their arrangement',
  },
  contact: {
    article: '13(1)(a)',
    title: 'how to reach the controller',
    forLawyer: 'whether a representative in the Union is needed',
  },
  'protection-officer': {
    article: '13(1)(b)',
    title: 'how to reach the data protection officer',
    forLawyer: 'whether the organisation must have one (article 37)',
    depends: true,
  },
  purposes: {
    article: '13(1)(c)',
    title: 'the purposes',
    forLawyer: 'whether they are all there and precise enough',
  },
  'legal-basis': {
    article: '13(1)(c)',
    title: 'a legal basis',
    forLawyer: 'whether it is the right one',
  },
  'legal-basis-per-purpose': {
    article: '13(1)(c)',
    title: 'the legal basis of each purpose',
    forLawyer: 'whether no purpose is left without one',
  },
  interest: {
    article: '13(1)(d)',
    title: 'which interest is legitimate',
    forLawyer: 'whether the interest outweighs the rights of readers',
    when: 'legitimate-interest',
  },
  recipients: {
    article: '13(1)(e)',
    title: 'the recipients, or kinds of recipients',
    forLawyer: 'whether they are all there and named as closely as is fair',
  },
  transfers: {
    article: '13(1)(f)',
    title: 'transfers to countries outside the Union',
    forLawyer: 'whether there are any, and to which countries',
    depends: true,
  },
  safeguards: {
    article: '13(1)(f)',
    title: 'the safeguards of transfers, and how to get a copy',
    forLawyer: 'whether they are in place for every country',
    when: 'transfers',
  },
  retention: {
    article: '13(2)(a)',
    title: 'how long data are kept, or what decides it',
    forLawyer: 'whether each kind of data has a period that can be worked out',
  },
  'right-access': {
    article: '13(2)(b), 15',
    title: 'the right of access',
    forLawyer: 'whether its limits are put fairly',
  },
  'right-rectification': {
    article: '13(2)(b), 16',
    title: 'the right to rectification',
    forLawyer: 'whether its limits are put fairly',
  },
  'right-erasure': {
    article: '13(2)(b), 17',
    title: 'the right to erasure',
    forLawyer: 'whether its conditions are put fairly',
  },
  'right-restriction': {
    article: '13(2)(b), 18',
    title: 'the right to restriction',
    forLawyer: 'whether its conditions are put fairly',
  },
  'right-objection': {
    article: '13(2)(b), 21',
    title: 'the right to object',
    forLawyer: 'whether it stands out clearly and apart, also for direct marketing (article 21(4))',
  },
  'right-portability': {
    article: '13(2)(b), 20',
    title: 'the right to data portability',
    forLawyer: 'whether its conditions are put fairly',
  },
  'right-withdrawal': {
    article: '13(2)(c)',
    title: 'the right to withdraw consent at any time',
    forLawyer: 'whether withdrawing is as easy as giving',
    when: 'consent',
  },
  complaint: {
    article: '13(2)(d)',
    title: 'the right to lodge a complaint',
    forLawyer: 'whether it is put without conditions',
  },
  'complaint-authority': {
    article: '13(2)(d)',
    title: 'with which authority',
    forLawyer: 'whether it is the one that is competent on each site',
  },
  'required-data': {
    article: '13(2)(e)',
    title: 'whether readers must give data, and what follows if they do not',
    forLawyer: 'whether the consequences are put for each case',
  },
  'automated-decisions': {
    article: '13(2)(f)',
    title: 'automated decisions, profiling included',
    forLawyer: 'whether there are any in the sense of article 22',
    depends: true,
  },
  categories: {
    article: '14(1)(d)',
    title: 'the kinds of data that come from others',
    forLawyer: 'whether they are all there',
    when: 'other-sources',
  },
  source: {
    article: '14(2)(f)',
    title: 'the source of data that come from others',
    forLawyer: 'whether each source is named, or the kind where that is impossible',
    when: 'other-sources',
  },
} as const satisfies Record<string, GdprItem>;

export type GdprItemId = keyof typeof gdprItems;
