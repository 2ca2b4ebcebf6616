import { calendarDate, line } from "./wire.ts";
import { z } from "./z.ts";

const year = z.number().int().min(2000).max(2200);

/** One year of the official calendar: the days off and the weekend days that are worked for them. */
export const calendarYearBody = z
  .strictObject({
    year,
    offDays: z.array(calendarDate).min(1).max(200),
    makeUpDays: z.array(calendarDate).max(60),
    sample: z.boolean(),
    source: line(200),
  })
  .superRefine((given, context) => {
    const off = new Set(given.offDays);
    const check = (field: "offDays" | "makeUpDays"): void => {
      for (const [index, on] of given[field].entries()) {
        if (!on.startsWith(`${given.year}-`))
          context.addIssue({
            code: "custom",
            path: [field, index],
            message: `不是 ${given.year} 年的日期 | not a day of ${given.year}`,
          });
        if (field === "makeUpDays" && off.has(on))
          context.addIssue({
            code: "custom",
            path: [field, index],
            message: "同一天不能既休又班 | a day cannot be both off and worked",
          });
      }
    };
    check("offDays");
    check("makeUpDays");
  });

export const calendarYears = z.strictObject({
  years: z.array(
    z.strictObject({
      year,
      offDays: z.array(calendarDate),
      makeUpDays: z.array(calendarDate),
      sample: z.boolean(),
      source: z.string(),
    }),
  ),
});
