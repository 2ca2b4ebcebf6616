import { id, instant } from "./wire.ts";
import { z } from "./z.ts";

/** What a message may be about; each has a page in the workspaces. */
export const messageObjects = [
  "application",
  "voucher",
  "claim",
  "enterprise",
  "paymentAccount",
  "supplier",
  "conductRecord",
  "programme",
  "standard",
  "implementation-report",
  "objection",
  "paymentBatch",
  "inquiry",
  "proofRun",
] as const;
export type MessageObject = (typeof messageObjects)[number];

export const message = z
  .strictObject({
    id,
    kind: z.string(),
    objectType: z.enum(messageObjects).nullable(),
    objectId: id.nullable(),
    textZh: z.string(),
    textEn: z.string(),
    sentAt: instant,
    readAt: instant.nullable(),
  })
  .meta({ id: "Message" });
