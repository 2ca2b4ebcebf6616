import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { pdfParts } from "./vite-pdf-parts.ts";
import { styleNonce } from "./vite-style-nonce.ts";

/** Where `npm run dev:web` finds the API: a server of this product that is already running. */
const server = process.env["YUNQUAN_SERVER"] ?? "http://127.0.0.1:8080";

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
          groups: [{ name: "react", test: /node_modules[\\/](react|react-dom|scheduler|@tanstack)[\\/]/, priority: 2 }],
        },
      },
    },
  },
  server: {
    strictPort: true,
    proxy: Object.fromEntries(
      ["/api", "/sign-in", "/sign-out", "/assets", "^/$", "/programmes", "/catalogue", "/notices", "/verify"].map(
        (path) => [path, { target: server, changeOrigin: false }],
      ),
    ),
  },
});
