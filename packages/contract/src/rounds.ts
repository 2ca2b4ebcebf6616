import { id, instant, line, paragraph, seenVersion } from "./wire.ts";
import { z } from "./z.ts";

const status = z.enum(["draft", "announced", "open", "closed"]);

export const roundBody = z.strictObject({
  planId: id,
  nameZh: line(60),
  nameEn: line(120),
  opensAt: instant,
  closesAt: instant,
});
export const roundChange = z.strictObject({
  version: seenVersion,
  nameZh: line(60),
  nameEn: line(120),
  opensAt: instant,
  closesAt: instant,
});
export const roundPostpone = z.strictObject({ version: seenVersion, closesAt: instant, reason: paragraph(300) });

export const settlementPeriodBody = z.strictObject({
  planId: id,
  nameZh: line(60),
  nameEn: line(120),
  opensAt: instant,
  deadlineAt: instant,
});
export const settlementPeriodChange = z.strictObject({
  version: seenVersion,
  nameZh: line(60),
  nameEn: line(120),
  opensAt: instant,
  deadlineAt: instant,
});
export const settlementPeriodPostpone = z.strictObject({
  version: seenVersion,
  deadlineAt: instant,
  reason: paragraph(300),
});

export const roundAction = z.strictObject({ version: seenVersion });

const common = {
  id,
  programmeId: id,
  planId: id,
  year: z.number().int(),
  nameZh: z.string(),
  nameEn: z.string(),
  status,
  announcedAt: instant.nullable(),
  opensAt: instant,
  version: z.number().int(),
  actions: z.array(z.string()),
};

export const round = z.strictObject({ ...common, closesAt: instant }).meta({ id: "Round" });
export const settlementPeriod = z
  .strictObject({ ...common, number: z.number().int(), deadlineAt: instant })
  .meta({ id: "SettlementPeriod" });

export const roundsQuery = z.strictObject({ programmeId: id.optional(), planId: id.optional() });
export const rounds = z.strictObject({ items: z.array(round) });
export const settlementPeriods = z.strictObject({ items: z.array(settlementPeriod) });

/** One announced window of the public calendar. `state` goes by the instants, not by whether the tick has run. */
export const calendarEntry = z
  .strictObject({
    id,
    kind: z.enum(["application", "settlement"]),
    programmeCode: z.string(),
    programmeZh: z.string(),
    programmeEn: z.string(),
    year: z.number().int(),
    nameZh: z.string(),
    nameEn: z.string(),
    state: z.enum(["announced", "open", "closed"]),
    announcedAt: instant,
    opensAt: instant,
    endsAt: instant,
  })
  .meta({ id: "CalendarEntry" });

export const publicCalendar = z.strictObject({ now: instant, items: z.array(calendarEntry) });
