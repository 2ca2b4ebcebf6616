import { id, instant } from "./wire.ts";
import { z } from "./z.ts";

/** One sort of work that waits for the person who asks: how much of it, what is due first, and where it is done. */
export const toDo = z
  .strictObject({
    key: z.string(),
    zh: z.string(),
    en: z.string(),
    count: z.number().int(),
    /** The count stops here; there may be more. */
    more: z.boolean(),
    overdue: z.number().int(),
    firstDueAt: instant.nullable(),
    /** The address of the list inside the workspaces. */
    to: z.string(),
    /** What is not numbered yet has no name. */
    first: z.array(z.strictObject({ id, name: z.string().nullable(), dueAt: instant.nullable(), to: z.string() })),
  })
  .meta({ id: "ToDo" });

export const toDosAnswer = z.strictObject({ now: instant, items: z.array(toDo) });

export const searchQuery = z.strictObject({
  q: z
    .string()
    .trim()
    .min(2, { error: "请至少输入 2 个字符 | at least two characters" })
    .max(80, { error: "不超过 80 个字符 | at most 80 characters" }),
});

/** What was found by a number or a name, as far as the person who asks may see it. */
export const found = z
  .strictObject({
    kind: z.enum([
      "application",
      "voucher",
      "claim",
      "settlement",
      "payment-batch",
      "objection",
      "contract",
      "notice",
      "inquiry",
      "implementation-report",
      "payment-receipt",
      "payment-line",
      "invoice",
      "enterprise",
      "supplier",
    ]),
    id,
    number: z.string(),
    name: z.string(),
    status: z.string(),
    to: z.string(),
  })
  .meta({ id: "Found" });

export const searchAnswer = z.strictObject({ items: z.array(found) });
