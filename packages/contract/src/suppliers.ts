import { checkDivision, divisionFaults, isCityCode } from "@yunquan/core/divisions.ts";
import { creditCodeText, firstPerson, phoneText } from "./enterprises.ts";
import { calendarDate, id, instant, line, page, pageQuery, paragraph, seenVersion, written } from "./wire.ts";
import { z } from "./z.ts";

/** A place of registration anywhere in the country; in this province at least down to the city. */
const division = z.string().superRefine((text, context) => {
  const place = checkDivision(text);
  if (place.ok || place.fault === "outside-province") return;
  context.addIssue({
    code: "custom",
    message: `${divisionFaults[place.fault].zh} | ${divisionFaults[place.fault].en}`,
  });
});

const details = {
  name: line(100),
  registeredDivision: division,
  legalPerson: line(60),
  contactName: line(60),
  contactPhone: phoneText,
  address: line(200),
  introduction: paragraph(4000),
};

export const registerSupplierBody = z.strictObject({
  person: firstPerson,
  supplier: z.strictObject({ creditCode: creditCodeText, ...details }),
});
export const editSupplierBody = z.strictObject({ version: seenVersion, ...details });

export const attachQualificationBody = z.strictObject({ version: seenVersion, fileId: id });

export const supplierStatus = z.enum(["draft", "submitted", "admitted", "returned", "rejected"]);
export const supplierRoute = z.enum(["province", "resource-pool"]);
export const supplierWritten = written(supplierStatus);
export const supplierRegistered = z.strictObject({ ...supplierWritten.shape, personId: id });

export const supplierAnswer = z
  .strictObject({
    id,
    status: supplierStatus,
    version: z.number().int(),
    creditCode: z.string(),
    name: z.string(),
    registeredDivision: z.string(),
    placeZh: z.string().nullable(),
    placeEn: z.string().nullable(),
    legalPerson: z.string(),
    contactName: z.string(),
    contactPhone: z.string(),
    address: z.string(),
    introduction: z.string(),
    route: supplierRoute,
    qualificationFileId: id.nullable(),
    submittedAt: instant.nullable(),
    admittedAt: instant.nullable(),
    decidedReason: z.string().nullable(),
    suspendedAt: instant.nullable(),
    revokedAt: instant.nullable(),
    actions: z.array(z.string()),
  })
  .meta({ id: "Supplier" });

export const supplierListQuery = z.strictObject({
  ...pageQuery.shape,
  status: z.enum(["submitted", "admitted", "returned", "rejected"]).optional(),
  text: line(60).optional(),
});
export const supplierList = page(
  z.strictObject({
    id,
    status: supplierStatus,
    version: z.number().int(),
    name: z.string(),
    creditCode: z.string(),
    route: supplierRoute,
    submittedAt: instant.nullable(),
    admittedAt: instant.nullable(),
    suspendedAt: instant.nullable(),
  }),
);

export const addSupplierPersonBody = z.strictObject({
  person: firstPerson,
  roles: z
    .array(z.enum(["supplier-preparer", "supplier-approver"]))
    .min(1, { error: "至少一个岗位 | at least one role" })
    .max(2),
});

export const poolMemberBody = z.strictObject({ creditCode: creditCodeText, name: line(100), listedOn: calendarDate });
export const poolMember = z
  .strictObject({ creditCode: z.string(), name: z.string(), listedOn: calendarDate })
  .meta({ id: "ResourcePoolMember" });
export const poolList = page(poolMember);
export const poolRemoveBody = z.strictObject({ creditCode: creditCodeText, reason: paragraph(500) });

/** What everybody may know of a supplier that may do business now. */
export const publicSupplierQuery = z.strictObject({
  ...pageQuery.shape,
  serviceCode: line(40).optional(),
  text: line(60).optional(),
  programmeId: id.optional(),
  /** Registered in this city. */
  city: z
    .string()
    .refine((code) => isCityCode(code), { error: "须为 21 个地市之一 | one of the 21 cities" })
    .optional(),
});
export const publicSuppliers = page(
  z
    .strictObject({
      id,
      name: z.string(),
      placeZh: z.string().nullable(),
      placeEn: z.string().nullable(),
      introduction: z.string(),
      admittedAt: instant.nullable(),
      listedProducts: z.number().int(),
    })
    .meta({ id: "PublicSupplier" }),
);

export const suspendBody = z.strictObject({ reason: paragraph(1000), startsAt: instant.optional() });
export const reinstateBody = z.strictObject({ reason: paragraph(1000) });
export const conductKind = z.enum(["flag", "suspension", "reinstatement", "revocation", "award"]);
export const conductRecord = z
  .strictObject({
    id,
    organisationId: id,
    organisationName: z.string(),
    organisationKind: z.string(),
    kind: conductKind,
    reason: z.string(),
    startsAt: instant,
    endsAt: instant.nullable(),
    enteredAt: instant,
  })
  .meta({ id: "ConductRecord" });
export const conductListQuery = z.strictObject({
  ...pageQuery.shape,
  organisationId: id.optional(),
  kind: conductKind.optional(),
});
export const conductList = page(conductRecord);
export const conductWritten = z.strictObject({ id, organisationId: id, suspendedAt: instant.nullable() });
