import { isCityCode, province } from "@yunquan/core/divisions.ts";
import { instant, line } from "./wire.ts";
import { z } from "./z.ts";

const phone = z
  .string()
  .trim()
  .regex(/^[0-9+() -]{3,40}$/, {
    error: "电话由数字、连字符和空格组成 | a telephone number is digits, hyphens and blanks",
  });

/** How an office is reached. `placeCode` is a city's, or 440000 for the province. */
export const officeContactBody = z.strictObject({
  placeCode: z.string().refine((code) => code === province.code || isCityCode(code), {
    error: "须为省或 21 个地市之一 | the province or one of the 21 cities",
  }),
  unitZh: line(60),
  unitEn: line(120),
  phone,
  complaintPhone: phone.nullable().default(null),
  address: z.union([z.literal(""), line(120)]).default(""),
  hoursZh: z.union([z.literal(""), line(60)]).default(""),
  hoursEn: z.union([z.literal(""), line(80)]).default(""),
});

export const officeContact = z
  .strictObject({
    placeCode: z.string(),
    placeZh: z.string(),
    placeEn: z.string(),
    /** Null while the office has not entered anything. */
    contact: z
      .strictObject({
        unitZh: z.string(),
        unitEn: z.string(),
        phone: z.string(),
        complaintPhone: z.string().nullable(),
        address: z.string(),
        hoursZh: z.string(),
        hoursEn: z.string(),
        writtenAt: instant,
      })
      .nullable(),
  })
  .meta({ id: "OfficeContact" });
/** The province and the 21 cities, always all of them. */
export const officeContacts = z.strictObject({ items: z.array(officeContact) });
