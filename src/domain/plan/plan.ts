/** One file to write: path relative to `content/`, with forward slashes. */
export interface FileWrite {
  readonly path: string;
  readonly text: string;
}

/** What a command will do to `content/`, decided before anything is touched. */
export interface Plan {
  /** The folder, relative to `content/`, that comes to be as a whole or not at all. */
  readonly folder: string;
  readonly writes: readonly FileWrite[];
}
