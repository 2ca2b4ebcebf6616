import { inflateSync } from "node:zlib";

export type PdfDanger = "pdf-active" | "pdf-encrypted" | "pdf-unreadable";

/** Names that make a viewer run a script, start a program or play embedded media. Attachments are none: invoices carry them. */
const ACTIVE = /\/(?:JavaScript|Launch|RichMedia)(?![0-9A-Za-z])/;
const SHORT_SCRIPT = /\/JS(?![0-9A-Za-z])/;
const ENCRYPTED = /\/Encrypt(?![0-9A-Za-z])/;
/** /ObjStm, each letter plain or as an escape. */
const OBJECT_STREAM = /\/(?:O|#4[fF])(?:b|#62)(?:j|#6[aA])(?:S|#53)(?:t|#74)(?:m|#6[dD])(?![0-9A-Za-z])/g;

const MAX_OBJECT_STREAM = 32 * 1024 * 1024;
const MAX_ALL_OBJECT_STREAMS = 96 * 1024 * 1024;

/**
 * Looks for what a document for reading has no use for. Names may be disguised by escapes (/J#61vaScript) or packed into
 * object streams, so both are undone first. What cannot be looked into, being encrypted, broken or packed in an unusual
 * way, is refused as well.
 */
export function pdfDanger(bytes: Uint8Array): PdfDanger | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  if (!file.slice(-4_096).includes("startxref")) return "pdf-unreadable";
  const outside = plainNames(withoutStreams(file));
  if (ENCRYPTED.test(outside)) return "pdf-encrypted";
  // A long name cannot come about by chance in packed data and is looked for everywhere, lest a false "stream" hides it;
  // the short one only outside of streams.
  if (ACTIVE.test(plainNames(file)) || SHORT_SCRIPT.test(outside)) return "pdf-active";
  return objectStreamDanger(file);
}

/** Undoes the escapes of names: /J#61vaScript is /JavaScript. */
function plainNames(text: string): string {
  return text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function withoutStreams(file: string): string {
  const parts: string[] = [];
  const opening = /\bstream\r?\n/g;
  let from = 0;
  for (let match = opening.exec(file); match !== null; match = opening.exec(file)) {
    const end = file.indexOf("endstream", match.index + match[0].length);
    if (end < 0) break;
    parts.push(file.slice(from, match.index));
    from = end;
    opening.lastIndex = end + "endstream".length;
  }
  return [...parts, file.slice(from)].join("\n");
}

/** Every object stream is found by its name wherever it stands, so that none can hide inside a false stream. */
function objectStreamDanger(file: string): PdfDanger | undefined {
  let unpacked = 0;
  for (const { index } of file.matchAll(OBJECT_STREAM)) {
    const text = unpackObjects(file, index);
    if (text === undefined) return "pdf-unreadable";
    unpacked += text.length;
    if (unpacked > MAX_ALL_OBJECT_STREAMS) return "pdf-unreadable";
    const names = plainNames(text);
    if (ACTIVE.test(names) || SHORT_SCRIPT.test(names)) return "pdf-active";
  }
  return undefined;
}

/** Object streams are packed by Flate or not at all; what is packed otherwise, or filtered before, cannot be looked into. */
function unpackObjects(file: string, nameAt: number): string | undefined {
  const keyword = /\bstream\r?\n/g;
  keyword.lastIndex = nameAt;
  const opening = keyword.exec(file);
  if (opening === null) return undefined;
  const start = opening.index + opening[0].length;
  const end = file.indexOf("endstream", start);
  if (end < 0) return undefined;
  const dictionary = plainNames(file.slice(Math.max(0, file.lastIndexOf("obj", nameAt - 1)), opening.index));
  if (/\/(?:DecodeParms|DP)(?![0-9A-Za-z])/.test(dictionary)) return undefined;
  if (!/\/Filter(?![0-9A-Za-z])/.test(dictionary)) return file.slice(start, end);
  if (!/\/Filter\s*(?:\/FlateDecode|\[\s*\/FlateDecode\s*\])(?![0-9A-Za-z])/.test(dictionary)) return undefined;
  try {
    return inflateSync(Buffer.from(file.slice(start, end), "latin1"), { maxOutputLength: MAX_OBJECT_STREAM }).toString(
      "latin1",
    );
  } catch {
    return undefined;
  }
}
