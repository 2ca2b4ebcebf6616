import {
  calendarDate,
  fenWire,
  finding,
  id,
  instant,
  line,
  page,
  pageQuery,
  positiveFenWire,
  seenVersion,
  written,
} from "./wire.ts";
import { z } from "./z.ts";

const feeLineBody = z.strictObject({
  number: z
    .number()
    .int({ error: "须为整数 | a whole number" })
    .min(1, { error: "从 1 起 | from 1" })
    .max(999, { error: "不超过 999 | at most 999" }),
  serviceCode: line(40),
  productId: id.nullable().default(null),
  /** The code of a fee category of the edition; it decides whether the line is eligible. */
  category: line(40),
  description: line(300),
  amountFen: positiveFenWire,
});

const details = {
  supplierId: id,
  number: line(80),
  title: line(200),
  signedOn: calendarDate,
  startsOn: calendarDate,
  endsOn: calendarDate,
  totalFen: positiveFenWire,
  statesEligibleFee: z.boolean(),
  /** Its form is told by the rules together with everything else. */
  implementationDivision: line(12),
  implementationAddress: line(200),
  fileId: id.nullable().default(null),
  lines: z
    .array(feeLineBody)
    .min(1, { error: "至少一个费用项 | at least one fee line" })
    .max(200, { error: "最多 200 个费用项 | at most 200 fee lines" })
    .superRefine((lines, context) => {
      const seen = new Set<number>();
      for (const [index, { number }] of lines.entries()) {
        if (seen.has(number))
          context.addIssue({
            code: "custom",
            path: [index, "number"],
            message: `序号 ${number} 重复 | number ${number} is used twice`,
          });
        seen.add(number);
      }
    }),
};
const datesInOrder = {
  check: (given: { startsOn: string; endsOn: string }) => given.startsOn <= given.endsOn,
  error: { path: ["endsOn"], error: "结束日期不得早于开始日期 | must not be before the start" },
};

export const createContractBody = z
  .strictObject({ programmeId: id, ...details })
  .refine(datesInOrder.check, datesInOrder.error);
export const editContractBody = z
  .strictObject({ version: seenVersion, ...details })
  .refine(datesInOrder.check, datesInOrder.error);
export const addAnnexBody = z.strictObject({ version: seenVersion, signedOn: calendarDate, fileId: id });

export const contractStatus = z.enum(["draft", "locked"]);
export const contractWritten = written(contractStatus);
/** After saving: what is met and what has to be there at submission, and the eligible fee by the edition's categories. */
export const contractSaved = z.strictObject({
  ...contractWritten.shape,
  findings: z.array(finding),
  eligibleFen: fenWire,
});

export const feeLine = z
  .strictObject({
    id,
    number: z.number().int(),
    serviceCode: z.string(),
    productId: id.nullable(),
    category: z.string(),
    categoryZh: z.string(),
    categoryEn: z.string(),
    description: z.string(),
    amountFen: fenWire,
    eligible: z.boolean(),
    /** Why it is, or is not, eligible. */
    reasonZh: z.string(),
    reasonEn: z.string(),
  })
  .meta({ id: "FeeLine" });

export const contractAnnex = z
  .strictObject({ id, signedOn: calendarDate, fileId: id, addedAt: instant })
  .meta({ id: "ContractAnnex" });

export const contractAnswer = z
  .strictObject({
    id,
    programmeId: id,
    enterpriseId: id,
    enterpriseName: z.string(),
    supplierId: id,
    supplierName: z.string(),
    status: contractStatus,
    version: z.number().int(),
    number: z.string(),
    title: z.string(),
    signedOn: calendarDate,
    startsOn: calendarDate,
    endsOn: calendarDate,
    totalFen: fenWire,
    statesEligibleFee: z.boolean(),
    implementationDivision: z.string(),
    placeZh: z.string().nullable(),
    placeEn: z.string().nullable(),
    implementationAddress: z.string(),
    fileId: id.nullable(),
    createdAt: instant,
    lockedAt: instant.nullable(),
    lines: z.array(feeLine),
    annexes: z.array(contractAnnex),
    /** What the eligible lines add up to, in all and by service. */
    eligibleFen: fenWire,
    eligibleByService: z.array(z.strictObject({ serviceCode: z.string(), eligibleFen: fenWire })),
    findings: z.array(finding),
    actions: z.array(z.string()),
  })
  .meta({ id: "Contract" });

export const contractListQuery = z.strictObject({
  ...pageQuery.shape,
  status: contractStatus.optional(),
  enterpriseId: id.optional(),
  supplierId: id.optional(),
  text: line(60).optional(),
});
export const contractList = page(
  z.strictObject({
    id,
    programmeId: id,
    enterpriseId: id,
    enterpriseName: z.string(),
    supplierId: id,
    supplierName: z.string(),
    status: contractStatus,
    version: z.number().int(),
    number: z.string(),
    title: z.string(),
    signedOn: calendarDate,
    totalFen: fenWire,
    createdAt: instant,
  }),
);
