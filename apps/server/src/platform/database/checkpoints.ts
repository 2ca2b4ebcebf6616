import type { PGlite } from "@electric-sql/pglite";
import type { FlushingFileSystem } from "./flushing-filesystem.ts";

// In single-user mode PostgreSQL never begins a checkpoint by itself, whatever max_wal_size says: the log would grow for
// ever and so would the time to start after a crash. Four segments of 16 MB are replayed in about a second.
const segmentsBetweenCheckpoints = 4;

/** Asks for a checkpoint whenever the write-ahead log has grown by so much, between the transactions of others. */
export class Checkpoints {
  readonly #pglite: PGlite;
  readonly #fileSystem: FlushingFileSystem;
  readonly #warn: (message: string) => void;
  #segmentsAtLast: number;
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(pglite: PGlite, fileSystem: FlushingFileSystem, warn: (message: string) => void) {
    this.#pglite = pglite;
    this.#fileSystem = fileSystem;
    this.#warn = warn;
    this.#segmentsAtLast = fileSystem.walSegmentCount;
    fileSystem.onWalSegment = () => this.#segmentBegun();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  // Called from inside the engine, so the checkpoint itself has to wait until the engine has come back.
  #segmentBegun(): void {
    const due = this.#fileSystem.walSegmentCount - this.#segmentsAtLast >= segmentsBetweenCheckpoints;
    if (due && !this.#stopped) this.#running ??= this.#checkpoint();
  }

  async #checkpoint(): Promise<void> {
    try {
      await Promise.resolve();
      await this.#pglite.exec("checkpoint");
      this.#segmentsAtLast = this.#fileSystem.walSegmentCount;
    } catch (error) {
      // Tried again when the next segment begins.
      this.#warn(`checkpoint failed: ${String(error)}`);
    } finally {
      this.#running = undefined;
    }
  }
}
