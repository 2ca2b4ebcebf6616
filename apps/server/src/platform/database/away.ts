/** What the system and the server say of a connection that is not there (any more), or of a server that takes none. */
const codes: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "57P01",
  "57P02",
  "57P03",
  "08003",
  "08006",
  "53300",
]);

/**
 * True for a database that went away or cannot be reached. What was not committed did not happen; whether a commit in flight
 * did, the same idempotency key tells when it is asked again.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && codes.has(String(error.code))) return true;
  // The driver's own words, in the middle of a statement or before the roll-back after it.
  return /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect/.test(
    error.message,
  );
}
