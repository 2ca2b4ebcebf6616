import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { sizeClass } from "@yunquan/core/size-class.ts";
import { beijingDate, yearOf, type Instant } from "@yunquan/core/time.ts";
import type { Work } from "../platform/work.ts";
import { findYear, saveYear } from "./store.ts";

export interface Figures {
  readonly year: number;
  readonly revenueFen: Fen;
  readonly staff: number;
  readonly fileId: Id | null;
  readonly dueAt: Instant | null;
}

/**
 * Writes one year's figures with their size class. Refuses `year-not-over` (a year has figures once it has ended) and
 * `year-certified` (certified figures stay as they are).
 * @clause 2.2 4.1.2
 */
export async function saveFigures(work: Work, enterpriseId: Id, figures: Figures): Promise<void> {
  const { year, revenueFen, staff, fileId, dueAt } = figures;
  if (year >= yearOf(beijingDate(work.now))) {
    throw new Refusal("year-not-over", { year }, [
      { path: "year", code: "not-over", zh: "该年度尚未结束", en: "this year is not over" },
    ]);
  }
  const before = await findYear(work, enterpriseId, year);
  if (before?.certifiedAt != null) throw new Refusal("year-certified", { year });
  await saveYear(work, {
    enterpriseId,
    year,
    revenueFen,
    staff,
    sizeClass: sizeClass(staff, revenueFen),
    fileId,
    dueAt,
    declaredAt: work.now,
  });
}
