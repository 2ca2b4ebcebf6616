import { fenWire, id, instant, line, page, pageQuery } from "./wire.ts";
import { z } from "./z.ts";

const fact = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const actor = z.strictObject({
  kind: z.enum(["person", "system"]),
  personId: id.nullable(),
  name: z.string().nullable(),
  loginName: z.string().nullable(),
  organisationName: z.string().nullable(),
  role: z.string(),
});

/** One line of the history with everything that was written down, for those who watch. */
export const historyLine = z
  .strictObject({
    seq: z.number().int(),
    at: instant,
    by: actor,
    objectType: z.string(),
    objectId: id,
    /** The number people know the object by, where it has one. */
    number: z.string().nullable(),
    action: z.string(),
    fromStatus: z.string().nullable(),
    toStatus: z.string().nullable(),
    deciding: z.boolean(),
    reason: z.string().nullable(),
    /** What the step wrote down besides: plain values as they are, others as JSON. */
    facts: z.record(z.string(), fact),
    requestId: z.string(),
  })
  .meta({ id: "AuditLine" });

export const historyQuery = z.strictObject({
  ...pageQuery.shape,
  /** A name, a user name, or a part of the name of an organisation. */
  who: line(60).optional(),
  objectType: line(40).optional(),
  action: line(60).optional(),
  from: instant.optional(),
  to: instant.optional(),
});
export const historyPage = page(historyLine);

export const refusedAttempt = z
  .strictObject({
    seq: z.number().int(),
    at: instant,
    name: z.string().nullable(),
    loginName: z.string().nullable(),
    organisationName: z.string().nullable(),
    operation: z.string(),
    /** What the operation is called; null for one that is there no more. */
    operationZh: z.string().nullable(),
    operationEn: z.string().nullable(),
    objectId: z.string().nullable(),
    code: z.string(),
    /** What the words of the refusal are filled with, and nothing else. */
    facts: z.record(z.string(), fact),
    requestId: z.string(),
  })
  .meta({ id: "RefusedAttempt" });
export const refusedQuery = z.strictObject({ ...pageQuery.shape, from: instant.optional(), to: instant.optional() });
export const refusedPage = page(refusedAttempt);

export const trailQuery = z.strictObject({ number: line(80) });

/** A case with all that belongs to it: its objects, who did what with them, and the money that moved. */
export const trail = z
  .strictObject({
    objects: z.array(z.strictObject({ objectType: z.string(), id, number: z.string(), status: z.string() })),
    lines: z.array(historyLine),
    transfers: z.array(
      z.strictObject({
        seq: z.number().int(),
        at: instant,
        account: z.enum(["capacity", "cash", "matching", "annual-cap", "ceiling"]),
        /** Whose account: the city's code, or the organisation's name; the year of an annual cap. */
        cityCode: z.string().nullable(),
        organisationName: z.string().nullable(),
        year: z.number().int().nullable(),
        kind: z.enum(["grant", "withdraw", "reserve", "post", "void", "expire", "release", "part"]),
        amountFen: fenWire,
        objectType: z.string(),
        number: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: "Trail" });
