import { checkCreditCode, creditCodeFaults } from "@yunquan/core/credit-code.ts";
import { checkDivision, divisionFaults } from "@yunquan/core/divisions.ts";
import { allEntityTypes } from "@yunquan/core/enterprises/entity-types.ts";
import { checkIndustry, industryFaults } from "@yunquan/core/industry.ts";
import { loginName, newPassword } from "./people.ts";
import {
  calendarDate,
  fenWire,
  finding,
  id,
  instant,
  line,
  page,
  pageQuery,
  paragraph,
  seenVersion,
  written,
} from "./wire.ts";
import { z } from "./z.ts";

/** A credit code exactly as printed on the licence: every fault of it is named, nothing is normalised. */
export const creditCodeText = z
  .string()
  .max(60, { error: "统一社会信用代码应为 18 位 | A credit code has 18 characters" })
  .superRefine((text, context) => {
    for (const fault of checkCreditCode(text).faults)
      context.addIssue({ code: "custom", message: `${creditCodeFaults[fault].zh} | ${creditCodeFaults[fault].en}` });
  });

/** A place of registration down to the district. A place of another province is in good form: the rules refuse it by name. */
export const registeredDivision = z.string().superRefine((text, context) => {
  const place = checkDivision(text, "district");
  if (place.ok || place.fault === "outside-province") return;
  context.addIssue({
    code: "custom",
    message: `${divisionFaults[place.fault].zh} | ${divisionFaults[place.fault].en}`,
  });
});

/** An industry code of GB/T 4754-2017. One outside industry is in good form: the rules refuse it by name. */
export const industryCode = z.string().superRefine((text, context) => {
  const industry = checkIndustry(text);
  if (industry.ok || industry.fault === "outside-industry") return;
  context.addIssue({
    code: "custom",
    message: `${industryFaults[industry.fault].zh} | ${industryFaults[industry.fault].en}`,
  });
});

export const phoneText = z.string().regex(/^\+?[0-9][0-9 -]{5,28}[0-9]$/, {
  error: "请填写半角数字的电话号码 | a telephone number in half-width digits",
});

export const staffCount = z
  .number()
  .int({ error: "须为整数 | a whole number" })
  .min(0, { error: "不能为负数 | not below zero" })
  .max(10_000_000, { error: "人数超出上限 | too many" });
export const calendarYear = z
  .number()
  .int({ error: "须为整数 | a whole number" })
  .min(2000, { error: "年份有误 | not a year of the programme" })
  .max(2200, { error: "年份有误 | not a year of the programme" });

const contact = { address: line(200), contactName: line(60), contactPhone: phoneText };
const details = {
  name: line(100),
  entityType: z.enum(allEntityTypes),
  legalPerson: line(60),
  registeredDivision,
  industryCode,
  establishedOn: calendarDate,
  ...contact,
};

/** The first person of an organisation: he may prepare and approve, and adds the others. */
export const firstPerson = z.strictObject({
  name: line(60),
  loginName,
  password: newPassword,
  phone: phoneText.optional(),
  email: z.email().max(120).optional(),
});

export const registerEnterpriseBody = z.strictObject({
  /** The programme whose conditions are checked. */
  programmeId: id,
  person: firstPerson,
  enterprise: z.strictObject({ creditCode: creditCodeText, ...details }),
  years: z
    .array(z.strictObject({ year: calendarYear, revenueFen: fenWire, staff: staffCount }))
    .max(5, { error: "最多 5 个年度 | at most five years" })
    .default([]),
});

export const editEnterpriseBody = z.strictObject({ version: seenVersion, programmeId: id.optional(), ...details });
export const editContactBody = z.strictObject({ version: seenVersion, ...contact });
export const submitEnterpriseBody = z.strictObject({
  version: seenVersion,
  promiseAccepted: z.literal(true, { error: "须承诺填报内容真实 | the promise has to be accepted" }),
});
export const versionBody = z.strictObject({ version: seenVersion });
export const reasonBody = z.strictObject({ version: seenVersion, reason: paragraph(1000) });
export const certifyBody = z.strictObject({ version: seenVersion, opinion: paragraph(1000).optional() });
export const declareYearBody = z.strictObject({
  version: seenVersion,
  year: calendarYear,
  revenueFen: fenWire,
  staff: staffCount,
  fileId: id,
});
export const yearBody = z.strictObject({ version: seenVersion, year: calendarYear });
export const returnYearBody = z.strictObject({ version: seenVersion, year: calendarYear, reason: paragraph(1000) });

export const enterpriseStatus = z.enum(["draft", "submitted", "certified", "returned"]);
export const enterpriseWritten = written(enterpriseStatus);
/** After saving: what of the conditions is met, failed or still open. */
export const enterpriseSaved = z.strictObject({ ...enterpriseWritten.shape, findings: z.array(finding) });
export const enterpriseRegistered = z.strictObject({ ...enterpriseSaved.shape, personId: id });

const sizeClass = z.enum(["large", "medium", "small", "micro"]);

export const enterpriseYear = z
  .strictObject({
    year: calendarYear,
    revenueFen: fenWire,
    staff: z.number().int(),
    sizeClass,
    fileId: id.nullable(),
    status: z.enum(["pending", "certified", "returned"]),
    declaredAt: instant,
    dueAt: instant.nullable(),
    certifiedAt: instant.nullable(),
    returnReason: z.string().nullable(),
  })
  .meta({ id: "EnterpriseYear" });

/** One line of an object's history. Enterprises and suppliers see the office that acted, not the officer's name. */
export const historyLine = z
  .strictObject({
    at: instant,
    action: z.string(),
    fromStatus: z.string().nullable(),
    toStatus: z.string().nullable(),
    role: z.string(),
    organisationName: z.string().nullable(),
    personName: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: "HistoryLine" });

