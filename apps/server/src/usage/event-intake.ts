import { usageSignature } from "@yunquan/contract/usage.ts";
import type { z } from "@yunquan/contract/z.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { CalendarDate } from "@yunquan/core/time.ts";
import { systemActor, type PersonActor } from "../platform/actor.ts";
import { createBatcher, type Batcher } from "../platform/batcher.ts";
import type { Platform } from "../platform/platform.ts";
import type { LineCall } from "../platform/route.ts";
import { inTransaction } from "../platform/work.ts";
import { pseudonymised, readEventLines } from "./event-body.ts";
import { openDays, type OpenDays } from "./event-partitions.ts";
import { takeEvents, type EventsDelivered, type GivenEvents } from "./events.ts";

/** The header with which a body of events is signed: key id, instant, nonce, and the signature in Base64, apart by blanks. */
export const SIGNATURE_HEADER = "usage-signature";

/**
 * Lines that one transaction takes. The embedded database works in the server's own thread, which a large batch would hold up.
 */
const BATCH_LINES = { postgres: 20_000, embedded: 2_000 } as const;
/** Lines that may wait before senders are told to come back. */
const WAITING_LINES_MAX = 200_000;
/** Transactions at a time. A supplier's requests all go the same way, so that two of them never touch the same rows. */
const LANES = { postgres: 3, embedded: 1 } as const;

interface Intake {
  readonly lanes: readonly Batcher<GivenEvents, EventsDelivered>[];
  readonly open: OpenDays;
}

const intakes = new WeakMap<Platform, Intake>();

function intakeOf(platform: Platform): Intake {
  let intake = intakes.get(platform);
  if (intake === undefined) {
    const { kind } = platform.database;
    const lane = () =>
      createBatcher<GivenEvents, EventsDelivered>({
        batchMax: BATCH_LINES[kind],
        queueMax: WAITING_LINES_MAX,
        gathers: kind === "embedded",
        weightOf: (item) => item.body.lines,
        run: async (items) =>
          await inTransaction(
            platform,
            systemActor,
            items[0]?.requestId ?? "events",
            async (work) => await takeEvents(work, items),
          ),
      });
    intake = { lanes: Array.from({ length: LANES[kind] }, lane), open: new Map() };
    intakes.set(platform, intake);
  }
  return intake;
}

/**
 * Takes a body of events: reads its lines, puts pseudonyms in the place of people, and waits for the transaction that it
 * shares with whatever else arrived. Opens the days that it is the first to bring events of.
 * @clause 5.10 5.12
 */
export async function deliverEvents(platform: Platform, actor: PersonActor, call: LineCall): Promise<EventsDelivered> {
  const intake = intakeOf(platform);
  const signature = signatureOfHeader(call.header(SIGNATURE_HEADER));
  const read = readEventLines(call.body);
  const missing = read.days.filter((on) => !intake.open.has(on));
  if (missing.length > 0) await open(platform, call.requestId, missing, intake.open);
  const body = pseudonymised(read, intake.open);
  const lane = intake.lanes[laneOf(actor.organisationId, intake.lanes.length)];
  if (lane === undefined) throw new Error("there is a lane for everybody");
  return await lane.submit({ actor, requestId: call.requestId, body, signature });
}

async function open(
  platform: Platform,
  requestId: string,
  days: readonly CalendarDate[],
  known: OpenDays,
): Promise<void> {
  await inTransaction(platform, systemActor, requestId, async (work) => await openDays(work, days, known));
}

function laneOf(organisationId: string, lanes: number): number {
  return Number.parseInt(organisationId.slice(-8), 16) % lanes;
}

function signatureOfHeader(text: string | undefined): z.output<typeof usageSignature> | undefined {
  if (text === undefined) return undefined;
  const [keyId, sentAt, nonce, value, ...rest] = text.trim().split(/ +/);
  const parsed = usageSignature.safeParse({ keyId, sentAt, nonce, value });
  if (parsed.success && rest.length === 0) return parsed.data;
  throw new Refusal("invalid-request", {}, [
    {
      path: `header.${SIGNATURE_HEADER}`,
      code: "form",
      zh: "须为：公钥编号 时间 随机串 签名（Base64），以空格分隔",
      en: "key id, instant, nonce and signature (Base64), apart by blanks",
    },
  ]);
}
