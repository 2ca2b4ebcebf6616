/**
 * Some parts of the component library write a style element without asking for the page's nonce (what keeps the page
 * from scrolling under a window, what measures a table), and the policy refuses it. Every style element that is made here
 * gets the nonce; scripts do not.
 */
export function giveStylesNonce(nonce: string): void {
  // Its newer forms are the same function.
  // oxlint-disable-next-line typescript/no-deprecated
  const create = document.createElement.bind(document);
  const withNonce = (name: string, options?: ElementCreationOptions): HTMLElement => {
    const made = create(name, options);
    if (made instanceof HTMLStyleElement) made.nonce = nonce;
    return made;
  };
  Reflect.set(document, "createElement", withNonce);
}
