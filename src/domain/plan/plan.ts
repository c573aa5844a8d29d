/** One file to write: path relative to `content/`, with forward slashes. */
export interface FileWrite {
  readonly path: string;
  readonly text: string;
}

/** What a command will do to `content/`, decided before anything is touched; done as a whole or not at all. */
export interface Plan {
  /** Files that come to be, or to have another text. */
  readonly writes: readonly FileWrite[];
  /** Files and folders that go, relative to `content/`. */
  readonly removals?: readonly string[];
}
