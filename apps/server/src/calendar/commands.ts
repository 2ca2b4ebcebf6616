import { sql } from "kysely";
import { workCalendar, type WorkCalendar } from "@yunquan/core/workdays.ts";
import type { CalendarDate } from "@yunquan/core/time.ts";
import { askFirst } from "../platform/ask.ts";
import { shared } from "../platform/gather.ts";
import { recordHistory } from "../platform/record.ts";
import { personOf, type Work } from "../platform/work.ts";

/** The working-day calendar as loaded. A year that is missing refuses whoever asks about it, never "no holidays". */
export async function loadWorkCalendar(work: Work): Promise<WorkCalendar> {
  return await shared(work, "work-calendar", async () => {
    const row = await askFirst(
      work,
      sql<{ state: string }>`
      select coalesce(string_agg(concat_ws(' ', year, xmin, loaded_at, cardinality(off_days), cardinality(make_up_days)), ',' order by year), '') as state from work_calendar_year`,
    );
    const state = row?.state ?? "";
    if (kept?.state !== state) {
      const years = await work.tx
        .selectFrom("workCalendarYear")
        .select(["year", "offDays", "makeUpDays", "sample"])
        .execute();
      kept = { state, calendar: workCalendar(years) };
    }
    return kept.calendar;
  });
}

/** The calendar as last read, and by which versions of its rows: every case asks, and it changes once a year. */
let kept: { readonly state: string; readonly calendar: WorkCalendar } | undefined;

export interface CalendarYear {
  readonly year: number;
  readonly offDays: readonly CalendarDate[];
  readonly makeUpDays: readonly CalendarDate[];
  readonly sample: boolean;
  readonly source: string;
}

/**
 * Loads a year's calendar as announced by the State Council. A year already loaded is replaced, and both facts stay in the
 * history: due dates given before keep what they were.
 */
export async function loadCalendarYear(work: Work, given: CalendarYear): Promise<void> {
  const values = {
    offDays: [...given.offDays],
    makeUpDays: [...given.makeUpDays],
    sample: given.sample,
    source: given.source,
    loadedAt: work.now,
    loadedBy: work.actor.kind === "person" ? personOf(work).personId : null,
  };
  await work.tx
    .insertInto("workCalendarYear")
    .values({ year: given.year, ...values })
    .onConflict((conflict) => conflict.column("year").doUpdateSet(values))
    .execute();
  await recordHistory(work, {
    objectType: "calendar-year",
    objectId: work.newId(),
    action: "calendar.loaded",
    fromStatus: null,
    toStatus: null,
    deciding: false,
    reason: given.source,
    facts: {
      year: given.year,
      offDays: given.offDays.length,
      makeUpDays: given.makeUpDays.length,
      sample: given.sample,
    },
    editionId: null,
  });
}
