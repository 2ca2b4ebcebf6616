import path from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { pdfParts } from "./vite-pdf-parts.ts";
import { styleNonce } from "./vite-style-nonce.ts";

/** Where `npm run dev:web` finds the API: a server of this product that is already running. */
const server = process.env["YUNQUAN_SERVER"] ?? "http://127.0.0.1:8080";

interface Modules {
  readonly getModuleInfo: (
    id: string,
  ) => { readonly code: string | null; readonly importedIds: readonly string[] } | null;
}

/** Modules that only list others: of these a page takes what it names, not all of them. */
const lists = /[\\/](antd|@ant-design[\\/]icons)[\\/]es[\\/]index\.js$/;

/**
 * What the frame of every page is made of goes into one file: on a slow line forty small ones take longer than their
 * contents. Told by the imports that begin at the first module.
 */
function frame(): (id: string, modules: Modules) => string | null {
  const inside = new Set<string>();
  const follow = (id: string, modules: Modules): void => {
    if (inside.has(id)) return;
    inside.add(id);
    const { code, importedIds } = modules.getModuleInfo(id) ?? { code: null, importedIds: [] };
    for (const next of importedIds)
      if (!lists.test(next)) follow(next, modules);
      else for (const named of namedIn(code ?? "", next)) follow(named, modules);
  };
  const first = path.join(import.meta.dirname, "src/main.tsx");
  return (id, modules) => {
    if (inside.size === 0) follow(first, modules);
    return inside.has(id) ? "frame" : null;
  };
}

/** The modules behind the names that a module takes from a list. */
function namedIn(code: string, list: string): string[] {
  const icons = list.includes("icons");
  const from = icons ? "@ant-design/icons" : "antd";
  return [...code.matchAll(/import\s*\{([^}]*)\}\s*from\s*["']([^"']+)["']/g)]
    .filter(([, , source]) => source === from)
    .flatMap(([, names = ""]) => names.split(",").map((name) => name.trim().split(/\s/)[0] ?? ""))
    .filter((name) => name !== "" && name !== "type")
    .map((name) => path.join(path.dirname(list), icons ? `icons/${name}.js` : `${kebab(name)}/index.js`));
}

function kebab(name: string): string {
  return name
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, "$1-$2")
    .replaceAll(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase();
}

export default defineConfig({
  base: "/w/",
  plugins: [react(), pdfParts(), styleNonce()],
  build: {
    target: "es2022",
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        // What every page needs comes as two files that change seldom; each page is a file of its own.
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules[\\/](react|react-dom|scheduler|@tanstack)[\\/]/, priority: 2 },
            { name: frame(), debugName: "frame", priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    strictPort: true,
    proxy: Object.fromEntries(
      ["/api", "/sign-in", "/sign-out", "/assets", "^/$", "/programmes", "/catalogue", "/notices", "/verify"].map(
        (place) => [place, { target: server, changeOrigin: false }],
      ),
    ),
  },
});
