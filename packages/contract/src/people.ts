import { allRoles } from "@yunquan/core/roles.ts";
import { id, instant, line } from "./wire.ts";
import { z } from "./z.ts";

const role = z.enum(allRoles as [(typeof allRoles)[number], ...(typeof allRoles)[number][]]);

export const loginName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{2,39}$/, {
  error: "用户名为 3–40 位字母、数字或 . _ - | 3 to 40 letters, digits or . _ -",
});

/** Long beats complicated: 15 characters, or any sentence; the whole text counts. */
export const newPassword = z
  .string()
  .min(15, { error: "口令不少于 15 位 | at least 15 characters" })
  .max(200, { error: "口令不超过 200 位 | at most 200 characters" });

export const membership = z
  .strictObject({
    organisationId: id,
    organisationKind: z.string(),
    organisationName: z.string(),
    cityCode: z.string().nullable(),
    roles: z.array(role),
  })
  .meta({ id: "Membership" });

export const signInBody = z.strictObject({
  loginName: z.string().min(1).max(80),
  password: z.string().min(1).max(400),
  organisationId: id.optional(),
  /** The six digits of the second factor, where the person has one. */
  code: z.string().trim().max(20).optional(),
});
export const signInAnswer = z.strictObject({
  token: z.string(),
  personId: id,
  name: z.string(),
  expiresAt: instant,
  organisationId: id.nullable(),
  memberships: z.array(membership),
});

export const sessionAnswer = z.strictObject({
  personId: id,
  name: z.string(),
  organisationId: id.nullable(),
  memberships: z.array(membership),
  demo: z.boolean(),
  /** Until the second factor is set up, the session may do nothing else. */
  awaitsSecondFactor: z.boolean(),
});
export const chooseBody = z.strictObject({ organisationId: id });
export const newPerson = z.strictObject({
  name: line(60),
  loginName,
  password: newPassword,
  phone: line(30).optional(),
  email: z.email().max(120).optional(),
});
export const done = z.strictObject({ done: z.literal(true) });

export const ownAnswer = z.strictObject({
  name: z.string(),
  loginName: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  secondFactorSince: instant.nullable(),
  secondFactorObliged: z.boolean(),
});

/** How a person is reached; null withdraws it. */
export const ownReach = z.strictObject({
  phone: line(30).nullable(),
  email: z.email({ error: "不是有效的电子邮箱 | not an e-mail address" }).max(120).nullable(),
});

export const secondFactorOffer = z.strictObject({ secret: z.string(), uri: z.string() });
