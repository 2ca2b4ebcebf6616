import { bpToPercentText, fenToYuanText } from "../decimal.ts";
import type { EditionParameters, InvoiceRule } from "../editions/parameters.ts";
import { addFen, cappedSum, minFen, ZERO, fen, type Bp, type Fen } from "../money.ts";
import { Refusal, type FieldFault, type Finding, type RefusalFacts } from "../refusal.ts";
import type { RefusalCode } from "../refusal-codes.ts";
import { dateZh, type CalendarDate } from "../time.ts";
import { signedDifference } from "./invoice-splits.ts";

/** What may be attached to a claim, with its screen words. */
export const evidenceKinds = {
  "payment-proof": { zh: "付款凭证", en: "Proof of payment" },
  "acceptance-report": { zh: "验收报告", en: "Acceptance report" },
  other: { zh: "其他材料", en: "Other evidence" },
} as const;
export type EvidenceKind = keyof typeof evidenceKinds;

/** Everything that decides whether a claim may be submitted, and what it asks for. */
export interface ClaimFacts {
  readonly rule: InvoiceRule;
  readonly evidenceRequired: EditionParameters["evidence"];
  readonly contractTotalFen: Fen;
  readonly contractSignedOn: CalendarDate;
  readonly serviceCode: string;
  readonly faceValueFen: Fen;
  readonly lines: readonly {
    readonly serviceCode: string;
    readonly eligible: boolean;
    readonly invoicedFen: Fen;
  }[];
  readonly evidence: readonly {
    readonly kind: EvidenceKind;
    readonly amountFen: Fen | null;
    readonly occurredOn: CalendarDate | null;
  }[];
  readonly implementedOn: CalendarDate | null;
  readonly acceptedOn: CalendarDate | null;
  /** What the last upheld objection left of this claim; null when none lowered it. */
  readonly loweredFen: Fen | null;
  /** Whether the enterprise has a confirmed account to be paid to. */
  readonly hasPaymentAccount: boolean;
  readonly today: CalendarDate;
}

export interface ClaimReckoning {
  /** All invoices of the contract together. */
  readonly invoicedFen: Fen;
  /** What is invoiced on the eligible lines of the voucher's service. */
  readonly eligibleInvoicedFen: Fen;
  readonly paidFen: Fen;
  /** What the claim asks for: the face value, or less where less is invoiced or an objection lowered it; 0 when nothing is. */
  readonly amountFen: Fen;
  readonly findings: readonly Finding[];
}

/**
 * Reckons a claim from its contract's invoices and its evidence: the sum test of the edition's invoice rule, the evidence
 * the edition asks for, the dates in their order, and the amount. A failed finding keeps the claim from being submitted.
 * What an upheld objection lowered stays lowered when the claim is corrected and comes back: a correction never raises it.
 * @clause 5.9 @clause 5.13
 */
export function reckonClaim(facts: ClaimFacts): ClaimReckoning {
  const invoicedFen = addFen(...facts.lines.map((line) => line.invoicedFen));
  const eligibleInvoicedFen = addFen(
    ...facts.lines.flatMap((line) =>
      line.eligible && line.serviceCode === facts.serviceCode ? [line.invoicedFen] : [],
    ),
  );
  const paidFen = cappedSum(
    ...facts.evidence.flatMap(({ kind, amountFen }) =>
      kind === "payment-proof" && amountFen !== null ? [amountFen] : [],
    ),
  );
  const { faceValueFen, loweredFen } = facts;
  const amountFen = minFen(faceValueFen, eligibleInvoicedFen, ...(loweredFen === null ? [] : [loweredFen]));
  const findings = [
    ...(facts.rule.kind === "equal-to-contract"
      ? [sumFinding(invoicedFen, facts.contractTotalFen), paymentFinding(paidFen, facts.contractTotalFen)]
      : [paidShareFinding(paidFen, facts.contractTotalFen, facts.rule.shareBp)]),
    ...facts.evidenceRequired.map((kind) => evidenceFinding(kind, facts)),
    ...unfinishedProofs(facts),
    ...dateFindings(facts),
    amountFinding(amountFen, eligibleInvoicedFen, facts),
    accountFinding(facts.hasPaymentAccount),
  ];
  return { invoicedFen, eligibleInvoicedFen, paidFen, amountFen, findings };
}

/**
 * Refuses a claim that is not ready, with every failed item marked at once. Money comes first: `invoice-total-differs`,
 * `payments-too-low`, `nothing-invoiced`; else `claim-incomplete`.
 * @clause 5.9
 */
export function refuseUnready(reckoning: ClaimReckoning): void {
  const failed = reckoning.findings.filter(({ outcome }) => outcome === "failed");
  const first = failed[0];
  if (first === undefined) return;
  const faults: FieldFault[] = failed.map(({ rule, zh, en }) => ({ path: fieldOf[rule] ?? "", code: rule, zh, en }));
  throw new Refusal(codeOf[first.rule] ?? "claim-incomplete", first.facts, faults);
}

