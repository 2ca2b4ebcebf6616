import { assert, Refusal } from "./refusal.ts";
import { addDays, beijingDate, endOfBeijingDay, type CalendarDate, type Instant } from "./time.ts";

/** The shortest notice the programme allows, in calendar days; fixed, not a parameter. */
export const NOTICE_DAYS_MIN = 5;

/**
 * When a public notice ends: at 24:00 Beijing time of its last calendar day, the day of publication not counted. If the
 * bureau published on its own site on a later day, the notice counts from that day. The instant itself is over (it is
 * 00:00 of the next day). Refuses `invalid-request` with the fault `notice-too-short` on `noticeDays` below 5 days.
 * @clause 5.13
 */
export function noticeEndsAt(
  publishedAt: Instant,
  ownSitePublishedOn: CalendarDate | null,
  noticeDays: number,
): Instant {
  assert(Number.isSafeInteger(noticeDays), `notice days must be a whole number, got ${noticeDays}`);
  if (noticeDays < NOTICE_DAYS_MIN) {
    throw new Refusal("invalid-request", { days: noticeDays, minimumDays: NOTICE_DAYS_MIN }, [
      {
        path: "noticeDays",
        code: "notice-too-short",
        zh: `公示期不得少于 ${NOTICE_DAYS_MIN} 天`,
        en: `A notice lasts at least ${NOTICE_DAYS_MIN} days`,
      },
    ]);
  }
  const publishedOn = beijingDate(publishedAt);
  const countedFromOn =
    ownSitePublishedOn !== null && ownSitePublishedOn > publishedOn ? ownSitePublishedOn : publishedOn;
  return endOfBeijingDay(addDays(countedFromOn, noticeDays));
}

/**
 * When the notice of one line ends: with its list's, or later if the line was lowered and is noticed anew by itself. The
 * later of the two counts, also when the list's end has moved since. SQL says it as greatest(line's own, list's).
 * @clause 5.13
 */
export function lineNoticeEndsAt(listEndsAt: Instant, ownEndsAt: Instant | null): Instant {
  return ownEndsAt !== null && ownEndsAt > listEndsAt ? ownEndsAt : listEndsAt;
}

/**
 * Whether an objection filed at an instant is within the notice: from its publication on, until its end.
 * @clause 5.13
 */
export function isWithinNotice(at: Instant, publishedAt: Instant, endsAt: Instant): boolean {
  return publishedAt <= at && at < endsAt;
}
