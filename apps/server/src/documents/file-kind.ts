import { fileTypeFromBuffer } from "file-type";
import { decodeText } from "./csv-table.ts";
import { pdfDanger } from "./pdf-safety.ts";
import type { PdfDanger } from "./pdf-safety.ts";
import { openZip } from "./zip-safety.ts";
import type { ZipContents } from "./zip-safety.ts";

/** The kinds of file that the platform takes at all, with their media types and the endings of their names. */
export const fileKinds = {
  pdf: { mediaType: "application/pdf", endings: ["pdf"], zh: "PDF 文件", en: "PDF" },
  png: { mediaType: "image/png", endings: ["png"], zh: "PNG 图片", en: "PNG picture" },
  jpeg: { mediaType: "image/jpeg", endings: ["jpg", "jpeg"], zh: "JPEG 图片", en: "JPEG picture" },
  xlsx: {
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    endings: ["xlsx"],
    zh: "XLSX 表格",
    en: "XLSX workbook",
  },
  docx: {
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    endings: ["docx"],
    zh: "DOCX 文档",
    en: "DOCX document",
  },
  ofd: { mediaType: "application/ofd", endings: ["ofd"], zh: "OFD 版式文件", en: "OFD document" },
  xml: { mediaType: "application/xml", endings: ["xml"], zh: "XML 文件", en: "XML" },
  csv: { mediaType: "text/csv", endings: ["csv"], zh: "CSV 表格", en: "CSV table" },
  zip: { mediaType: "application/zip", endings: ["zip"], zh: "ZIP 压缩包", en: "ZIP archive" },
} as const;
export type FileKind = keyof typeof fileKinds;

/** Why a file is not taken; the list is closed. */
export const fileFaults = {
  empty: { zh: "文件是空的", en: "The file is empty" },
  "too-large": { zh: "文件过大", en: "The file is too large" },
  "name-unsafe": {
    zh: "文件名含有路径、控制字符或方向控制符",
    en: "The file name has a path, control characters or direction marks in it",
  },
  "kind-unknown": {
    zh: "无法识别文件内容，或不是平台接受的类型",
    en: "The content is of no kind that the platform takes",
  },
  "kind-not-allowed": { zh: "此处不接受这种类型的文件", en: "This kind of file is not taken here" },
  "name-mismatch": { zh: "文件内容与扩展名不符", en: "The file is not what its name says" },
  "pdf-active": {
    zh: "PDF 含有脚本、启动程序或媒体，请另存为普通 PDF 后上传",
    en: "The PDF contains a script, a launch action or media; save it as a plain PDF",
  },
  "pdf-encrypted": {
    zh: "PDF 已加密，无法检查，请上传未加密的文件",
    en: "The PDF is encrypted and cannot be checked; upload it without protection",
  },
  "pdf-unreadable": { zh: "PDF 不完整、已损坏或无法检查", en: "The PDF is incomplete, broken or cannot be checked" },
  "zip-unsafe": {
    zh: "压缩结构损坏、已加密或解压后过大",
    en: "The packed file is broken, encrypted or unpacks to too much",
  },
  macro: { zh: "文件含有宏，请另存为不含宏的文件后上传", en: "The file contains macros; save it without them" },
  markup: { zh: "不接受网页或 SVG 文件", en: "Web pages and SVG files are not taken" },
  "xml-entities": { zh: "XML 不得含有 DOCTYPE 或实体定义", en: "The XML must not contain a DOCTYPE or entities" },
} as const;
export type FileFaultCode = keyof typeof fileFaults;

export interface FileFault {
  readonly code: FileFaultCode;
  readonly zh: string;
  readonly en: string;
}

export interface SniffedFile {
  readonly kind: FileKind;
  readonly mediaType: string;
}

type Danger = PdfDanger | "zip-unsafe" | "macro" | "markup" | "xml-entities" | "kind-unknown";
type Examined = { readonly kind: FileKind } | { readonly danger: Danger };

/** Tells a file's kind by its content. Undefined for kinds the platform does not take and for files that are dangerous. */
export async function sniffFile(bytes: Uint8Array): Promise<SniffedFile | undefined> {
  const examined = await examine(bytes);
  return "kind" in examined ? { kind: examined.kind, mediaType: fileKinds[examined.kind].mediaType } : undefined;
}

const MEGABYTE = 1024 * 1024;
/** What a person may upload unless the caller says otherwise. */
export const MAX_UPLOAD = 20 * MEGABYTE;

/**
 * Decides whether an uploaded file may be kept under the name it came with: content of an allowed kind, an ending that
 * tells the truth, nothing active inside, a size within bounds. Undefined means that it may.
 */
