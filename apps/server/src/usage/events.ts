import type { usageSignature } from "@yunquan/contract/usage.ts";
import type { z } from "@yunquan/contract/z.ts";
import { eventFault, eventWindow, type EventWindow, type UsageEventFault } from "@yunquan/core/usage/events.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal, assert } from "@yunquan/core/refusal.ts";
import { beijingDate, msOf, type CalendarDate, type Instant } from "@yunquan/core/time.ts";
import { expectEvaluationAfterEvents } from "../claims/evaluation/commands.ts";
import type { PersonActor } from "../platform/actor.ts";
import { recordHistories, type HistoryLine } from "../platform/record.ts";
import { json, type Work } from "../platform/work.ts";
import { EventColumns } from "./event-columns.ts";
import { refusalOf, type EventBody, type EventRefusal, type ReadEvent } from "./event-body.ts";
import { livingMonths } from "./event-partitions.ts";
import { digestsOf, insertEvents, noteChanges, takeEventKeys, type EventKey } from "./event-store.ts";
import { signatureOfEvents, suppliersWithKeys, type Signed } from "./signature.ts";
import { insertDeliveries, lockDeliveriesOf, vouchersOfCodes, type SuppliedVoucher } from "./store.ts";

/** One request as a batch takes it: who sends, and what of its lines held. */
export interface GivenEvents {
  readonly actor: PersonActor;
  readonly requestId: string;
  readonly body: EventBody;
  readonly signature: z.output<typeof usageSignature> | undefined;
}

export interface EventsDelivered {
  readonly id: Id;
  readonly supplierId: Id;
  readonly supplierName: string;
  readonly channel: "events";
  readonly fileId: null;
  readonly signedBy: Id | null;
  readonly receivedAt: Instant;
  readonly bodySha256: string;
  readonly acceptedRows: number;
  readonly repeatedRows: number;
  readonly replacedRows: 0;
  readonly refusedRows: number;
  readonly refusals: readonly EventRefusal[];
  readonly refusalsLeftOut: number;
}

/** How many refusals of lines an answer lists and the log keeps. */
const REFUSALS_KEPT = 1000;

/** A request on its way through the batch. */
interface Taking {
  readonly given: GivenEvents;
  readonly work: Work<PersonActor>;
  readonly id: Id;
  readonly signed: Signed | null;
  readonly refusals: EventRefusal[];
  refusedRows: number;
  repeatedRows: number;
  acceptedRows: number;
}

/** An event that may be taken, before it is known whether it is there already. */
interface Candidate {
  readonly taking: Taking;
  readonly event: ReadEvent;
  readonly voucher: SuppliedVoucher;
}

/**
 * Takes the events of many requests at once: each event's key, the event and the note that its day has changed are one transaction. An event
 * that is there already changes nothing; the same id with another content is refused. Gives for each request what became of
 * its own lines, or the refusal of the request as a whole (its signature); no request can spoil another.
 * @clause 5.10 5.12
 */
export async function takeEvents(work: Work, items: readonly GivenEvents[]): Promise<(EventsDelivered | Refusal)[]> {
  const suppliers = [...new Set(items.map((item) => item.actor.organisationId))];
  // Sent together, and run in this order: what a supplier may send is looked up when nobody else sends for him.
  const [, signing, months, vouchers] = await Promise.all([
    lockDeliveriesOf(work, suppliers),
    suppliersWithKeys(work, suppliers),
    livingMonths(work),
    vouchersOfCodes(work, [...new Set(items.flatMap(({ body }) => body.codes))]),
  ]);
  const takings: (Taking | Refusal)[] = [];
  for (const given of items) takings.push(await begin(work, given, signing));
  const going = takings.filter((taking): taking is Taking => !(taking instanceof Refusal));
  const fresh = await freshOnes(work, months, candidates(work, vouchers, going));
  await write(work, going, fresh);
  return takings.map((taking) => (taking instanceof Refusal ? taking : delivered(taking)));
}

