/** How long a wrong try counts. */
const WINDOW_MS = 10 * 60_000;
/** Above so many names the one that was wrong longest ago is forgotten. */
const NAMES_MAX = 20_000;

/** Counts wrong tries by name in a window that begins with the first of them. Right tries cost nothing. */
export class WrongTries {
  readonly #tries = new Map<string, { count: number; readonly startedMs: number }>();

  count(name: string): number {
    return this.#running(name)?.count ?? 0;
  }

  add(name: string): void {
    const running = this.#running(name);
    if (running !== undefined) {
      running.count += 1;
      return;
    }
    this.#tries.delete(name);
    this.#tries.set(name, { count: 1, startedMs: Date.now() });
    const oldest = this.#tries.keys().next().value;
    if (this.#tries.size > NAMES_MAX && oldest !== undefined) this.#tries.delete(oldest);
  }

  #running(name: string) {
    const tries = this.#tries.get(name);
    return tries !== undefined && tries.startedMs + WINDOW_MS > Date.now() ? tries : undefined;
  }
}

const ofServers = new WeakMap<object, WrongTries>();

/** The count of one server, shared by every door to the same question. */
export function wrongTriesOf(server: object): WrongTries {
  const known = ofServers.get(server);
  if (known !== undefined) return known;
  const tries = new WrongTries();
  ofServers.set(server, tries);
  return tries;
}
