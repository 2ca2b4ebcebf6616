import { monitorEventLoopDelay } from "node:perf_hooks";

/** How long whatever was due had to wait for its turn, in milliseconds, over the last minute or so. */
export interface EventLoopDelay {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

const RESOLUTION_MS = 10;
const WINDOW_MS = 60_000;

/**
 * Watches how long the one thread is held up: on the embedded database by the statements themselves, for they run in it,
 * on a server by whatever computes for long.
 */
export function watchEventLoop(): { read(): EventLoopDelay; stop(): void } {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  let before: EventLoopDelay | undefined;
  // The timer itself comes late by its own resolution when nothing is held up.
  const waitedMs = (ns: number): number => Math.max(0, Math.round((ns / 1e6 - RESOLUTION_MS) * 10) / 10);
  const now = (): EventLoopDelay =>
    histogram.count === 0
      ? { p50: 0, p99: 0, max: 0 }
      : {
          p50: waitedMs(histogram.percentile(50)),
          p99: waitedMs(histogram.percentile(99)),
          max: waitedMs(histogram.max),
        };
  const window = setInterval(() => {
    before = now();
    histogram.reset();
  }, WINDOW_MS);
  window.unref();
  return {
    // A window that has just begun has seen nothing yet: the worse of the two is told.
    read: () => {
      const running = now();
      return before !== undefined && before.max > running.max ? before : running;
    },
    stop: () => {
      clearInterval(window);
      histogram.disable();
    },
  };
}