export async function fileFault(
  bytes: Uint8Array,
  declaredName: string,
  allowedKinds: readonly FileKind[],
  maxBytes: number = MAX_UPLOAD,
): Promise<FileFault | undefined> {
  if (bytes.byteLength === 0) return fault("empty");
  if (bytes.byteLength > maxBytes) {
    const limit = Math.floor((maxBytes / MEGABYTE) * 10) / 10;
    return fault("too-large", `上限 ${limit} MB`, `at most ${limit} MB`);
  }
  if (/[/\\\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(declaredName)) return fault("name-unsafe");
  const examined = await examine(bytes);
  if ("danger" in examined) return fault(examined.danger);
  const { kind } = examined;
  if (!allowedKinds.includes(kind)) {
    const words = (language: "zh" | "en"): string =>
      allowedKinds.map((allowed) => fileKinds[allowed][language]).join(language === "zh" ? "、" : ", ");
    return fault("kind-not-allowed", `可用：${words("zh")}`, `allowed: ${words("en")}`);
  }
  const ending = /\.([^.]+)$/.exec(declaredName)?.[1]?.toLowerCase() ?? "";
  const truthful: readonly string[] = fileKinds[kind].endings;
  if (!truthful.includes(ending)) {
    return fault(
      "name-mismatch",
      `内容是${fileKinds[kind].zh}，文件名是“${declaredName}”`,
      `it is a ${fileKinds[kind].en}, named "${declaredName}"`,
    );
  }
  return undefined;
}

function fault(code: FileFaultCode, zh?: string, en?: string): FileFault {
  const words = fileFaults[code];
  return {
    code,
    zh: zh === undefined ? `${words.zh}。` : `${words.zh}（${zh}）。`,
    en: en === undefined ? `${words.en}.` : `${words.en} (${en}).`,
  };
}

async function examine(bytes: Uint8Array): Promise<Examined> {
  // Archives are told apart here and not by the detector, which would unpack entries before their sizes are checked.
  if (startsWith(bytes, [0x50, 0x4b])) return examineZip(bytes);
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) {
    const danger = pdfDanger(bytes);
    return danger === undefined ? { kind: "pdf" } : { danger };
  }
  const detected = await fileTypeFromBuffer(bytes);
  if (detected?.mime === "image/png") return { kind: "png" };
  if (detected?.mime === "image/jpeg") return { kind: "jpeg" };
  if (detected !== undefined && detected.mime !== "application/xml") return { danger: "kind-unknown" };
  return examineText(bytes);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

async function examineZip(bytes: Uint8Array): Promise<Examined> {
  const zip = await openZip(bytes);
  if (zip === undefined) return { danger: "zip-unsafe" };
  if (zip.names.has("OFD.xml")) return { kind: "ofd" };
  if (zip.names.has("[Content_Types].xml")) return examineOffice(zip);
  return { kind: "zip" };
}

async function examineOffice(zip: ZipContents): Promise<Examined> {
  const listing = await zip.read("[Content_Types].xml", MEGABYTE);
  if (listing === undefined) return { danger: "zip-unsafe" };
  const types = Buffer.from(listing).toString("utf8");
  if (/macroEnabled|vbaProject/i.test(types) || [...zip.names].some((name) => /vbaProject\.bin$/i.test(name)))
    return { danger: "macro" };
  if (types.includes("spreadsheetml.sheet.main+xml") && zip.names.has("xl/workbook.xml")) return { kind: "xlsx" };
  if (types.includes("wordprocessingml.document.main+xml") && zip.names.has("word/document.xml"))
    return { kind: "docx" };
  return { danger: "kind-unknown" };
}

function examineText(bytes: Uint8Array): Examined {
  const text = decodeText(bytes);
  if (text === undefined || /(?![\t\n\r])\p{Cc}/u.test(text)) return { danger: "kind-unknown" };
  const start = text.trimStart();
  if (start.startsWith("<")) return examineXml(bytes, start);
  if (/<(?:html|script|svg|body|iframe)\b/i.test(text)) return { danger: "markup" };
  return looksLikeCsv(start) ? { kind: "csv" } : { danger: "kind-unknown" };
}

/** Roots and namespaces that a browser would show as a page, and run the scripts of. */
const PAGE_ROOTS = new Set(["html", "svg", "script", "body", "head"]);
const PAGE_MARKS = /<!doctype\s+(?:html|svg)|www\.w3\.org\/1999\/xhtml|www\.w3\.org\/2000\/svg|<\?xml-stylesheet/i;

function examineXml(bytes: Uint8Array, text: string): Examined {
  if (PAGE_MARKS.test(text)) return { danger: "markup" };
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return { danger: "xml-entities" };
  const root = rootName(text);
  if (root === undefined || PAGE_ROOTS.has(root)) return { danger: "markup" };
  const prologue = /^<\?xml\s[^>]*\?>/.exec(text)?.[0];
  const utf8 =
    decodesAsUtf8(bytes) &&
    (/encoding\s*=\s*["']([^"']*)/.exec(prologue ?? "")?.[1] ?? "utf-8").toLowerCase() === "utf-8";
  return prologue !== undefined && utf8 ? { kind: "xml" } : { danger: "kind-unknown" };
}

/** The local name of the first element in lower case, past the prologue, comments and declarations. */
function rootName(text: string): string | undefined {
  let at = 0;
  for (;;) {
    at += /^\s*/.exec(text.slice(at, at + 1_000))?.[0].length ?? 0;
    const close = text.startsWith("<?", at)
      ? "?>"
      : text.startsWith("<!--", at)
        ? "-->"
        : text.startsWith("<!", at)
          ? ">"
          : undefined;
    if (close === undefined)
      return /^<(?:[\w.-]+:)?([\p{L}_][\p{L}\p{N}_.-]*)/u.exec(text.slice(at, at + 300))?.[1]?.toLowerCase();
    const end = text.indexOf(close, at);
    if (end < 0) return undefined;
    at = end + close.length;
  }
}

function decodesAsUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** A header of at least two columns; whether the rest fits is for the reader of that table to say. */
function looksLikeCsv(text: string): boolean {
  const header = /^[^\r\n]*/.exec(text)?.[0] ?? "";
  return header.split(",").filter((cell) => cell.trim() !== "").length >= 2;
}
