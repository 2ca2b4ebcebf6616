import type { Plugin } from "vite";

/**
 * Tables measure the scroll bar with a style element of their own, which the strict policy refuses and reports. It gets
 * the page's nonce as all other styles do.
 */
export function scrollMeasureWithNonce(): Plugin {
  const without = "`, randomId);";
  const withNonce = "`, randomId, { csp: { nonce: document.querySelector('meta[property=\"csp-nonce\"]')?.nonce } });";
  return {
    name: "scroll-measure-with-nonce",
    transform(code, id) {
      if (!id.includes("getScrollBarSize") || !code.includes(without)) return null;
      return { code: code.replace(without, withNonce), map: null };
    },
  };
}
