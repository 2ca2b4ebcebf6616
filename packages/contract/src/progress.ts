import { instant } from "./wire.ts";
import { z } from "./z.ts";

/** Who asks about a case without signing in names it twice: by its number and by the enterprise's credit code. */
export const progressBody = z.strictObject({
  number: z
    .string()
    .trim()
    .transform((text) => text.toUpperCase())
    .pipe(
      z.string().regex(/^(SQ|JS)\d{4}-\d{1,12}$/, {
        error: "编号形如 SQ2026-000001、JS2026-000001 | a number looks like SQ2026-000001 or JS2026-000001",
      }),
    ),
  creditCode: z
    .string()
    .trim()
    .transform((text) => text.toUpperCase())
    .pipe(z.string().regex(/^[0-9A-Z]{18}$/, { error: "统一社会信用代码为 18 位 | a credit code has 18 characters" })),
});

const words = { zh: z.string(), en: z.string() };

/** How far a case is. Names nobody but by the mask of public lists, and no amounts. */
export const progressAnswer = z
  .strictObject({
    kind: z.enum(["application", "claim"]),
    number: z.string(),
    programmeZh: z.string(),
    programmeEn: z.string(),
    cityCode: z.string(),
    cityZh: z.string(),
    cityEn: z.string(),
    enterpriseMasked: z.string(),
    status: z.string(),
    statusZh: z.string(),
    statusEn: z.string(),
    submittedAt: instant,
    position: z.number().int().nullable(),
    /** Whose turn it is; null when nobody has to act. */
    holder: z
      .strictObject({ code: z.enum(["enterprise", "supplier", "city", "city-finance", "system"]), ...words })
      .nullable(),
    next: z.strictObject({ ...words, dueAt: instant.nullable() }).nullable(),
    steps: z.array(z.strictObject({ at: instant, status: z.string(), ...words })),
  })
  .meta({ id: "Progress" });
