import { defineLifecycle } from "../lifecycle.ts";

const policy = ["province-policy"] as const;
const statuses = {
  draft: { zh: "编制中", en: "Draft" },
  announced: { zh: "已公布", en: "Announced" },
  open: { zh: "进行中", en: "Open" },
  closed: { zh: "已截止", en: "Closed" },
} as const;
const steps = {
  announce: { from: ["draft"], to: "announced", who: policy },
  open: { from: ["announced"], to: "open", who: ["system"] },
  close: { from: ["open"], to: "closed", who: ["system"] },
} as const;

/** The life of an application round. It opens and closes at its instants, by the clock. @clause 5.18 */
export const roundLifecycle = defineLifecycle({ noun: "round", zh: "申领批次", initial: "draft", statuses, steps });

/** The life of a settlement period, the same as a round's. @clause 5.18 */
export const settlementPeriodLifecycle = defineLifecycle({
  noun: "settlementPeriod",
  zh: "结算期",
  initial: "draft",
  statuses,
  steps,
});

export type RoundStatus = keyof typeof statuses;
