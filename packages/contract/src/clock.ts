import { instant } from "./wire.ts";
import { z } from "./z.ts";

export const clockAnswer = z
  .strictObject({ now: instant, offsetMs: z.number().int(), demo: z.boolean() })
  .meta({ id: "BusinessClock" });

/** Either to an instant or by whole hours; forward only. */
export const advanceBody = z
  .strictObject({
    to: instant.optional(),
    hours: z
      .number()
      .int()
      .min(1)
      .max(24 * 400)
      .optional(),
  })
  .refine((given) => (given.to === undefined) !== (given.hours === undefined), {
    error: "须且仅须填写 to 或 hours 之一 | give either to or hours",
  });

export const advanceAnswer = z.strictObject({
  now: instant,
  ran: z.array(z.strictObject({ job: z.string(), done: z.number().int(), failed: z.number().int() })),
});
