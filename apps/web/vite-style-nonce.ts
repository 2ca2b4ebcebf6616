import type { Plugin } from "vite";

/** Where the library writes a style element without the nonce it was given: what measures the scroll bar, and what holds the page still behind a window. */
const places: Readonly<Record<string, string>> = { getScrollBarSize: "randomId", useScrollLocker: "id" };

/**
 * Under the strict policy such styles are refused and reported, and the page behind an open window scrolls. They get the
 * page's nonce as all others do; a release that writes them in another way stops the build, so that nobody misses it.
 */
export function styleNonce(): Plugin {
  return {
    name: "style-nonce",
    transform(code, id) {
      const place = Object.keys(places).find((name) => id.includes(`@rc-component`) && id.includes(`/${name}.js`));
      if (place === undefined || id.includes("/lib/")) return null;
      const without = `}\`, ${places[place]});`;
      if (!code.includes(without)) throw new Error(`${id} writes its styles differently now: see vite-style-nonce.ts`);
      const nonce = `document.querySelector('meta[property="csp-nonce"]')?.nonce`;
      return { code: code.replace(without, `}\`, ${places[place]}, { csp: { nonce: ${nonce} } });`), map: null };
    },
  };
}
