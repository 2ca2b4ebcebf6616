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
