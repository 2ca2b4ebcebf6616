/** How one refusal answers: its HTTP status and its words; `{name}` stands for a fact of the refusal. */
export interface RefusalEntry {
  readonly http: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503;
  readonly zh: string;
  readonly en: string;
}
