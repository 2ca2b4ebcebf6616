import { createReadStream, existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Plugin } from "vite";

/**
 * What PDF.js fetches while it works: its worker, the character maps without which Chinese files that embed no fonts stay
 * blank, the standard fonts, and its picture decoders. They lie in a folder of their version, so that browsers may keep
 * them for ever.
 */
export function pdfParts(): Plugin {
  const fromReactPdf = createRequire(createRequire(import.meta.url).resolve("react-pdf"));
  const home = path.dirname(fromReactPdf.resolve("pdfjs-dist/package.json"));
  const { version } = JSON.parse(readFileSync(path.join(home, "package.json"), "utf8")) as { version: string };
  const parts = new Map<string, string>([
    [`pdfjs/${version}/pdf.worker.min.mjs`, path.join(home, "build/pdf.worker.min.mjs")],
  ]);
  for (const folder of ["cmaps", "standard_fonts", "wasm", "iccs"]) {
    for (const name of readdirSync(path.join(home, folder)))
      parts.set(`pdfjs/${version}/${folder}/${name}`, path.join(home, folder, name));
  }
  return {
    name: "pdf-parts",
    generateBundle() {
      for (const [fileName, source] of parts) this.emitFile({ type: "asset", fileName, source: readFileSync(source) });
    },
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const file = parts.get((request.url ?? "").replace(/^\/w\//, "").replace(/\?.*$/, ""));
        if (file === undefined || !existsSync(file)) return next();
        response.setHeader("content-type", file.endsWith(".mjs") ? "text/javascript" : "application/octet-stream");
        createReadStream(file).pipe(response);
      });
    },
  };
}
