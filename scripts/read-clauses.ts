import { readFile } from "node:fs/promises";
import { parse } from "yaml";

/** A clause of the programme as docs/clauses.yaml words it. */
export interface Clause {
  readonly id: string;
  readonly title: string;
}

/** Reads the list of clauses and refuses one that says an id twice or leaves a title out. */
export async function readClauses(file: string): Promise<Clause[]> {
  const document: unknown = parse(await readFile(file, "utf8"));
  const list =
    typeof document === "object" && document !== null && "clauses" in document ? document.clauses : undefined;
  if (!Array.isArray(list)) throw new Error(`${file}: the list "clauses" is missing`);
  const clauses = list.map(clauseOf);
  const twice = clauses.find((clause, index) => clauses.findIndex((other) => other.id === clause.id) !== index);
  if (twice !== undefined) throw new Error(`${file}: clause ${twice.id} stands there twice`);
  return clauses;
}

function clauseOf(entry: unknown): Clause {
  if (typeof entry === "object" && entry !== null && "id" in entry && "title" in entry) {
    if (typeof entry.id === "string" && typeof entry.title === "string") return { id: entry.id, title: entry.title };
  }
  throw new Error(`a clause needs an id and a title in quotes: ${JSON.stringify(entry)}`);
}
