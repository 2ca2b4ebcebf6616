import type { Id } from "../ids.ts";
import type { Instant } from "../time.ts";
import type { VersionStatus } from "./lifecycle.ts";

/** One field of a row that differs between two versions. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What differs between two versions of a list, each row by its key. */
export interface VersionDiff<Row> {
  readonly added: readonly Row[];
  readonly removed: readonly Row[];
  readonly changed: readonly { readonly key: string; readonly changes: readonly FieldChange[] }[];
}

/** Compares two versions row by row and field by field; the order of rows does not count. @clause 4.4.1 */
export function diffRows<Row extends object>(
  before: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row) => string,
): VersionDiff<Row> {
  const old = new Map(before.map((row) => [keyOf(row), row]));
  const fresh = new Map(after.map((row) => [keyOf(row), row]));
  return {
    added: after.filter((row) => !old.has(keyOf(row))),
    removed: before.filter((row) => !fresh.has(keyOf(row))),
    changed: after.flatMap((row) => {
      const earlier = old.get(keyOf(row));
      const changes = earlier === undefined ? [] : changesOf(earlier, row);
      return changes.length === 0 ? [] : [{ key: keyOf(row), changes }];
    }),
  };
}

function changesOf<Row extends object>(before: Row, after: Row): FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof Row & string)[];
  return fields
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

/** What names a version of a catalogue or a standard. */
export interface VersionHead {
  readonly id: Id;
  readonly number: number;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly status: VersionStatus;
  readonly publishedAt: Instant | null;
  readonly supersededAt: Instant | null;
}

export function headOf({ id, number, titleZh, titleEn, status, publishedAt, supersededAt }: VersionHead): VersionHead {
  return { id, number, titleZh, titleEn, status, publishedAt, supersededAt };
}

/** A value of a field as it is shown; an amount is a text of digits, as everywhere outside. */
export type ShownValue = string | number | boolean | string[] | null;

export interface ShownDiff {
  readonly added: string[];
  readonly removed: string[];
  readonly changed: {
    readonly key: string;
    readonly changes: { readonly field: string; readonly before: ShownValue; readonly after: ShownValue }[];
  }[];
}

/** A comparison for people: keys of what came and went, fields of what changed. */
export function shownDiff<Row>(diff: VersionDiff<Row>, keyOf: (row: Row) => string): ShownDiff {
  return {
    added: diff.added.map(keyOf),
    removed: diff.removed.map(keyOf),
    changed: diff.changed.map(({ key, changes }) => ({
      key,
      changes: changes.map(({ field, before, after }) => ({
        field,
        before: shown(field, before),
        after: shown(field, after),
      })),
    })),
  };
}

function shown(field: string, value: unknown): ShownValue {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value === "number") return field.endsWith("Fen") ? String(value) : value;
  return typeof value === "boolean" || typeof value === "string" ? value : null;
}
