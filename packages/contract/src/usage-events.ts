import {
  usageClients,
  usageEventFaults,
  usageEventKinds,
  usageProtocols,
  type UsageClient,
  type UsageEventFault,
  type UsageEventKind,
  type UsageProtocol,
} from "@yunquan/core/usage/events.ts";
import { usageSources, type UsageSource } from "@yunquan/core/usage/marks.ts";
import { deliveryHead } from "./usage.ts";
import { id, instant } from "./wire.ts";
import { z } from "./z.ts";

const keysOf = <Name extends string>(table: Readonly<Record<Name, unknown>>): [Name, ...Name[]] =>
  Object.keys(table) as [Name, ...Name[]];
const words = (names: readonly string[]) => `须为以下之一：${names.join("、")} | one of ${names.join(", ")}`;
const oneOf = <Name extends string>(table: Readonly<Record<Name, unknown>>) =>
  z.enum(keysOf(table), { error: words(keysOf(table)) });

const quantityOf = (max: number, zh: string, en: string) =>
  z
    .number({ error: `${zh} | ${en}` })
    .int({ error: `${zh} | ${en}` })
    .min(1, { error: `${zh} | ${en}` })
    .max(max, { error: `${zh} | ${en}` });

/** How often, how many minutes, how many connections one event may stand for. */
export const eventQuantityMax: Readonly<Record<UsageEventKind, number>> = {
  login: 1000,
  session: 1440,
  device: 100_000,
};

/** An account or a device, as the supplier knows it: personal data, of which only a keyed hash is stored. */
export const eventIdentifier =
  // eslint-disable-next-line no-control-regex
  /^(?! )[^\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ud800-\udfff]{1,128}(?<! )$/u;
export const EVENT_IDENTIFIER_MAX = 128;
export const eventVoucherCode = /^[A-Z0-9-]{1,60}$/;

const identifier = z
  .string({ error: "必填，须为文本 | text, required" })
  .max(EVENT_IDENTIFIER_MAX, { error: "不超过 128 个字符 | at most 128 characters" })
  .regex(eventIdentifier, {
    error: "不能为空，首尾无空格，不含不可见字符 | not empty, no blank at its ends, no invisible characters",
  });

const everyEvent = {
  /** A UUID that the sender gives to this event once; sent again, with the same content, it changes nothing. */
  eventId: id,
  voucherCode: z
    .string({ error: "必填 | required" })
    .regex(eventVoucherCode, { error: "须为大写字母、数字和 - | capital letters, digits and -" }),
  source: oneOf(usageSources),
  at: instant,
  client: oneOf(usageClients).optional(),
  protocol: oneOf(usageProtocols).optional(),
};
const { login, session, device } = {
  login: quantityOf(eventQuantityMax.login, "登录次数，1–1000 的整数", "logins, a whole number from 1 to 1000"),
  session: quantityOf(
    eventQuantityMax.session,
    "在线分钟数，1–1440 的整数",
    "minutes online, a whole number from 1 to 1440",
  ),
  device: quantityOf(
    eventQuantityMax.device,
    "连接次数，1–100000 的整数",
    "connections, a whole number from 1 to 100000",
  ),
};

/**
 * One event of use, one line of the body. The schema is closed, for each kind its own: these fields and nothing else, so
 * that no business data comes in. The supplier is the one whose key or session sends it. Days are those of Beijing.
 * @clause 5.10 5.12
 */
export const usageEvent = z
  .discriminatedUnion(
    "kind",
    [
      z.strictObject({
        kind: z.literal("login"),
        ...everyEvent,
        quantity: login,
        user: identifier,
        device: identifier.optional(),
      }),
      z.strictObject({
        kind: z.literal("session"),
        ...everyEvent,
        quantity: session,
        user: identifier,
        device: identifier.optional(),
      }),
      z.strictObject({ kind: z.literal("device"), ...everyEvent, quantity: device, device: identifier }),
    ],
    { error: words(keysOf(usageEventKinds)) },
  )
  .meta({ id: "UsageEvent" });

export interface UsageEvent {
  readonly eventId: string;
  readonly voucherCode: string;
  readonly source: UsageSource;
  readonly at: string;
  readonly kind: UsageEventKind;
  readonly quantity: number;
  readonly user?: string;
  readonly device?: string;
  readonly client?: UsageClient;
  readonly protocol?: UsageProtocol;
}

const fault = z.enum(keysOf<UsageEventFault>(usageEventFaults));

/** A line that was not taken, and why. A line with several faults is named once for each; what stood in it is not repeated. */
export const usageEventRefusal = z.strictObject({
  /** The line's number in the body, from 1. */
  row: z.number().int(),
  code: fault,
  field: z.string().nullable(),
  zh: z.string(),
  en: z.string(),
});

export const usageEventsDelivered = z
  .strictObject({
    ...deliveryHead,
    /** SHA-256 of the body as it came, hexadecimal. */
    bodySha256: z.string(),
    refusals: z.array(usageEventRefusal),
    /** The list ends after a thousand; so many refused lines are not in it. */
    refusalsLeftOut: z.number().int(),
  })
  .meta({ id: "UsageEventsDelivered" });
