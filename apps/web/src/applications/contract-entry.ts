import { contractFindings, type ContractRule } from "@yunquan/core/contracts/findings.ts";
import { feeCategoryOf, sumOfLines } from "@yunquan/core/contracts/fee-lines.ts";
import { ZERO, addFen, fenText, parseFen, type Fen } from "@yunquan/core/money.ts";
import type { Finding } from "@yunquan/core/refusal.ts";
import { beijingDate, calendarDate, instant, isCalendarDate } from "@yunquan/core/time.ts";
import type { Schemas } from "../api.ts";
import type { StoredFile } from "../ui/file-field.tsx";

/** A fee line as far as it is typed. */
export interface LineEntry {
  readonly serviceCode?: string | null;
  readonly productId?: string | null;
  readonly category?: string;
  readonly description?: string;
  readonly amountFen?: string | null;
}

/** A contract as far as it is typed. */
export interface ContractEntry {
  readonly supplierId?: string;
  readonly number?: string;
  readonly title?: string;
  readonly signedOn?: string | null;
  readonly startsOn?: string | null;
  readonly endsOn?: string | null;
  readonly totalFen?: string | null;
  readonly statesEligibleFee?: boolean;
  readonly implementationDivision?: string;
  readonly implementationAddress?: string;
  readonly files?: readonly StoredFile[];
  readonly lines?: readonly (LineEntry | undefined)[];
}

type Parameters = Schemas["EditionParameters"];

/** What the API takes, once everything it wants is there; undefined before. */
export function contractBody(entry: ContractEntry) {
  const { supplierId, signedOn, startsOn, endsOn, implementationDivision, totalFen } = entry;
  const number = entry.number?.trim() ?? "";
  const title = entry.title?.trim() ?? "";
  const implementationAddress = entry.implementationAddress?.trim() ?? "";
  const lines = (entry.lines ?? []).map((line, index) => lineBody(line, index + 1));
  if (
    supplierId === undefined ||
    number === "" ||
    title === "" ||
    signedOn == null ||
    startsOn == null ||
    endsOn == null ||
    endsOn < startsOn ||
    !isAmount(totalFen) ||
    entry.statesEligibleFee === undefined ||
    implementationDivision === undefined ||
    implementationAddress === "" ||
    lines.length === 0
  )
    return undefined;
  const complete = lines.filter((line) => line !== undefined);
  if (complete.length < lines.length) return undefined;
  return {
    supplierId,
    number,
    title,
    signedOn,
    startsOn,
    endsOn,
    totalFen,
    statesEligibleFee: entry.statesEligibleFee,
    implementationDivision,
    implementationAddress,
    fileId: entry.files?.[0]?.id ?? null,
    lines: complete,
  };
}
/** What can be saved now: complete, and nothing in it contradicts the rules. */
export function savableBody(entry: ContractEntry, findings: readonly Finding[]): ContractBody | undefined {
  return findings.some(({ outcome }) => outcome === "failed") ? undefined : contractBody(entry);
}
export type ContractBody = NonNullable<ReturnType<typeof contractBody>>;

function lineBody(line: LineEntry | undefined, number: number) {
  const { serviceCode, category, amountFen, productId = null } = line ?? {};
  const description = line?.description?.trim() ?? "";
  if (serviceCode == null || category === undefined || description === "" || !isAmount(amountFen)) return undefined;
  return { number, serviceCode, productId: productId ?? null, category, description, amountFen };
}

function isAmount(text: string | null | undefined): text is string {
  return text != null && text !== "0" && parseFen(text) !== undefined;
}

/**
 * The rules of contracts on what is typed so far, by the same function as the server's: each rule speaks once there is
 * something to judge.
 */