/** One step of a claim's arithmetic. */
export interface ClaimWaterfallStep {
  readonly step: "face-value" | "invoiced" | "list";
  readonly clause: string;
  readonly beforeFen: Fen;
  readonly afterFen: Fen;
  readonly cutFen: Fen;
  readonly zh: string;
  readonly en: string;
}

/**
 * How a claim's amount comes about: the voucher's face value, at most what is invoiced on the service's eligible lines, at
 * most what a list left of it after an objection (`finalFen`). Enterprise, bureau and auditor are shown the same steps.
 * @clause 5.9
 */
export function claimWaterfall(faceValueFen: Fen, eligibleInvoicedFen: Fen, finalFen?: Fen): ClaimWaterfallStep[] {
  const step = (
    name: ClaimWaterfallStep["step"],
    clause: string,
    [beforeFen, afterFen]: readonly [Fen, Fen],
    words: { readonly zh: string; readonly en: string },
  ): ClaimWaterfallStep => ({
    step: name,
    clause,
    beforeFen,
    afterFen,
    cutFen: fen(beforeFen - afterFen),
    ...words,
  });
  const afterInvoices = minFen(faceValueFen, eligibleInvoicedFen);
  const steps = [
    step("face-value", "4.2", [faceValueFen, faceValueFen], { zh: "服务券面额", en: "Face value of the voucher" }),
    step("invoiced", "5.9", [faceValueFen, afterInvoices], {
      zh: `不超过该服务可补助费用项的已开票金额 ${fenToYuanText(eligibleInvoicedFen)} 元`,
      en: `At most what is invoiced on the service's eligible lines, ${fenToYuanText(eligibleInvoicedFen)} yuan`,
    }),
  ];
  if (finalFen === undefined || finalFen >= afterInvoices) return steps;
  return [
    ...steps,
    step("list", "5.13", [afterInvoices, finalFen], {
      zh: "公示异议成立后调减",
      en: "Lowered after an objection was upheld",
    }),
  ];
}

const codeOf: Readonly<Record<string, RefusalCode>> = {
  "invoice-total": "invoice-total-differs",
  "paid-share": "payments-too-low",
  "claim-amount": "nothing-invoiced",
};

const fieldOf: Readonly<Record<string, string>> = {
  "invoice-total": "invoices",
  "paid-share": "evidence",
  "claim-amount": "invoices",
  "evidence-payment-proof": "evidence",
  "evidence-acceptance-report": "evidence",
  "payment-proof-unfinished": "evidence",
  "implemented-on": "implementedOn",
  "accepted-on": "acceptedOn",
};

function finding(rule: string, outcome: Finding["outcome"], facts: RefusalFacts, zh: string, en: string): Finding {
  return { rule, outcome, facts, zh, en, clause: "5.9" };
}

function sumFinding(invoicedFen: Fen, contractFen: Fen): Finding {
  const { sign, differenceFen } = signedDifference(invoicedFen, contractFen);
  const met = differenceFen === 0;
  const [invoiced, contract, difference] = [invoicedFen, contractFen, differenceFen].map(fenToYuanText);
  return finding(
    "invoice-total",
    met ? "met" : "failed",
    { invoicedFen, contractFen, sign, differenceFen },
    met
      ? `发票总金额与合同金额一致：${contract} 元。`
      : `发票总金额 ${invoiced} 元，合同金额 ${contract} 元，差额 ${sign}${difference} 元。`,
    met
      ? `Invoices equal the contract: ${contract} yuan.`
      : `Invoices total ${invoiced} yuan, the contract ${contract} yuan: ${sign}${difference} yuan.`,
  );
}

/** The programme's text asks for invoices, not for full payment; what is not paid yet is pointed out to the reviewer. */
function paymentFinding(paidFen: Fen, contractFen: Fen): Finding {
  const [paid, contract] = [paidFen, contractFen].map(fenToYuanText);
  return finding(
    "payment-total",
    paidFen >= contractFen ? "met" : "open",
    { paidFen, contractFen },
    `付款凭证合计 ${paid} 元，合同金额 ${contract} 元。`,
    `Proofs of payment add up to ${paid} yuan; the contract says ${contract} yuan.`,
  );
}

function paidShareFinding(paidFen: Fen, contractFen: Fen, shareBp: Bp): Finding {
  const neededFen = shareRoundedUp(contractFen, shareBp);
  const share = bpToPercentText(shareBp);
  const [paid, needed] = [paidFen, neededFen].map(fenToYuanText);
  return finding(
    "paid-share",
    paidFen >= neededFen ? "met" : "failed",
    { paidFen, neededFen, contractFen, share },
    `已付款 ${paid} 元，须不低于合同金额的 ${share}，即 ${needed} 元。`,
    `${paid} yuan is paid; at least ${share} of the contract, ${needed} yuan, is needed.`,
  );
}

/** What must at least be paid: rounded up, for a fen below the share is below it. */
function shareRoundedUp(amount: Fen, ratio: Bp): Fen {
  return fen(Number((BigInt(amount) * BigInt(ratio) + 9_999n) / 10_000n));
}

