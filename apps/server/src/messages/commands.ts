import type { Id } from "@yunquan/core/ids.ts";
import type { Role } from "@yunquan/core/roles.ts";
import type { Work } from "../platform/work.ts";

export interface NewMessage {
  readonly organisationId: Id;
  /** Only to the holders of this role; to everybody of the organisation when left out. */
  readonly role?: Role;
  readonly kind: string;
  readonly objectType: string;
  readonly objectId: Id;
  readonly textZh: string;
  readonly textEn: string;
}

/** Puts a message into an organisation's inbox, in the transaction of what it tells about. */
export async function sendMessage(work: Work, message: NewMessage): Promise<void> {
  await work.tx
    .insertInto("message")
    .values({
      id: work.newId(),
      organisationId: message.organisationId,
      role: message.role ?? null,
      kind: message.kind,
      objectType: message.objectType,
      objectId: message.objectId,
      textZh: message.textZh,
      textEn: message.textEn,
      sentAt: work.now,
    })
    .execute();
}

/** The same to every office of a kind: a city's bureau or finance, or the province. */
export async function sendToOffice(
  work: Work,
  office: { kind: "city-bureau" | "city-finance"; cityCode: string } | { kind: "province" },
  message: Omit<NewMessage, "organisationId">,
): Promise<void> {
  let offices = work.tx.selectFrom("organisation").select("id").where("kind", "=", office.kind);
  if ("cityCode" in office) offices = offices.where("cityCode", "=", office.cityCode);
  for (const { id } of await offices.execute()) await sendMessage(work, { ...message, organisationId: id });
}