export function liveFindings(
  entry: ContractEntry,
  parameters: Parameters,
  now: string,
  annexesSignedOn: readonly string[] = [],
): Finding[] {
  const signedOn = entry.signedOn != null && isCalendarDate(entry.signedOn) ? entry.signedOn : undefined;
  const totalFen = isAmount(entry.totalFen) ? parseFen(entry.totalFen) : undefined;
  const lines = judgedLines(entry);
  const findings = contractFindings(
    {
      signedOn: signedOn ?? calendarDate("2018-09-03"),
      totalFen: totalFen ?? ZERO,
      statesEligibleFee: entry.statesEligibleFee === true,
      implementationDivision: entry.implementationDivision ?? "",
      lines,
      annexesSignedOn: annexesSignedOn.map(calendarDate),
      hasFile: (entry.files ?? []).length > 0,
    },
    {
      contractsFromOn: calendarDate(parameters.contractsFromOn),
      publishedOn: calendarDate(parameters.publishedOn),
      implementationPrefix: parameters.implementationPrefix,
      feeCategories: parameters.feeCategories,
    },
    beijingDate(instant(now)),
  );
  const told: Readonly<Record<ContractRule, boolean>> = {
    "signed-from": signedOn !== undefined,
    "signed-until": signedOn !== undefined,
    total: totalFen !== undefined && lines.length > 0,
    categories: lines.length > 0,
    "implementation-place": entry.implementationDivision !== undefined,
    "states-eligible-fee": signedOn !== undefined && entry.statesEligibleFee !== undefined,
    file: true,
  };
  return findings.filter(({ rule }) => told[rule as ContractRule]);
}

function judgedLines(entry: ContractEntry): { category: string; amountFen: Fen }[] {
  return (entry.lines ?? []).flatMap((line) => {
    const amountFen = line?.amountFen == null ? undefined : parseFen(line.amountFen);
    return amountFen === undefined || line?.category === undefined ? [] : [{ category: line.category, amountFen }];
  });
}

/** What the lines add up to, and what of it counts for the subsidy, in all and by service. */
export function sumsOf(entry: ContractEntry, parameters: Parameters) {
  const amounts = (entry.lines ?? []).flatMap((line) => {
    const amountFen = line?.amountFen == null ? undefined : parseFen(line.amountFen);
    if (amountFen === undefined) return [];
    const eligible = line?.category !== undefined && (feeCategoryOf(parameters, line.category)?.eligible ?? false);
    return [{ amountFen, eligible, serviceCode: line?.serviceCode ?? null, category: line?.category ?? "" }];
  });
  const sumFen = sumOfLines(amounts);
  const services = new Map<string, Fen>();
  if (sumFen !== undefined)
    for (const { eligible, serviceCode, amountFen } of amounts)
      if (serviceCode !== null)
        services.set(serviceCode, addFen(services.get(serviceCode) ?? ZERO, eligible ? amountFen : ZERO));
  return {
    sumFen: sumFen === undefined ? null : fenText(sumFen),
    eligibleFen: fenText(addFen(...services.values())),
    byService: [...services].map(([serviceCode, amountFen]) => ({ serviceCode, eligibleFen: fenText(amountFen) })),
  };
}

/** A stored contract as the form holds it. */
export function entryOf(contract: Schemas["Contract"], file: StoredFile | undefined): ContractEntry {
  return {
    supplierId: contract.supplierId,
    number: contract.number,
    title: contract.title,
    signedOn: contract.signedOn,
    startsOn: contract.startsOn,
    endsOn: contract.endsOn,
    totalFen: contract.totalFen,
    statesEligibleFee: contract.statesEligibleFee,
    implementationDivision: contract.implementationDivision,
    implementationAddress: contract.implementationAddress,
    files: file === undefined ? [] : [file],
    lines: contract.lines
      .toSorted((a, b) => a.number - b.number)
      .map(({ serviceCode, productId, category, description, amountFen }) => ({
        serviceCode,
        productId,
        category,
        description,
        amountFen,
      })),
  };
}

/** The rules that the fields of a step contradict; what one has not come to yet is not held against one. */
export function failedIn(step: "contract" | "lines", findings: readonly Finding[]): readonly Finding[] {
  const ofLines: readonly string[] = ["total", "categories"];
  return findings.filter(({ rule, outcome }) => outcome === "failed" && (step === "lines" || !ofLines.includes(rule)));
}