export const enterpriseAnswer = z
  .strictObject({
    id,
    programmeId: id.nullable(),
    status: enterpriseStatus,
    version: z.number().int(),
    creditCode: z.string(),
    name: z.string(),
    entityType: z.enum(allEntityTypes),
    legalPerson: z.string(),
    registeredDivision: z.string(),
    cityCode: z.string().nullable(),
    placeZh: z.string().nullable(),
    placeEn: z.string().nullable(),
    industryCode: z.string(),
    establishedOn: calendarDate,
    address: z.string(),
    contactName: z.string(),
    contactPhone: z.string(),
    promiseAcceptedAt: instant.nullable(),
    submittedAt: instant.nullable(),
    dueAt: instant.nullable(),
    certifiedAt: instant.nullable(),
    returnReason: z.string().nullable(),
    suspendedAt: instant.nullable(),
    revokedAt: instant.nullable(),
    findings: z.array(finding),
    years: z.array(enterpriseYear),
    history: z.array(historyLine),
    actions: z.array(z.string()),
  })
  .meta({ id: "Enterprise" });

export const enterpriseListQuery = z.strictObject({
  ...pageQuery.shape,
  status: z.enum(["submitted", "certified", "returned"]).optional(),
  cityCode: z
    .string()
    .regex(/^\d{6}$/, { error: "须为 6 位数字 | six digits" })
    .optional(),
  /** Only those with a year's figures waiting to be certified. */
  pendingYear: z.enum(["true"]).optional(),
  /** Part of the name or of the credit code. */
  text: line(60).optional(),
});

export const enterpriseList = page(
  z.strictObject({
    id,
    status: enterpriseStatus,
    version: z.number().int(),
    name: z.string(),
    creditCode: z.string(),
    cityCode: z.string().nullable(),
    industryCode: z.string(),
    submittedAt: instant.nullable(),
    dueAt: instant.nullable(),
    certifiedAt: instant.nullable(),
    pendingYears: z.array(z.number().int()),
    suspendedAt: instant.nullable(),
  }),
);

export const enterpriseCountsQuery = z.strictObject({ programmeId: id });
export const enterpriseCounts = z.strictObject({
  counts: z.array(z.strictObject({ cityCode: z.string(), status: enterpriseStatus, enterprises: z.number().int() })),
});

/** Whom an organisation's approver adds: a new person with the roles he shall have there. */
export const addEnterprisePersonBody = z.strictObject({
  person: firstPerson,
  roles: z
    .array(z.enum(["enterprise-preparer", "enterprise-approver"]))
    .min(1, { error: "至少一个岗位 | at least one role" })
    .max(2),
});
export const personAdded = z.strictObject({ personId: id, name: z.string(), roles: z.array(z.string()) });
export const endPersonBody = z.strictObject({ personId: id });
export const peopleOfOrganisation = z.strictObject({
  people: z.array(
    z.strictObject({ personId: id, name: z.string(), loginName: z.string(), roles: z.array(z.string()) }),
  ),
});

/** What somebody without an account may ask: whatever is left out stays open in the answer. */
export const eligibilityBody = z.strictObject({
  programmeId: id,
  creditCode: line(60).optional(),
  entityType: z.enum(allEntityTypes).optional(),
  registeredDivision: line(12).optional(),
  industryCode: line(12).optional(),
  establishedOn: calendarDate.optional(),
  /** Of the year before the one applied for. */
  revenueFen: fenWire.optional(),
  staff: staffCount.optional(),
});
export const eligibilityAnswer = z
  .strictObject({
    /** `yes` and `no` by what was given; `open` while something is missing. The conduct record is checked at submission. */
    eligible: z.enum(["yes", "no", "open"]),
    on: calendarDate,
    year: calendarYear,
    findings: z.array(finding),
    sizeClass: sizeClass.nullable(),
  })
  .meta({ id: "Eligibility" });

export const proposeAccountBody = z.strictObject({
  accountName: line(100),
  bankName: line(100),
  /** The bank's 12-digit clearing code (联行号). */
  bankCode: z
    .string()
    .regex(/^[0-9]{12}$/, { error: "联行号为 12 位半角数字 | the clearing code has 12 half-width digits" }),
  accountNumber: z
    .string()
    .regex(/^[0-9]{8,30}$/, { error: "账号为 8–30 位半角数字 | an account number has 8 to 30 half-width digits" }),
});
export const confirmAccountBody = z.strictObject({ version: seenVersion, reason: paragraph(500).optional() });

export const paymentAccountStatus = z.enum(["proposed", "active", "replaced", "refused"]);
export const paymentAccountWritten = written(paymentAccountStatus);
export const paymentAccountAnswer = z
  .strictObject({
    id,
    enterpriseId: id,
    status: paymentAccountStatus,
    version: z.number().int(),
    accountName: z.string(),
    bankName: z.string(),
    bankCode: z.string(),
    /** Whole for its owner and the treasury, masked for everybody else. */
    accountNumber: z.string(),
    proposedAt: instant,
    decidedAt: instant.nullable(),
    decidedReason: z.string().nullable(),
    actions: z.array(z.string()),
  })
  .meta({ id: "PaymentAccount" });
export const paymentAccountList = z.strictObject({ accounts: z.array(paymentAccountAnswer) });

/** A proposed account in the office's queue, beside the one that payments go to until it is confirmed. */
export const queuedAccount = z
  .strictObject({
    ...paymentAccountAnswer.shape,
    enterpriseName: z.string(),
    inForce: z.strictObject({ bankName: z.string(), accountNumber: z.string(), since: instant.nullable() }).nullable(),
  })
  .meta({ id: "QueuedPaymentAccount" });
export const accountQueuePage = page(queuedAccount);