function evidenceFinding(kind: EvidenceKind, { evidence }: ClaimFacts): Finding {
  const given = evidence.filter((one) => one.kind === kind);
  const words = evidenceKinds[kind];
  const met = given.length > 0;
  return finding(
    `evidence-${kind}`,
    met ? "met" : "failed",
    { files: given.length },
    met ? `已上传${words.zh} ${given.length} 份。` : `缺少${words.zh}。`,
    met ? `${words.en}: ${given.length}.` : `${words.en} is missing.`,
  );
}

/** A proof of payment has to say how much was paid and when; while it does not, the claim is not submitted. */
function unfinishedProofs({ evidence }: ClaimFacts): Finding[] {
  const proofs = evidence.filter((one) => one.kind === "payment-proof");
  const open = proofs.filter((one) => one.amountFen === null || one.occurredOn === null).length;
  if (open === 0) return [];
  return [
    finding(
      "payment-proof-unfinished",
      "failed",
      { files: open },
      `有 ${open} 份付款凭证未填写付款金额或付款日期。`,
      `Proofs of payment without the amount paid or its day: ${open}.`,
    ),
  ];
}

function dateFindings({ implementedOn, acceptedOn, contractSignedOn, today }: ClaimFacts): Finding[] {
  const check = (
    rule: string,
    on: CalendarDate | null,
    fromOn: CalendarDate,
    words: { zh: string; en: string; fromZh: string; fromEn: string },
  ): Finding => {
    const facts = { on, fromOn, today };
    if (on === null) return finding(rule, "failed", facts, `请填写${words.zh}。`, `The ${words.en} is missing.`);
    if (on > today)
      return finding(
        rule,
        "failed",
        facts,
        `${words.zh} ${dateZh(on)} 晚于今天。`,
        `The ${words.en}, ${on}, lies after today.`,
      );
    if (on < fromOn)
      return finding(
        rule,
        "failed",
        facts,
        `${words.zh} ${dateZh(on)} 早于${words.fromZh} ${dateZh(fromOn)}。`,
        `The ${words.en}, ${on}, lies before the ${words.fromEn}, ${fromOn}.`,
      );
    return finding(rule, "met", facts, `${words.zh}：${dateZh(on)}。`, `The ${words.en} is ${on}.`);
  };
  return [
    check("implemented-on", implementedOn, contractSignedOn, {
      zh: "实施完成日期",
      en: "day of completion",
      fromZh: "合同签订日期",
      fromEn: "day the contract was signed",
    }),
    check("accepted-on", acceptedOn, implementedOn ?? contractSignedOn, {
      zh: "验收日期",
      en: "day of acceptance",
      fromZh: implementedOn === null ? "合同签订日期" : "实施完成日期",
      fromEn: implementedOn === null ? "day the contract was signed" : "day of completion",
    }),
  ];
}

function amountFinding(
  amountFen: Fen,
  eligibleInvoicedFen: Fen,
  { faceValueFen, loweredFen }: Pick<ClaimFacts, "faceValueFen" | "loweredFen">,
): Finding {
  const [amount, face, invoiced] = [amountFen, faceValueFen, eligibleInvoicedFen].map(fenToYuanText);
  const facts = { amountFen, faceValueFen, eligibleInvoicedFen, ...(loweredFen === null ? {} : { loweredFen }) };
  if (amountFen === ZERO) {
    return finding(
      "claim-amount",
      "failed",
      facts,
      "该服务的可补助费用项尚未开票。",
      "Nothing is invoiced on the service's eligible lines.",
    );
  }
  if (loweredFen !== null) {
    const lowered = fenToYuanText(loweredFen);
    return finding(
      "claim-amount",
      "met",
      facts,
      `申请兑现 ${amount} 元：面额 ${face} 元、可补助费用项已开票 ${invoiced} 元与异议成立后调减至的 ${lowered} 元取低。`,
      `The claim asks for ${amount} yuan: the lowest of the face value, ${face}, what is invoiced on eligible lines, ${invoiced}, and what an upheld objection left of it, ${lowered}.`,
    );
  }
  return finding(
    "claim-amount",
    "met",
    facts,
    `申请兑现 ${amount} 元：面额 ${face} 元与可补助费用项已开票 ${invoiced} 元取低。`,
    `The claim asks for ${amount} yuan: the lower of the face value, ${face}, and what is invoiced on eligible lines, ${invoiced}.`,
  );
}

/** An account is needed for the payment, not for the claim: without one the payment waits, and everybody is told now. */
function accountFinding(hasPaymentAccount: boolean): Finding {
  const words = hasPaymentAccount
    ? { zh: "收款账户已确认。", en: "The account to be paid to is confirmed." }
    : {
        zh: "尚无已确认的收款账户，请在兑付前登记并确认。",
        en: "No account to be paid to is confirmed yet; it is needed before the payment.",
      };
  return { rule: "payment-account", outcome: hasPaymentAccount ? "met" : "open", facts: {}, ...words, clause: "5.14" };
}
