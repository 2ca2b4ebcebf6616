import { deflateSync } from "node:zlib";
import { instant } from "@yunquan/core/time.ts";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { ZipFile } from "yazl";
import { fileFault, fileFaults, sniffFile } from "./file-kind.ts";
import type { FileKind } from "./file-kind.ts";
import { renderPdf } from "./pdf.ts";

const ALL: readonly FileKind[] = ["pdf", "png", "jpeg", "xlsx", "docx", "ofd", "xml", "csv", "zip"];
const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const latin = (content: string): Uint8Array => Buffer.from(content, "latin1");

async function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

const pdf = (body: string): Uint8Array => latin(`%PDF-1.7\n${body}\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`);
const objectStream = (objects: string, dictionary = "/Type /ObjStm /Filter /FlateDecode"): string =>
  `5 0 obj <<${dictionary}>> stream\n${deflateSync(Buffer.from(objects)).toString("latin1")}\nendstream endobj`;
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const jpeg = Uint8Array.from([
  0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0x00, 0x01, 0x01, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xd9,
]);
const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

async function codeOf(
  bytes: Uint8Array,
  name: string,
  allowed: readonly FileKind[] = ALL,
): Promise<string | undefined> {
  return (await fileFault(bytes, name, allowed))?.code;
}

test("files of every allowed kind are told by their content", async () => {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet("表");
  const info = { title: "文", subject: "", createdAt: instant("2026-03-02T01:00:00.000Z"), footer: "" };
  const samples: readonly (readonly [FileKind, string, Uint8Array])[] = [
    ["pdf", "合同.pdf", await renderPdf(info, (sheet) => sheet.title("文", "t"))],
    ["png", "a.PNG", png],
    ["jpeg", "a.jpg", jpeg],
    ["xlsx", "a.xlsx", new Uint8Array(await workbook.xlsx.writeBuffer())],
    ["docx", "a.docx", await zipOf({ "[Content_Types].xml": WORD_TYPE, "word/document.xml": "<w/>" })],
    ["ofd", "a.ofd", await zipOf({ "OFD.xml": "<ofd/>" })],
    ["xml", "a.xml", text('<?xml version="1.0" encoding="UTF-8"?><EInvoice><a/></EInvoice>')],
    ["csv", "a.csv", text("服务券编号,来源\nV,operator\n")],
    ["zip", "a.zip", await zipOf({ "a.txt": "x" })],
  ];
  for (const [kind, name, bytes] of samples) {
    expect((await sniffFile(bytes))?.kind, kind).toBe(kind);
    expect(await fileFault(bytes, name, [kind]), kind).toBeUndefined();
  }
});

test("a file that is not what its name says is refused", async () => {
  expect(await codeOf(png, "合同.pdf")).toBe("name-mismatch");
  expect(await codeOf(png, "picture.png.exe")).toBe("name-mismatch");
  expect(await codeOf(png, "no-ending")).toBe("name-mismatch");
  expect(await codeOf(text("MZ\u0090\u0000 this is no pdf"), "合同.pdf")).toBe("kind-unknown");
});

test("an allowed kind elsewhere is not allowed everywhere, and the fault says what is", async () => {
  const found = await fileFault(png, "a.png", ["pdf", "ofd"]);
  expect(found).toMatchObject({ code: "kind-not-allowed" });
  expect(found?.zh).toContain("PDF 文件、OFD 版式文件");
});

test("empty files, files over the limit and unsafe names are refused before anything is read", async () => {
  expect(await codeOf(new Uint8Array(), "a.pdf")).toBe("empty");
  expect((await fileFault(png, "a.png", ALL, 10))?.code).toBe("too-large");
  expect((await fileFault(png, "a.png", ALL, png.byteLength))?.code).toBeUndefined();
  for (const name of ["../a.png", "a\\b.png", "a\u0000.png", "gnp.\u202efdp.png"])
    expect(await codeOf(png, name)).toBe("name-unsafe");
});

test.each([
  ["a script action", "1 0 obj <</OpenAction <</S /JavaScript /JS (app.alert(1))>>>> endobj"],
  ["a script name in escapes", "1 0 obj <</OpenAction <</S /J#61va#53cript /J#53 (x)>>>> endobj"],
  ["a script by its short name alone", "1 0 obj <</AA <</O <</JS (x)>>>>>> endobj"],
  ["a launch action", "1 0 obj <</A <</S /Launch /F (cmd.exe)>>>> endobj"],
  ["a script in an object stream", objectStream("<</S /JavaScript /JS (x)>>")],
  [
    "a script in an object stream with an escaped name",
    objectStream("<</S /JavaScript>>", "/Type /Obj#53tm /Filter [/FlateDecode]"),
  ],
  ["an object stream hidden in a false stream", `% stream\n${objectStream("<</S /JavaScript>>")}`],
  ["a script hidden in a false stream", "%stream\n1 0 obj <</S /JavaScript>> endobj\nendstream"],
])("a PDF with %s is refused", async (_, body) => {
  expect(await codeOf(pdf(body), "a.pdf")).toBe("pdf-active");
});

