/** How much a match counts, by where it is and how it was found. Tuned on the first half of `bench/search/questions`. */
export const weights = {
  /** Places. */
  title: 1,
  keywords: 0.85,
  /** Keywords of a section count for its own passage; for less where other passages say it more exactly. */
  sectionKeywords: 0.45,
  onlyPassageKeywords: 0.85,
  /** The title of the section that a passage stands in. */
  sectionTitle: 0.3,
  text: 0.35,
  /** The full text, for a word that no title and no keyword knows. */
  onlyText: 0.6,

  /** Ways. */
  synonym: 0.8,
  part: 0.7,
  beginning: 0.85,
  corrected: 0.95,

  /** Words. */
  common: 0.25,
  unknown: 0.75,
  outside: 2,

  /** Share of the title that was asked for: breaks ties in favour of the passage that is about nothing else. */
  titleShare: 0.12,
  question: 0.03,

  /** From this score on, a passage is offered as an answer. */
  confident: 0.42,
} as const;
