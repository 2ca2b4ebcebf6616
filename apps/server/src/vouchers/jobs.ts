import { DAY_MS, deadlineEn, deadlineZh, msOf } from "@yunquan/core/time.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { sendMessage } from "../messages/commands.ts";
import type { Job } from "../platform/jobs.ts";
import type { Work } from "../platform/work.ts";
import { lockVoucherAccounts, stepVoucher } from "./commands.ts";
import { lockVoucher, vouchersToExpire, vouchersToRemind } from "./store.ts";

/** The holder is told so many days before his voucher ends. */
const REMIND_DAYS = [30, 7] as const;

/** A voucher that was not claimed by its last instant is void, and its amounts are free. @clause 5.17 */
async function expireVoucher(work: Work, id: Id): Promise<void> {
  await lockVoucherAccounts(work, [id]);
  const voucher = await lockVoucher(work, id);
  if (voucher.status !== "issued" || voucher.lastClaimAt > work.now) return;
  await stepVoucher(work, voucher, "expire");
  await sendMessage(work, {
    organisationId: voucher.enterpriseId,
    kind: "voucher.expired",
    objectType: "voucher",
    objectId: id,
    textZh: `服务券 ${voucher.code} 逾期未申请结算，已作废。`,
    textEn: `Voucher ${voucher.code} was not claimed in time and is void.`,
  });
}

async function remindHolder(work: Work, id: Id): Promise<void> {
  const voucher = await lockVoucher(work, id);
  if (voucher.status !== "issued" || voucher.lastClaimAt <= work.now) return;
  await work.tx.updateTable("voucher").set({ remindedAt: work.now }).where("id", "=", id).execute();
  const days = Math.ceil((msOf(voucher.lastClaimAt) - msOf(work.now)) / DAY_MS);
  await sendMessage(work, {
    organisationId: voucher.enterpriseId,
    kind: "voucher.ends-soon",
    objectType: "voucher",
    objectId: id,
    textZh: `服务券 ${voucher.code} 将于 ${days} 天后到期，请于 ${deadlineZh(voucher.lastClaimAt)} 前提出结算申请。`,
    textEn: `Voucher ${voucher.code} ends in ${days} days; claim it before ${deadlineEn(voucher.lastClaimAt)} Beijing time.`,
  });
}

export const voucherJobs: readonly Job[] = [
  { name: "vouchers.expire", due: vouchersToExpire, run: expireVoucher },
  { name: "vouchers.remind", due: async (work) => await vouchersToRemind(work, REMIND_DAYS), run: remindHolder },
];
