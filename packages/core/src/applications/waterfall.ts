import { fenToYuanText } from "../decimal.ts";
import { ZERO, minFen, subtractFen, type Fen } from "../money.ts";
import { Refusal } from "../refusal.ts";

/** The steps in their order. `no-raise` exists for a correction only. */
export type WaterfallKey = "listed" | "eligible-fee" | "annual-cap" | "supplier-ceiling" | "no-raise";

/** One step of the arithmetic behind a face value; `cutFen` is what it took away: `beforeFen − afterFen`. */
export interface WaterfallStep {
  readonly step: WaterfallKey;
  readonly clause: string;
  readonly beforeFen: Fen;
  readonly afterFen: Fen;
  readonly cutFen: Fen;
  readonly zh: string;
  readonly en: string;
}

export interface Waterfall {
  readonly steps: readonly WaterfallStep[];
  readonly faceValueFen: Fen;
  /** The step at which nothing was left; null when there is a face value. */
  readonly stoppedBy: WaterfallKey | null;
}

/** What is used of a limit, as the ledger has it (reserved and posted together). */
export interface LimitUse {
  readonly limitFen: Fen;
  readonly usedFen: Fen;
}

export interface WaterfallInput {
  /** The amount that the standard lists for service and tier (its own formula and cap applied). */
  readonly listedFen: Fen;
  /** Sum of the eligible fee lines of the service. */
  readonly eligibleFeeFen: Fen;
  readonly year: number;
  /** What the standard calls the tier: its code is for machines. */
  readonly tier: { readonly nameZh: string; readonly nameEn: string };
  readonly annualCap: LimitUse;
  /** Null where the edition sets no ceiling for suppliers. */
  readonly supplierCeiling: LimitUse | null;
  /** Only of a correction: the face value so far, which may fall and never rise. */
  readonly faceValueSoFarFen?: Fen;
}

/** What is left of a limit; a limit that was lowered below its use has nothing left. */
export function leftOf({ limitFen, usedFen }: LimitUse): Fen {
  return limitFen > usedFen ? subtractFen(limitFen, usedFen) : ZERO;
}

/**
 * The face value of a voucher, in fen, step by step: the listed amount, at most the eligible fee of the service's lines,
 * at most what is left of the enterprise's annual cap, at most what is left of the supplier's ceiling. Every step is kept,
 * also one that cuts nothing. The same code serves the preview, the submission and the public calculation.
 * @clause 4.4.2 4.4.3
 */
export function faceValue(input: WaterfallInput): Waterfall {
  const { listedFen, eligibleFeeFen, annualCap, supplierCeiling, faceValueSoFarFen } = input;
  const limits: { step: WaterfallKey; clause: string; limitFen: Fen; zh: string; en: string }[] = [
    {
      step: "listed",
      clause: "4.4.2",
      limitFen: listedFen,
      zh: `奖补标准${input.tier.nameZh}单项额度 ${yuan(listedFen)} 元`,
      en: `Listed amount (${input.tier.nameEn}): ¥${yuan(listedFen)}`,
    },
    {
      step: "eligible-fee",
      clause: "4.4.3",
      limitFen: eligibleFeeFen,
      zh: `不超过本服务可补助费用 ${yuan(eligibleFeeFen)} 元`,
      en: `At most the eligible fee of this service: ¥${yuan(eligibleFeeFen)}`,
    },
    {
      step: "annual-cap",
      clause: "4.4.2",
      limitFen: leftOf(annualCap),
      zh: `不超过企业 ${input.year} 年度总额上限余额 ${yuan(leftOf(annualCap))} 元（上限 ${yuan(annualCap.limitFen)} 元，已占用 ${yuan(annualCap.usedFen)} 元）`,
      en: `At most what is left of the enterprise's annual cap of ${input.year}: ¥${yuan(leftOf(annualCap))} (cap ¥${yuan(annualCap.limitFen)}, used ¥${yuan(annualCap.usedFen)})`,
    },
  ];
  if (supplierCeiling !== null) {
    limits.push({
      step: "supplier-ceiling",
      clause: "8.2",
      limitFen: leftOf(supplierCeiling),
      zh: `不超过供应商年度总额余额 ${yuan(leftOf(supplierCeiling))} 元（上限 ${yuan(supplierCeiling.limitFen)} 元，已占用 ${yuan(supplierCeiling.usedFen)} 元）`,
      en: `At most what is left of the supplier's ceiling: ¥${yuan(leftOf(supplierCeiling))} (ceiling ¥${yuan(supplierCeiling.limitFen)}, used ¥${yuan(supplierCeiling.usedFen)})`,
    });
  }
  if (faceValueSoFarFen !== undefined) {
    limits.push({
      step: "no-raise",
      clause: "4.4.2",
      limitFen: faceValueSoFarFen,
      zh: `补正后不高于原面额 ${yuan(faceValueSoFarFen)} 元`,
      en: `A correction does not raise the face value of ¥${yuan(faceValueSoFarFen)}`,
    });
  }
  let leftFen = listedFen;
  const steps = limits.map(({ step, clause, limitFen, zh, en }): WaterfallStep => {
    const beforeFen = leftFen;
    leftFen = minFen(beforeFen, limitFen);
    return { step, clause, beforeFen, afterFen: leftFen, cutFen: subtractFen(beforeFen, leftFen), zh, en };
  });
  return { steps, faceValueFen: leftFen, stoppedBy: leftFen > 0 ? null : stopOf(steps, eligibleFeeFen) };
}

/**
 * The waterfall of a returned application that comes back in time. What its service and lines now justify (before caps)
 * may not exceed what they justified before: refuses `face-value-raise`; for more, withdraw and apply anew. A face value
 * that a cap had cut stays cut even if the cap has room again.
 * `annualCap` and `supplierCeiling` are given without what this application itself holds.
 * @clause 4.4.2
 */
export function correctedFaceValue(before: Waterfall, input: WaterfallInput): Waterfall {
  const justifiedFen = justified(before.steps);
  const nowFen = minFen(input.listedFen, input.eligibleFeeFen);
  if (nowFen > justifiedFen) throw new Refusal("face-value-raise", { beforeFen: justifiedFen, afterFen: nowFen });
  return faceValue({ ...input, faceValueSoFarFen: before.faceValueFen });
}

/** Refuses (`face-value-zero`) a waterfall that left nothing, and names the step that took the last of it. */
export function refuseNothing(waterfall: Waterfall): void {
  const step = waterfall.steps.find(({ step: key }) => key === waterfall.stoppedBy);
  if (step === undefined) return;
  throw new Refusal("face-value-zero", { step: step.step, clause: step.clause, reasonZh: step.zh, reasonEn: step.en });
}

/** What service and lines justify by themselves: the amount before the caps. */
function justified(steps: readonly WaterfallStep[]): Fen {
  return steps.find(({ step }) => step === "eligible-fee")?.afterFen ?? ZERO;
}

function stopOf(steps: readonly WaterfallStep[], eligibleFeeFen: Fen): WaterfallKey {
  // A ratio of no fee lists nothing either; what is missing is the fee.
  if (eligibleFeeFen === 0) return "eligible-fee";
  return steps.find(({ afterFen }) => afterFen === 0)?.step ?? "listed";
}

function yuan(amount: Fen): string {
  return fenToYuanText(amount);
}
