import { randomFillSync } from "node:crypto";

// Random bytes are drawn ahead: one call to the operating system serves many ids.
const pool = Buffer.alloc(8 * 1024);
let drawn = pool.length;
let lastMs = 0;
let counter = 0;

/**
 * A UUID of version 7. It begins with the time, so that rows made together lie together in every index; a counter and 62
 * random bits follow. It is a name and no secret, and no order is taken from it.
 */
export function timeOrderedUuid(): string {
  if (drawn === pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  const random = pool.toString("hex", drawn + 1, drawn + 8);
  const variant = (0x80 | ((pool[drawn] ?? 0) & 0x3f)).toString(16);
  drawn += 8;
  const now = Date.now();
  // Ids of one process never run backwards, whatever its clock does; the counter runs into the next millisecond.
  if (now > lastMs) {
    lastMs = now;
    counter = 0;
  } else if (++counter > 0xfff) {
    lastMs += 1;
    counter = 0;
  }
  const time = lastMs.toString(16).padStart(12, "0");
  const count = counter.toString(16).padStart(3, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${variant}${random.slice(0, 2)}-${random.slice(2)}`;
}
