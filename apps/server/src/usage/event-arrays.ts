/*
 * Arrays in the binary form in which PostgreSQL sends and receives them (`array_recv`): how many dimensions, whether an element is
 * null, the type of the elements, how many there are and the number of the first; then each with its length before it. Both
 * drivers pass bytes on as they are. Written as text, the database would take five times as long to read a UUID.
 */

const HEAD_BYTES = 20;
const LENGTH_BYTES = 4;
const UUID_BYTES = 16;
const NULL_LENGTH = -1;

/** The types of elements by their number in every PostgreSQL. */
const TYPES = { uuid: 2950, int: 23, bigint: 20 } as const;

function begin(type: keyof typeof TYPES, count: number, elementBytes: number): Buffer {
  const array = Buffer.allocUnsafe(HEAD_BYTES + count * (LENGTH_BYTES + elementBytes));
  array.writeInt32BE(1, 0);
  array.writeInt32BE(1, 4);
  array.writeInt32BE(TYPES[type], 8);
  array.writeInt32BE(count, 12);
  array.writeInt32BE(1, 16);
  return array;
}

const DIGITS = new Int8Array(128).fill(-1);
for (let digit = 0; digit < 16; digit += 1) DIGITS[digit.toString(16).charCodeAt(0)] = digit;

/** UUIDs as 32 lower-case hexadecimal digits, with or without hyphens. */
export function uuidArray(values: readonly (string | null)[]): Buffer {
  const array = begin("uuid", values.length, UUID_BYTES);
  let at = HEAD_BYTES;
  for (const value of values) {
    at = array.writeInt32BE(value === null ? NULL_LENGTH : UUID_BYTES, at);
    if (value === null) continue;
    const end = at + UUID_BYTES;
    let high = -1;
    for (let place = 0; place < value.length; place += 1) {
      const digit = DIGITS[value.charCodeAt(place)] ?? -1;
      if (digit < 0) continue;
      if (high < 0) high = digit;
      else {
        array[at] = (high << 4) | digit;
        at += 1;
        high = -1;
      }
    }
    if (at !== end) throw new Error("a UUID has 32 digits");
  }
  return array.subarray(0, at);
}

export function intArray(values: readonly number[]): Buffer {
  const array = begin("int", values.length, 4);
  let at = HEAD_BYTES;
  for (const value of values) at = array.writeInt32BE(value, array.writeInt32BE(4, at));
  return array;
}

/** Whole numbers that a double holds exactly, none of them negative. */
export function bigintArray(values: readonly number[]): Buffer {
  const array = begin("bigint", values.length, 8);
  let at = HEAD_BYTES;
  for (const value of values) {
    at = array.writeInt32BE(8, at);
    at = array.writeInt32BE(Math.floor(value / 2 ** 32), at);
    at = array.writeUInt32BE(value % 2 ** 32, at);
  }
  return array;
}
