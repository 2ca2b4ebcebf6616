import type { usageOutlook } from "@yunquan/contract/usage.ts";
import type { z } from "@yunquan/contract/z.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { evaluateUsage, judgeDays, type UsageDay } from "@yunquan/core/usage/evaluate.ts";
import { addDays, beijingDate } from "@yunquan/core/time.ts";
import { firstSubmissionsOf } from "../claims/commands.ts";
import type { Work } from "../platform/work.ts";
import { standardById } from "../standards/commands.ts";
import { thresholdsFor, withoutThresholds } from "./thresholds.ts";
import { daysOfVouchers, findJudgedVoucher } from "./store.ts";

type Outlook = z.output<typeof usageOutlook>;

/** How the use received so far would be judged now; another's voucher is not found. @clause 5.10 */
export async function outlookOf(work: Work, voucherId: Id): Promise<Outlook> {
  const voucher = await findJudgedVoucher(work, voucherId);
  const { thresholds: published } = await standardById(work, voucher.standardId);
  const thresholds = thresholdsFor(published, voucher.serviceCode);
  const today = beijingDate(work.now);
  const { claimId } = voucher;
  const submittedAt = claimId === null ? undefined : (await firstSubmissionsOf(work, [claimId])).get(claimId);
  const submittedOn = submittedAt === undefined ? null : beijingDate(submittedAt);
  const head = { voucherId, voucherCode: voucher.code, serviceCode: voucher.serviceCode, submittedOn };
  const from = submittedOn ?? today;
  if (thresholds === undefined)
    return { ...head, thresholds: null, days: [], ...withFindings(withoutThresholds(from)) };
  const fromOn = addDays(from, -thresholds.windowDays);
  const days = (await daysOfVouchers(work, [{ voucherId, fromOn, toOn: today }])).get(voucherId) ?? [];
  const judged = evaluateUsage({ thresholds, days, submittedOn: from, evaluatedOn: today });
  return {
    ...head,
    thresholds,
    ...withFindings(judged),
    days: judgeDays(days, judged.windowFrom, judged.windowTo, thresholds.operatorRequired).map((day) => ({
      usedOn: day.usedOn,
      state: day.state,
      operator: figuresOf(day.operator),
      interface: figuresOf(day.interface),
    })),
  };
}

function withFindings({ findings, ...judged }: ReturnType<typeof evaluateUsage>) {
  return { ...judged, findings: [...findings] };
}

function figuresOf(day: UsageDay | undefined): Outlook["days"][number]["operator"] {
  if (day === undefined) return null;
  const { activeUsers, loginCount, deviceCount, onlineMinutes } = day;
  return { activeUsers, loginCount, deviceCount, onlineMinutes };
}
