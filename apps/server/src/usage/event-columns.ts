import type { Id } from "@yunquan/core/ids.ts";
import type { CalendarDate } from "@yunquan/core/time.ts";
import type { PersonActor } from "../platform/actor.ts";
import type { EventBody, ReadEvent } from "./event-body.ts";
import { MEASURE_MAX, type BatchColumns, type KeyColumns } from "./event-store.ts";

interface Sent {
  readonly actor: PersonActor;
  readonly body: EventBody;
}

/** Values that repeat, each once, with its place from 1. */
class Distinct<Value extends string> {
  readonly values: Value[] = [];
  readonly #places = new Map<Value, number>();

  placeOf(value: Value): number {
    let place = this.#places.get(value);
    if (place === undefined) {
      place = this.values.push(value);
      this.#places.set(value, place);
    }
    return place;
  }
}

/** More days than are ever open at once: two numbers go into one key. */
const DAYS_MAX = 4096;

/** Turns the events of a batch into the columns in which they travel, and adds up what they mean for their days. */
export class EventColumns {
  readonly #suppliers = new Distinct<Id>();
  readonly #days = new Distinct<CalendarDate>();
  readonly #vouchers = new Distinct<Id>();
  readonly #keys = { eventId: [] as string[], digest: [] as number[], supplier: [] as number[], day: [] as number[] };
  /** Of each body, where its days and shapes stand in the batch. */
  readonly #dayPlaces = new Map<EventBody, number[]>();
  readonly #shapePlaces: number[] = [];
  readonly #deliveries = { id: [] as Id[], supplierId: [] as Id[] };
  readonly #bodies: EventBody[] = [];
  readonly #shapes = {
    source: [] as string[],
    kind: [] as string[],
    client: [] as (string | null)[],
    protocol: [] as (string | null)[],
  };
  readonly #factPlaces = new Map<number, number>();
  readonly #facts = {
    voucherId: [] as Id[],
    operator: [] as number[],
    day: [] as number[],
    logins: [] as number[],
    minutes: [] as number[],
    delivery: [] as number[],
  };
  readonly #events = {
    eventId: [] as string[],
    occurredMs: [] as number[],
    quantity: [] as number[],
    user: [] as (string | null)[],
    device: [] as (string | null)[],
    fact: [] as number[],
    shape: [] as number[],
    delivery: [] as number[],
  };
  readonly #seen = new Set<string>();
  readonly #subjects = { pseudonym: [] as string[], fact: [] as number[], device: [] as number[] };

  addKey(event: ReadEvent, { actor, body }: Sent): void {
    let places = this.#dayPlaces.get(body);
    if (places === undefined) {
      places = body.days.map((on) => this.#days.placeOf(on));
      this.#dayPlaces.set(body, places);
    }
    this.#keys.eventId.push(event.eventId);
    this.#keys.digest.push(event.digest);
    this.#keys.supplier.push(this.#suppliers.placeOf(actor.organisationId));
    this.#keys.day.push(places[event.day] ?? 0);
  }

  keys(): KeyColumns {
    return { ...this.#keys, suppliers: this.#suppliers.values, days: this.#days.values };
  }

  /** Gives the delivery's place, by which its events are added. */
  addDelivery(id: Id, { actor, body }: Sent): number {
    this.#deliveries.supplierId.push(actor.organisationId);
    this.#bodies.push(body);
    this.#shapePlaces.push(this.#shapes.kind.length);
    for (const shape of body.shapes) {
      this.#shapes.source.push(shape.source);
      this.#shapes.kind.push(shape.kind);
      this.#shapes.client.push(shape.client);
      this.#shapes.protocol.push(shape.protocol);
    }
    return this.#deliveries.id.push(id);
  }

  /** Adds an event of a delivery. True when it is the first of its voucher, source and day. */
  addEvent(event: ReadEvent, voucherId: Id, usedOn: CalendarDate, delivery: number): boolean {
    const shape = (this.#shapePlaces[delivery - 1] ?? 0) + event.shape;
    const { kind, source } = this.#bodies[delivery - 1]?.shapes[event.shape] ?? {};
    if (kind === undefined || source === undefined) throw new Error("an event points at a shape of its body");
    const facts = this.#facts;
    const operator = source === "operator" ? 1 : 0;
    const day = this.#days.placeOf(usedOn);
    const key = (this.#vouchers.placeOf(voucherId) * 2 + operator) * DAYS_MAX + day;
    let fact = this.#factPlaces.get(key);
    const isNew = fact === undefined;
    if (fact === undefined) {
      fact = facts.voucherId.push(voucherId);
      facts.operator.push(operator);
      facts.day.push(day);
      facts.logins.push(0);
      facts.minutes.push(0);
      facts.delivery.push(delivery);
      this.#factPlaces.set(key, fact);
    }
    facts.delivery[fact - 1] = delivery;
    if (kind !== "device") {
      const sums = kind === "login" ? facts.logins : facts.minutes;
      sums[fact - 1] = Math.min((sums[fact - 1] ?? 0) + event.quantity, MEASURE_MAX);
    }
    const { eventId, occurredMs, quantity, user, device } = event;
    const columns = this.#events;
    columns.eventId.push(eventId);
    columns.occurredMs.push(occurredMs);
    columns.quantity.push(quantity);
    columns.user.push(user);
    columns.device.push(device);
    columns.fact.push(fact);
    columns.shape.push(shape + 1);
    columns.delivery.push(delivery);
    if (user !== null) this.#addSubject(user, fact, 0);
    if (device !== null) this.#addSubject(device, fact, 1);
    return isNew;
  }

  #addSubject(pseudonym: string, fact: number, device: number): void {
    if (this.#seen.has(pseudonym)) return;
    this.#seen.add(pseudonym);
    this.#subjects.pseudonym.push(pseudonym);
    this.#subjects.fact.push(fact);
    this.#subjects.device.push(device);
  }

  batch(): BatchColumns {
    return {
      days: this.#days.values,
      deliveries: this.#deliveries,
      shapes: this.#shapes,
      facts: this.#facts,
      events: this.#events,
      subjects: this.#subjects,
    };
  }
}
