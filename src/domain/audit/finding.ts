/** Something in a built site that must not be so. */
export interface Finding {
  /** Path of the file it is in. */
  readonly file: string;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** Where and how to mend it. */
  readonly fix: string;
}
