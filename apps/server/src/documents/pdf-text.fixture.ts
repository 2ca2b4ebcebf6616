import { inflateSync } from "node:zlib";

/** The text of a PDF made by our kit, one line per drawn line, so that tests can say what a document must show. */
export function pdfText(bytes: Uint8Array): string {
  const file = Buffer.from(bytes);
  const streams = streamsOf(file);
  const glyphs = streams.filter((stream) => stream.includes("beginbfrange")).flatMap(glyphsOf);
  return streams
    .flatMap((stream) => [...stream.matchAll(/\[((?:<[0-9a-f]*>|[-0-9. ])*)\] TJ/g)])
    .map(([, shown = ""]) =>
      [...shown.matchAll(/<([0-9a-f]*)>/g)]
        .flatMap(([, codes = ""]) => codes.match(/.{4}/g) ?? [])
        .map((code) => glyphs[Number.parseInt(code, 16)] ?? "�")
        .join(""),
    )
    .join("\n");
}

export function pdfPageCount(bytes: Uint8Array): number {
  return (
    Buffer.from(bytes)
      .toString("latin1")
      .match(/\/Type \/Page\b/g)?.length ?? 0
  );
}

function streamsOf(file: Buffer): readonly string[] {
  const streams: string[] = [];
  let from = 0;
  for (;;) {
    const start = file.indexOf("stream\n", from);
    if (start < 0) return streams;
    const end = file.indexOf("\nendstream", start);
    streams.push(inflated(file.subarray(start + 7, end)));
    from = end + 10;
  }
}

function inflated(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString("latin1");
  } catch {
    return "";
  }
}

function glyphsOf(cmap: string): readonly string[] {
  return [...cmap.matchAll(/\[(<[^\]]*)\]/g)].flatMap(([, entries = ""]) =>
    [...entries.matchAll(/<([0-9a-f ]*)>/g)].map(([, units = ""]) =>
      String.fromCharCode(
        ...units
          .split(" ")
          .filter(Boolean)
          .map((unit) => Number.parseInt(unit, 16)),
      ),
    ),
  );
}