test.each([
  ["an encrypted file", "trailer <</Encrypt 3 0 R>>", "pdf-encrypted"],
  [
    "an object stream that does not unpack",
    "5 0 obj <</Type /ObjStm /Filter /FlateDecode>> stream\nxxxx\nendstream",
    "pdf-unreadable",
  ],
  ["an object stream under an unusual filter", objectStream("x", "/Type /ObjStm /Filter /LZWDecode"), "pdf-unreadable"],
  [
    "an object stream behind a predictor",
    objectStream("x", "/Type /ObjStm /Filter /FlateDecode /DecodeParms <</Predictor 12>>"),
    "pdf-unreadable",
  ],
  ["an object stream that unpacks to too much", objectStream(" ".repeat(40_000_000)), "pdf-unreadable"],
])("a PDF that cannot be looked into is refused: %s", async (_, body, code) => {
  expect(await codeOf(pdf(body), "a.pdf")).toBe(code);
});

test("a PDF cut off in the middle is refused, an ordinary object stream is not", async () => {
  expect(await codeOf(latin("%PDF-1.7\n1 0 obj <<>> endobj"), "a.pdf")).toBe("pdf-unreadable");
  expect(await codeOf(pdf(objectStream("<</Type /Catalog>>")), "a.pdf")).toBeUndefined();
});

test("an archive that unpacks to too much, names files outside or is broken is refused", async () => {
  expect(await codeOf(await zipOf({ "a.txt": Buffer.alloc(201 * 1024 * 1024) }), "a.zip")).toBe("zip-unsafe");
  expect(
    await codeOf(
      await zipOf(Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`f${index}`, ""]))),
      "a.zip",
    ),
  ).toBe("zip-unsafe");
  const climbing = Buffer.from(await zipOf({ "aaa/x": "1" }))
    .toString("latin1")
    .replaceAll("aaa/x", "../xx");
  expect(await codeOf(latin(climbing), "a.zip")).toBe("zip-unsafe");
  expect(await codeOf((await zipOf({ a: "x" })).subarray(0, 40), "a.zip")).toBe("zip-unsafe");
});

test("office files with macros are refused under any name, and an unknown package is no workbook", async () => {
  const macro = { "[Content_Types].xml": SHEET_TYPE, "xl/workbook.xml": "<x/>", "xl/vbaProject.bin": "x" };
  expect(await codeOf(await zipOf(macro), "a.xlsx")).toBe("macro");
  const enabled = {
    "[Content_Types].xml": "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    "xl/workbook.xml": "<x/>",
  };
  expect(await codeOf(await zipOf(enabled), "a.xlsx")).toBe("macro");
  expect(await codeOf(await zipOf({ "[Content_Types].xml": "presentationml" }), "a.xlsx")).toBe("kind-unknown");
});

test.each([
  ["a web page", "<!DOCTYPE html><html></html>"],
  ["a page fragment", "  <script>alert(1)</script>"],
  ["an SVG picture", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
  ["an SVG with a prefix", '<?xml version="1.0"?><!-- c --><s:svg xmlns:s="x"/>'],
  ["an XML that a browser shows as a page", '<?xml version="1.0"?><a><b xmlns="http://www.w3.org/1999/xhtml"/></a>'],
  ["an XML with a style sheet", '<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><a/>'],
  ["a table with markup in it", "a,b\n<iframe src=x>,1"],
])("%s is refused as markup", async (_, content) => {
  expect(await codeOf(text(content), "a.xml")).toBe("markup");
  expect(await sniffFile(text(content))).toBeUndefined();
});

test("XML with a document type or entities, or in another encoding, is refused", async () => {
  expect(
    await codeOf(
      text('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'),
      "a.xml",
    ),
  ).toBe("xml-entities");
  expect(await codeOf(text('<?xml version="1.0" encoding="GBK"?><a/>'), "a.xml")).toBe("kind-unknown");
  expect(await codeOf(latin('<?xml version="1.0"?><a>\xb7\xa2\xc6\xb1</a>'), "a.xml")).toBe("kind-unknown");
});

test("many declarations before the root do not slow the examination down", async () => {
  expect(await codeOf(text(`<?xml version="1.0"?>${"<?a?>".repeat(200_000)}`), "a.xml")).toBe("markup");
});

test("every fault has words in both languages", () => {
  for (const words of Object.values(fileFaults)) expect(words.zh.length > 0 && words.en.length > 0).toBe(true);
});
