/** A file that a generator writes; the path is relative to the top of the repository, with forward slashes. */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string;
}
