/**
 * A public page is the same for everybody, and on the day a window opens everybody asks at once: who asks while a page is
 * being made gets that one. Nothing is kept longer than its making, so a page is never older than the request it began with.
 */
export function sharedMaking<Made>(): (key: string, make: () => Promise<Made>) => Promise<Made> {
  const underWay = new Map<string, Promise<Made>>();
  return async (key, make) => {
    const begun = underWay.get(key);
    if (begun !== undefined) return await begun;
    const made = make();
    underWay.set(key, made);
    try {
      return await made;
    } finally {
      underWay.delete(key);
    }
  };
}
