import { closeSync, fsyncSync, openSync } from "node:fs";
import type { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

/** What happens when the disk or the engine fails. It must not let the process go on: see `FlushingFileSystem`. */
export type OnFailure = (reason: string, cause?: unknown) => void;

/** The parts of PGlite's Emscripten module that we reach into. Undocumented, hence the exact version and the start-up probe. */
interface EngineModule {
  readonly FS: {
    isDir(mode: number): boolean;
    readonly ErrnoError: new (errno: number) => Error;
  };
  readonly NODEFS: {
    realPath(node: StreamNode): string;
    convertNodeCode: (error: NodeJS.ErrnoException) => number | undefined;
    readonly stream_ops: {
      fsync?: (stream: Stream) => number;
      write: (stream: Stream, buffer: unknown, offset: number, length: number, position: number) => number;
    };
  };
}

interface StreamNode {
  readonly mode: number;
}

interface Stream {
  readonly node: StreamNode;
  readonly path: string;
  readonly nfd?: number;
}

const EIO = 29; // WASI's number, which Emscripten uses
const walSegment = /\/pg_wal\/([0-9A-F]{24})$/;

/**
 * PGlite's Node file system, with the flush that is missing in it. PostgreSQL asks for a flush at each commit and
 * checkpoint; as shipped the request ends in an empty call, so that a power cut loses acknowledged commits and may
 * leave a database that does not open. Here it becomes a real `fsync` (on macOS `F_FULLFSYNC`) of the native file.
 *
 * A flush that fails must end the process. What the kernel could not write it may drop, so no later flush can vouch for
 * it, and PGlite does not survive PostgreSQL's own answer (a panic): the next query would spin for ever. `onFailure` is
 * therefore expected not to return; should it return, every later flush fails too, so that nothing more is acknowledged.
 */
export class FlushingFileSystem extends NodeFS {
  /** Called from inside the engine when a new segment of the log has been begun. */
  onWalSegment: (() => void) | undefined;
  readonly #onFailure: OnFailure;
  #flushes = 0;
  #walFlushes = 0;
  #walSegments = 0;
  #currentSegment = "";
  #failed = false;

  constructor(root: string, onFailure: OnFailure) {
    super(root);
    this.#onFailure = onFailure;
  }

  /** Flushes that reached the kernel since the file system was made. */
  get flushCount(): number {
    return this.#flushes;
  }

  /** Those among them that flushed the write-ahead log: at least one for each acknowledged commit. */
  get walFlushCount(): number {
    return this.#walFlushes;
  }

  /** How many segments of the log (16 MB each) have been begun: tells when a checkpoint is due. */
  get walSegmentCount(): number {
    return this.#walSegments;
  }

  override async init(pg: PGlite, options: Parameters<NodeFS["init"]>[1]): ReturnType<NodeFS["init"]> {
    const { emscriptenOpts } = await super.init(pg, options);
    return {
      emscriptenOpts: {
        ...emscriptenOpts,
        preRun: [...(emscriptenOpts.preRun ?? []), (module: unknown) => this.#repair(module as EngineModule)],
        // PostgreSQL's panic ends here, whatever caused it (the log cannot be written, say, because the disk is full).
        onAbort: () => this.#fail("the database engine stopped itself"),
      },
    };
  }

  #repair(module: EngineModule): void {
    const convert = module.NODEFS.convertNodeCode;
    // A fault it has no number for (a damaged ext4 answers EUCLEAN) would count as success.
    module.NODEFS.convertNodeCode = (error) => convert(error) ?? EIO;
    module.NODEFS.stream_ops.fsync = (stream) => {
      try {
        if (this.#failed) throw new Error("an earlier flush failed");
        this.#flush(module, stream);
      } catch (error) {
        this.#fail(`flushing ${stream.path} failed`, error);
        // Any other kind of exception would be swallowed by PGlite, and the commit acknowledged.
        throw new module.FS.ErrnoError(EIO);
      }
      this.#flushes += 1;
      if (walSegment.test(stream.path)) this.#walFlushes += 1;
      return 0;
    };
    const write = module.NODEFS.stream_ops.write;
    module.NODEFS.stream_ops.write = (stream, buffer, offset, length, position) => {
      const written = write(stream, buffer, offset, length, position);
      this.#noteSegment(stream.path);
      return written;
    };
  }

  #flush(module: EngineModule, stream: Stream): void {
    if (module.FS.isDir(stream.node.mode) && process.platform === "win32") return; // Windows flushes no directory.
    if (stream.nfd !== undefined) {
      fsyncSync(stream.nfd);
      return;
    }
    const handle = openSync(module.NODEFS.realPath(stream.node), "r");
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }

  // Writes tell best which segment the log has reached: flushes also touch old segments that are renamed for reuse.
  #noteSegment(path: string): void {
    const segment = walSegment.exec(path)?.[1];
    if (segment === undefined || segment === this.#currentSegment) return;
    this.#currentSegment = segment;
    this.#walSegments += 1;
    this.onWalSegment?.();
  }

  #fail(reason: string, cause?: unknown): void {
    if (this.#failed) return;
    this.#failed = true;
    this.#onFailure(reason, cause);
  }
}
