import { id, instant, line } from "./wire.ts";
import { z } from "./z.ts";

export const apiKeyBody = z.strictObject({ name: line(60) });

export const apiKey = z
  .strictObject({ id, name: z.string(), createdBy: z.string(), createdAt: instant, endedAt: instant.nullable() })
  .meta({ id: "ApiKey" });

/** The secret is shown this once; only its hash is stored, so a repeated call answers without it. */
export const apiKeyCreated = z
  .strictObject({ id, name: z.string(), secret: z.string().nullable(), createdAt: instant })
  .meta({ id: "ApiKeyCreated" });
export const apiKeys = z.strictObject({ items: z.array(apiKey) });
