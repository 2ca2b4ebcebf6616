import { fromBuffer } from "yauzl";
import type { Entry, ZipFile } from "yauzl";

export interface ZipLimits {
  readonly maxEntries: number;
  /** The most that all entries may be together once unpacked, in bytes. */
  readonly maxUnpacked: number;
}

export const ZIP_LIMITS: ZipLimits = { maxEntries: 2_000, maxUnpacked: 200 * 1024 * 1024 };

export interface ZipContents {
  readonly names: ReadonlySet<string>;
  /** Unpacks one entry; undefined if there is none of the name, or it is larger than allowed or than it claims to be. */
  readonly read: (name: string, maxBytes: number) => Promise<Uint8Array | undefined>;
  /** Unpacks everything into nothing: false if an entry is broken or larger than it claims to be. */
  readonly isTruthful: () => Promise<boolean>;
}

/**
 * Lists an archive without unpacking it. Undefined for a broken or encrypted archive, for names that leave the folder, for
 * a name given twice, and for one that would unpack to more than the limits: sizes are checked before anything is read.
 */
export async function openZip(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): Promise<ZipContents | undefined> {
  const zip = await openArchive(bytes);
  if (zip === undefined || zip.entryCount > limits.maxEntries) return undefined;
  const listed = await listEntries(zip, limits);
  if (listed === undefined) return undefined;
  return {
    names: new Set(listed.keys()),
    read: async (name, maxBytes) => {
      const entry = listed.get(name);
      return entry === undefined || entry.uncompressedSize > maxBytes ? undefined : unpack(zip, entry);
    },
    isTruthful: async () => {
      for (const entry of listed.values()) {
        if ((await unpack(zip, entry)) === undefined) return false;
      }
      return true;
    },
  };
}

function openArchive(bytes: Uint8Array): Promise<ZipFile | undefined> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve) => {
    fromBuffer(buffer, { lazyEntries: true, autoClose: false, strictFileNames: true }, (error, zip) =>
      resolve(error === null ? zip : undefined),
    );
  });
}

function listEntries(zip: ZipFile, limits: ZipLimits): Promise<ReadonlyMap<string, Entry> | undefined> {
  return new Promise((resolve) => {
    const entries = new Map<string, Entry>();
    let unpacked = 0;
    zip.on("error", () => resolve(undefined));
    zip.on("end", () => resolve(entries));
    zip.on("entry", (entry: Entry) => {
      unpacked += entry.uncompressedSize;
      const refused = entry.isEncrypted() || entries.has(entry.fileName) || unpacked > limits.maxUnpacked;
      if (refused || entries.size >= limits.maxEntries) {
        resolve(undefined);
        return;
      }
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

/** The reader stops with an error as soon as an entry yields more, or in the end less, than its stated size. */
function unpack(zip: ZipFile, entry: Entry): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null) {
        resolve(undefined);
        return;
      }
      const chunks: Uint8Array[] = [];
      stream.on("data", (chunk: Uint8Array) => chunks.push(chunk));
      stream.on("error", () => resolve(undefined));
      stream.on("end", () => resolve(Buffer.concat(chunks)));
    });
  });
}
