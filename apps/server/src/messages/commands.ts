import { sql, type RawBuilder } from "kysely";
import type { MessageObject } from "@yunquan/contract/messages.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { Role } from "@yunquan/core/roles.ts";
import { idBy, newIdRange } from "../platform/id-range.ts";
import type { Work } from "../platform/work.ts";
import { ask } from "../platform/ask.ts";
import { recordset } from "../platform/recordset.ts";

export interface NewMessage {
  readonly organisationId: Id;
  /** Only to the holders of this role; to everybody of the organisation when left out. */
  readonly role?: Role;
  readonly kind: string;
  readonly objectType: MessageObject;
  readonly objectId: Id;
  readonly textZh: string;
  readonly textEn: string;
}

/** Puts a message into an organisation's inbox, in the transaction of what it tells about. */
export async function sendMessage(work: Work, message: NewMessage): Promise<void> {
  await sendMessages(work, [message]);
}

const messageShape = {
  id: "uuid",
  organisationId: "uuid",
  role: "text",
  kind: "text",
  objectType: "text",
  objectId: "uuid",
  textZh: "text",
  textEn: "text",
};

/** The same for many, in one statement. */
export async function sendMessages(work: Work, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map((message) => ({ ...message, id: work.newId() }));
  await ask(
    work,
    sql`insert into message (id, organisation_id, role, kind, object_type, object_id, text_zh, text_en, sent_at)
    select r.id, r."organisationId", r.role, r.kind, r."objectType", r."objectId", r."textZh", r."textEn", ${work.now}::timestamptz
    from ${recordset(rows, messageShape)}`,
  );
}

type Office = { kind: "city-bureau" | "city-finance"; cityCode: string } | { kind: "province" };

/**
 * One message for every row of a query (number, organisation_id, object_id, text_zh, text_en), in one statement: a notice
 * tells a million.
 */
export async function sendAsSet(
  work: Work,
  message: Pick<NewMessage, "kind" | "objectType">,
  rows: RawBuilder<unknown>,
): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(work.tx);
  await sql`insert into message (id, organisation_id, kind, object_type, object_id, text_zh, text_en, sent_at)
    select ${idBy(newIdRange(work.newId()), sql`m.number`)}, m.organisation_id, ${message.kind}::text, ${message.objectType}::text, m.object_id, m.text_zh, m.text_en, ${work.now}::timestamptz
    from (${rows}) m`.execute(work.tx);
}

/** The same to every office of a kind: a city's bureau or finance, or the province. */
export async function sendToOffice(
  work: Work,
  office: Office,
  message: Omit<NewMessage, "organisationId">,
): Promise<void> {
  await sendToOffices(work, [{ office, message }]);
}

/** Many messages, each to the offices of its own place. */
export async function sendToOffices(
  work: Work,
  given: readonly { readonly office: Office; readonly message: Omit<NewMessage, "organisationId"> }[],
): Promise<void> {
  if (given.length === 0) return;
  const kinds = [...new Set(given.map(({ office }) => office.kind))];
  const { rows } = await sql<{ id: Id; kind: Office["kind"]; cityCode: string | null }>`
    select id, kind, city_code as "cityCode" from organisation where kind = any(${kinds}::text[])`.execute(work.tx);
  await sendMessages(
    work,
    given.flatMap(({ office, message }) =>
      rows
        .filter(
          ({ kind, cityCode }) => kind === office.kind && (!("cityCode" in office) || cityCode === office.cityCode),
        )
        .map(({ id }) => ({ ...message, organisationId: id })),
    ),
  );
}
