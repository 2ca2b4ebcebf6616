import type { z } from "@yunquan/contract/z.ts";

export interface Filters<Given> {
  readonly given: Given;
  /** Something in the address did not fit and was left out; the page says so. */
  readonly ignored: boolean;
}

/**
 * What a page's form asks for, read through the schema of the public operation that answers the same question. A form
 * sends empty fields and an address may be typed by hand: the empty is left out, and what does not fit is ignored.
 */
export function readFilters<Schema extends z.ZodObject>(
  schema: Schema,
  query: Readonly<Record<string, string | undefined>>,
): Filters<z.output<Schema>> {
  const named = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const value = query[name]?.trim() ?? "";
      return value === "" ? [] : [[name, value]];
    }),
  );
  const parsed = schema.safeParse(named);
  if (parsed.success) return { given: parsed.data, ignored: false };
  const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
  const fitting = Object.fromEntries(Object.entries(named).filter(([name]) => !wrong.has(name)));
  return { given: schema.parse(fitting), ignored: true };
}

/** An address with its query; what is empty or undefined is left out. */
export function address(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === "" ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}
