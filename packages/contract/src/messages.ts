import { id, instant } from "./wire.ts";
import { z } from "./z.ts";

export const message = z
  .strictObject({
    id,
    kind: z.string(),
    objectType: z.string().nullable(),
    objectId: id.nullable(),
    textZh: z.string(),
    textEn: z.string(),
    sentAt: instant,
    readAt: instant.nullable(),
  })
  .meta({ id: "Message" });

/** One line of an object's history: who did what when. */
export const historyLine = z
  .strictObject({
    at: instant,
    action: z.string(),
    fromStatus: z.string().nullable(),
    toStatus: z.string().nullable(),
    role: z.string(),
    /** The name of the person; null when the system acted or when the reader may not know him. */
    by: z.string().nullable(),
    organisation: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: "HistoryLine" });
