import { XMLParser, XMLValidator } from "fast-xml-parser";

/** An element of a data document: its text, or its children by local name, in order. Attributes are not kept. */
export interface XmlNode {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlNode[];
}

const MAX_DEPTH = 40;

/**
 * Reads a small data document. Undefined if it is larger than allowed, no UTF-8, not well formed, nested too deep, or has a
 * document type: entities could pull in files or swell without end, so none but the five of XML itself are known.
 */
export function parseXml(bytes: Uint8Array, maxBytes: number): XmlNode | undefined {
  if (bytes.byteLength > maxBytes) return undefined;
  const text = decodeUtf8(bytes);
  if (text === undefined || /<!(?:DOCTYPE|ENTITY)/i.test(text)) return undefined;
  // The parser forgives unclosed tags; the validator's successor is a package of its own that does no more for us.
  // oxlint-disable-next-line typescript/no-deprecated
  if (XMLValidator.validate(text) !== true) return undefined;
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: true,
    parseTagValue: false,
    processEntities: false,
    removeNSPrefix: true,
    ignoreDeclaration: true,
    ignorePiTags: true,
    trimValues: true,
    maxNestedTags: MAX_DEPTH,
  });
  try {
    const parsed: unknown = parser.parse(text);
    const roots = childrenOf(parsed);
    return roots.length === 1 ? roots[0] : undefined;
  } catch {
    return undefined;
  }
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The parser gives each element as an object of one key, the name, holding a list; text stands under #text. */
function childrenOf(list: unknown): readonly XmlNode[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => {
    if (typeof item !== "object" || item === null) return [];
    return Object.entries(item)
      .filter(([name]) => name !== "#text" && name !== ":@")
      .map(([name, content]) => ({ name, text: textOf(content), children: childrenOf(content) }));
  });
}

function textOf(list: unknown): string {
  if (!Array.isArray(list)) return "";
  const texts = list.map((item: unknown) =>
    typeof item === "object" && item !== null && "#text" in item ? String(item["#text"]) : "",
  );
  return decodeReferences(texts.join(""));
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

function decodeReferences(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|(\w+));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED.get(name) ?? whole;
      const codePoint = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
      return codePoint > 0 && codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : whole;
    },
  );
}

/** The text of the first descendant with one of the names, in the order of the names; empty if there is none. */
export function findText(node: XmlNode | undefined, ...names: readonly string[]): string {
  for (const name of names) {
    const found = node === undefined ? undefined : findNode(node, name);
    if (found !== undefined && found.text !== "") return found.text;
  }
  return "";
}

/** The first descendant with the name, nearest first. */
export function findNode(node: XmlNode, name: string): XmlNode | undefined {
  let level: readonly XmlNode[] = node.children;
  while (level.length > 0) {
    const found = level.find((child) => child.name === name);
    if (found !== undefined) return found;
    level = level.flatMap((child) => child.children);
  }
  return undefined;
}

export function findNodes(node: XmlNode, name: string): readonly XmlNode[] {
  return node.children.flatMap((child) => (child.name === name ? [child] : findNodes(child, name)));
}

export function escapeXml(text: string): string {
  return text
    .replaceAll(/(?![\t\n\r])\p{Cc}/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
