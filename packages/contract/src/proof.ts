import { id, instant } from "./wire.ts";
import { z } from "./z.ts";

/** One difference: what it is about, what stands there and what should. */
const difference = z.strictObject({ about: z.string(), stands: z.string(), should: z.string() });

/** One thing that was added up again, with its figures and what did not agree. */
export const proofCheck = z
  .strictObject({
    name: z.string(),
    zh: z.string(),
    en: z.string(),
    figures: z.record(z.string(), z.string()),
    differences: z.number().int(),
    /** The first of them; the number above counts all. */
    examples: z.array(difference),
  })
  .meta({ id: "ProofCheck" });

export const proofRun = z
  .strictObject({ id, ranAt: instant, outcome: z.enum(["clean", "differences"]), checks: z.array(proofCheck) })
  .meta({ id: "ProofRun" });
export const proofRuns = z.strictObject({
  items: z.array(
    z.strictObject({ id, ranAt: instant, outcome: z.enum(["clean", "differences"]), differences: z.number().int() }),
  ),
});
