const END = 0x06054b50;
const CENTRAL = 0x02014b50;
/** The first moment that the format knows: 1 January 1980, 00:00. */
const DATE = 0x0021;
const TIME = 0;

/**
 * Sets the times of all entries of an archive to one fixed moment. The writing library stamps them with the clock, and two
 * workbooks of the same content would differ for nothing else. Expects an archive of our own making, without a comment.
 */
export function steadyZip(bytes: Uint8Array): Uint8Array {
  // A copy in memory of its own: a Buffer may share its memory with others.
  const steady = new Uint8Array(bytes);
  const view = new DataView(steady.buffer);
  const end = steady.byteLength - 22;
  if (view.getUint32(end, true) !== END) throw new Error("the archive does not end as ours do");
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== CENTRAL) throw new Error("the archive's list of entries is broken");
    const local = view.getUint32(at + 42, true);
    view.setUint16(at + 12, TIME, true);
    view.setUint16(at + 14, DATE, true);
    view.setUint16(local + 10, TIME, true);
    view.setUint16(local + 12, DATE, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return steady;
}
