import type { Id } from "@yunquan/core/ids.ts";
import type { CalendarDate } from "@yunquan/core/time.ts";
import type { PersonActor } from "../platform/actor.ts";
import type { EventBody, EventShape, ReadEvent } from "./event-body.ts";
import type { BatchColumns, KeyColumns } from "./event-store.ts";

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

/** Turns the events of a batch into the columns in which they travel, and notes which days they change. */
export class EventColumns {
  readonly #suppliers = new Distinct<Id>();
  readonly #days = new Distinct<CalendarDate>();
  readonly #vouchers = new Distinct<Id>();
  readonly #keys = { eventId: [] as string[], digest: [] as number[], supplier: [] as number[], day: [] as number[] };
  /** Of each body, where its days stand in the batch. */
  readonly #dayPlaces = new Map<EventBody, number[]>();
  /** Of each delivery, where the shapes of its body stand in the batch. */
  readonly #shapePlaces: number[][] = [];
  readonly #shapeNames = new Distinct<string>();
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
  };
  /** Of each fact, the last delivery that is noted to change it. */
  readonly #changedBy: number[] = [];
  readonly #changes = { fact: [] as number[], delivery: [] as number[] };
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
    this.#shapePlaces.push(body.shapes.map((shape) => this.#placeOfShape(shape)));
    return this.#deliveries.id.push(id);
  }

  #placeOfShape({ source, kind, client, protocol }: EventShape): number {
    const place = this.#shapeNames.placeOf(`${source} ${kind} ${client} ${protocol}`);
    if (place > this.#shapes.kind.length) {
      this.#shapes.source.push(source);
      this.#shapes.kind.push(kind);
      this.#shapes.client.push(client);
      this.#shapes.protocol.push(protocol);
    }
    return place;
  }

  /** Adds an event of a delivery, after those of the deliveries before it. True when it is the first of its voucher, source and day. */
  addEvent(event: ReadEvent, voucherId: Id, usedOn: CalendarDate, delivery: number): boolean {
    const shape = this.#shapePlaces[delivery - 1]?.[event.shape];
    const source = this.#bodies[delivery - 1]?.shapes[event.shape]?.source;
    if (shape === undefined || source === undefined) throw new Error("an event points at a shape of its body");
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
      this.#factPlaces.set(key, fact);
    }
    if (this.#changedBy[fact] !== delivery) {
      this.#changedBy[fact] = delivery;
      this.#changes.fact.push(fact);
      this.#changes.delivery.push(delivery);
    }
    const { eventId, occurredMs, quantity, user, device } = event;
    const columns = this.#events;
    columns.eventId.push(eventId);
    columns.occurredMs.push(occurredMs);
    columns.quantity.push(quantity);
    columns.user.push(user);
    columns.device.push(device);
    columns.fact.push(fact);
    columns.shape.push(shape);
    columns.delivery.push(delivery);
    return isNew;
  }

  batch(): BatchColumns {
    return {
      days: this.#days.values,
      deliveries: this.#deliveries,
      shapes: this.#shapes,
      facts: this.#facts,
      events: this.#events,
      changes: this.#changes,
    };
  }
}
