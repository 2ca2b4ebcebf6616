/** A group of boxes cannot be "required" for a screen reader; that at least one is chosen is checked all the same. */
export function someOf(words: string): { readonly validator: (_: unknown, value: unknown) => Promise<void> } {
  return {
    validator: async (_, value) => {
      if (!Array.isArray(value) || value.length === 0) throw new Error(words);
      await Promise.resolve();
    },
  };
}