async function begin(work: Work, given: GivenEvents, signing: ReadonlySet<Id>): Promise<Taking | Refusal> {
  const own: Work<PersonActor> = { ...work, actor: given.actor, requestId: given.requestId };
  try {
    const signed = await signatureOfEvents(own, given.signature, given.body.sha256, signing);
    const { refusals, refusedRows } = given.body;
    return {
      given,
      work: own,
      id: work.newId(),
      signed,
      refusals: [...refusals],
      refusedRows,
      repeatedRows: 0,
      acceptedRows: 0,
    };
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** What of the batch's events may be taken: the first of each id of a supplier, and what came with the same id behind it. */
interface Candidates {
  readonly firsts: readonly Candidate[];
  readonly again: readonly { readonly taking: Taking; readonly event: ReadEvent; readonly first: ReadEvent }[];
}

/** The events that their voucher takes at this time. */
function candidates(
  work: Work,
  vouchers: ReadonlyMap<string, SuppliedVoucher>,
  takings: readonly Taking[],
): Candidates {
  const window = eventWindow(msOf(work.now), beijingDate(work.now));
  const firsts: Candidate[] = [];
  const again: { taking: Taking; event: ReadEvent; first: ReadEvent }[] = [];
  const bySupplier = new Map<Id, Map<string, ReadEvent>>();
  for (const taking of takings) {
    const { actor, body } = taking.given;
    const own = body.codes.map((code) => {
      const voucher = vouchers.get(code);
      return voucher?.supplierId === actor.organisationId ? voucher : undefined;
    });
    let seen = bySupplier.get(actor.organisationId);
    if (seen === undefined) bySupplier.set(actor.organisationId, (seen = new Map<string, ReadEvent>()));
    for (const event of body.events) {
      const voucher = own[event.code];
      const fault = faultOf(event, voucher, body, window);
      if (fault !== undefined || voucher === undefined) {
        refuse(taking, event, fault ?? "unknown-voucher");
        continue;
      }
      const first = seen.get(event.eventId);
      if (first === undefined) {
        seen.set(event.eventId, event);
        firsts.push({ taking, event, voucher });
      } else again.push({ taking, event, first });
    }
  }
  return { firsts, again };
}

function faultOf(
  event: ReadEvent,
  voucher: SuppliedVoucher | undefined,
  body: EventBody,
  window: EventWindow,
): UsageEventFault | undefined {
  const occurredOn = body.days[event.day];
  assert(occurredOn !== undefined, "an event has its day");
  const fault = eventFault({ occurredMs: event.occurredMs, occurredOn }, voucher, window);
  if (fault === undefined && body.keyed[event.day] !== true) throw new Refusal("busy");
  return fault;
}

function refuse(taking: Taking, event: ReadEvent, fault: UsageEventFault): void {
  taking.refusedRows += 1;
  taking.refusals.push(refusalOf(event.row, fault));
}

/** Takes the keys; what was there before is repeated or, with another content, refused. */
async function freshOnes(
  work: Work,
  months: Awaited<ReturnType<typeof livingMonths>>,
  { firsts, again }: Candidates,
): Promise<readonly Candidate[]> {
  if (firsts.length === 0) return [];
  const columns = new EventColumns();
  for (const { taking, event } of firsts) columns.addKey(event, taking.given);
  const known = await takeEventKeys(work, months, columns.keys());
  const taken = known.length === 0 ? new Map<string, number>() : await digestsBefore(work, known);
  const fresh =
    taken.size === 0
      ? firsts
      : firsts.filter(({ taking, event }) => {
          const digest = taken.get(keyName(taking.given.actor.organisationId, event.eventId));
          if (digest !== undefined) compare(taking, event, digest);
          return digest === undefined;
        });
  for (const { taking } of fresh) taking.acceptedRows += 1;
  for (const { taking, event, first } of again)
    compare(taking, event, taken.get(keyName(taking.given.actor.organisationId, event.eventId)) ?? first.digest);
  return fresh;
}

/** The same event again is repeated; another under its id is refused. */
function compare(taking: Taking, event: ReadEvent, taken: number): void {
  if (event.digest === taken) taking.repeatedRows += 1;
  else refuse(taking, event, "event-id-reused");
}

function keyName(supplierId: Id, eventId: string): string {
  return `${supplierId} ${eventId}`;
}

async function digestsBefore(work: Work, known: readonly EventKey[]): Promise<Map<string, number>> {
  const digests = await digestsOf(work, known);
  return new Map(
    known.map((key, place) => {
      const digest = digests[place];
      assert(digest != null, "a key that was taken before has its digest");
      return [keyName(key.supplierId, key.eventId), digest];
    }),
  );
}

async function write(work: Work, takings: readonly Taking[], fresh: readonly Candidate[]): Promise<void> {
  const columns = new EventColumns();
  const places = new Map(takings.map((taking) => [taking, columns.addDelivery(taking.id, taking.given)]));
  const touched = new Map<Id, { fromOn: CalendarDate; toOn: CalendarDate }>();
  for (const { taking, event, voucher } of fresh) {
    const usedOn = taking.given.body.days[event.day];
    assert(usedOn !== undefined, "an event has its day");
    const isNew = columns.addEvent(event, voucher.id, usedOn, places.get(taking) ?? 0);
    if (!isNew) continue;
    const span = touched.get(voucher.id);
    if (span === undefined) touched.set(voucher.id, { fromOn: usedOn, toOn: usedOn });
    else if (usedOn < span.fromOn) span.fromOn = usedOn;
    else if (usedOn > span.toOn) span.toOn = usedOn;
  }
  await expectEvaluationAfterEvents(
    work,
    [...touched].map(([voucherId, span]) => ({ voucherId, ...span })),
  );
  const batch = columns.batch();
  await Promise.all([
    log(work, takings),
    ...(fresh.length === 0 ? [] : [insertEvents(work, batch), noteChanges(work, batch)]),
  ]);
}

/** The deliveries in the log, and their lines of history. */
async function log(work: Work, takings: readonly Taking[]): Promise<void> {
  if (takings.length === 0) return;
  await Promise.all([
    insertDeliveries(work, takings.map(deliveryOf)),
    recordHistories(
      work,
      takings.map((taking) => ({ work: taking.work, line: historyLineOf(taking) })),
    ),
  ]);
}

const countsOf = ({ acceptedRows, repeatedRows, refusedRows }: Taking) => ({
  acceptedRows,
  repeatedRows,
  replacedRows: 0,
  refusedRows,
});

function deliveryOf(taking: Taking): Parameters<typeof insertDeliveries>[1][number] {
  const { work, id, given, signed, refusals } = taking;
  return {
    id,
    supplierId: work.actor.organisationId,
    channel: "events",
    fileId: null,
    deliveredBy: work.actor.personId,
    receivedAt: work.now,
    signedBy: signed?.keyId ?? null,
    signedText: signed?.text ?? null,
    signature: signed?.value ?? null,
    bodySha256: given.body.sha256,
    ...countsOf(taking),
    refusals: json(inOrder(refusals).slice(0, REFUSALS_KEPT)),
    replacements: json([]),
  };
}

function historyLineOf(taking: Taking): HistoryLine {
  const { id, given, signed } = taking;
  return {
    objectType: "usage-delivery",
    objectId: id,
    action: "usage.delivered",
    fromStatus: null,
    toStatus: null,
    deciding: false,
    reason: null,
    facts: { channel: "events", signedBy: signed?.keyId ?? null, bodySha256: given.body.sha256, ...countsOf(taking) },
    editionId: null,
  };
}

function inOrder(refusals: readonly EventRefusal[]): EventRefusal[] {
  return refusals.toSorted((a, b) => a.row - b.row);
}

function delivered({ given, id, work, signed, refusals, ...counted }: Taking): EventsDelivered {
  const { acceptedRows, repeatedRows, refusedRows } = counted;
  const shown = inOrder(refusals).slice(0, REFUSALS_KEPT);
  return {
    id,
    supplierId: given.actor.organisationId,
    supplierName: given.actor.organisationName,
    channel: "events",
    fileId: null,
    signedBy: signed?.keyId ?? null,
    receivedAt: work.now,
    bodySha256: given.body.sha256,
    acceptedRows,
    repeatedRows,
    replacedRows: 0,
    refusedRows,
    refusals: shown,
    refusalsLeftOut: new Set(refusals.map(({ row }) => row)).size - new Set(shown.map(({ row }) => row)).size,
  };
}
