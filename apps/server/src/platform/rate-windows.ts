/** How many requests somebody made in his running window. */
export interface Counted {
  readonly current: number;
  readonly ttl: number;
}

/** Above so many callers the one whose window began first is forgotten. */
const CALLERS_MAX = 5_000;

interface Window {
  count: number;
  startedMs: number;
}

/** Counts requests by caller in windows of one length; a window begins with its first request. */
export class RateWindows {
  readonly #windowMs: number;
  readonly #windows = new Map<string, Window>();

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  count(caller: string): Counted {
    const nowMs = Date.now();
    const running = this.#windows.get(caller);
    if (running !== undefined && running.startedMs + this.#windowMs > nowMs) {
      running.count += 1;
      return { current: running.count, ttl: this.#windowMs - (nowMs - running.startedMs) };
    }
    this.#windows.delete(caller);
    this.#windows.set(caller, { count: 1, startedMs: nowMs });
    const oldest = this.#windows.keys().next().value;
    if (this.#windows.size > CALLERS_MAX && oldest !== undefined) this.#windows.delete(oldest);
    return { current: 1, ttl: this.#windowMs };
  }
}

/** The windows as the store that the rate limit of the routes counts in: whoever answers, one count is kept. */
export function storeIn(windows: RateWindows) {
  return class {
    incr(caller: string, done: (error: Error | null, counted?: Counted) => void): void {
      done(null, windows.count(caller));
    }
    child(): this {
      return this;
    }
  };
}
