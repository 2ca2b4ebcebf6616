import type { officeContact, officeContactBody } from "@yunquan/contract/offices.ts";
import type { z } from "@yunquan/contract/z.ts";
import { cities, province } from "@yunquan/core/divisions.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { recordHistory } from "../platform/record.ts";
import { personOf, type Work } from "../platform/work.ts";
import { listContacts, saveContact } from "./store.ts";

/** Says how an office is reached: a city's approver for his own, the province for every one. Another city's is not found. */
export async function setContact(work: Work, given: z.output<typeof officeContactBody>): Promise<void> {
  const person = personOf(work);
  if (person.organisationKind !== "province" && person.cityCode !== given.placeCode)
    throw new Refusal("not-found", { noun: "office" });
  await saveContact(work, { ...given, writtenBy: person.personId, writtenAt: work.now });
  await recordHistory(work, {
    objectType: "office_contact",
    objectId: person.organisationId,
    action: "office-contact.set",
    fromStatus: null,
    toStatus: null,
    deciding: false,
    reason: null,
    facts: { ...given },
    editionId: null,
  });
}

/** The province and the 21 cities with how they are reached, as far as they have said so. */
export async function officeContacts(work: Work): Promise<z.output<typeof officeContact>[]> {
  const rows = new Map((await listContacts(work)).map((row) => [row.placeCode, row]));
  return [province, ...cities].map(({ code, zh, en }) => {
    const row = rows.get(code);
    return {
      placeCode: code,
      placeZh: zh,
      placeEn: en,
      contact:
        row === undefined
          ? null
          : {
              unitZh: row.unitZh,
              unitEn: row.unitEn,
              phone: row.phone,
              complaintPhone: row.complaintPhone,
              address: row.address,
              hoursZh: row.hoursZh,
              hoursEn: row.hoursEn,
              writtenAt: row.writtenAt,
            },
    };
  });
}
