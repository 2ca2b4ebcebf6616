import type { Schemas } from "../api.ts";
import type { Speech } from "../speech.ts";

type Claim = Schemas["Claim"];

const holders: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  enterprise: { zh: "企业", en: "the enterprise" },
  supplier: { zh: "供应商", en: "the supplier" },
  city: { zh: "市级主管部门", en: "the city's bureau" },
  "city-finance": { zh: "市级财政部门", en: "the city's finance bureau" },
  system: { zh: "系统自动办理", en: "the system, by itself" },
};

/** Who has to act next, in words. */
export function holderWords({ t, language }: Speech, holder: string | null): string {
  return holder === null ? t("已办结", "finished") : (holders[holder]?.[language] ?? holder);
}

/** What has to happen next with a claim, in one sentence for everybody who sees it. */
export function nextWords({ t }: Speech, claim: Claim): string {
  switch (claim.status) {
    case "draft":
      return t("企业填写并提交。", "The enterprise completes and submits it.");
    case "returned":
      return t("企业补正后重新提交，顺位保留。", "The enterprise corrects and submits it again; its place is kept.");
    case "disputed":
      return t(
        "供应商提出异议，企业取回补正后重新提交。",
        "The supplier disputed it; the enterprise takes it back and corrects it.",
      );
    case "submitted":
      return t(
        "供应商确认服务已按合同交付；有出入的，提出异议。",
        "The supplier confirms that the service was delivered, or disputes it.",
      );
    case "supplier-confirmed":
      return t("系统按奖补标准评估使用情况。", "The system evaluates the use by the standard.");
    case "evaluated":
      if (claim.mark !== "complete")
        return t(
          "使用情况尚未达到标准，继续报送数据后会自动重新评估。",
          "The use does not meet the standard yet; it is evaluated again as data come in.",
        );
      if (claim.reportMark !== "complete")
        return t(
          "待列入下一期实施情况表后由经办审核。",
          "The next implementation report lists it; then it is reviewed.",
        );
      return t("经办审核材料并提出建议。", "The reviewer checks the documents and recommends.");
    case "reviewed":
      return t("复核人员决定是否通过。", "The approver decides.");
    case "approved":
      return t("等待列入下一期结算清单。", "It waits for the next settlement list.");
    case "deferred":
      return t("已暂缓，额度保留。", "It is deferred; its amount stays reserved.");
    case "listed":
      return t("已列入结算清单，待公示。", "It is on the list and awaits its public notice.");
    case "noticed":
      return t("公示期满且无异议后兑付。", "Paid once the notice is over without objection.");
    case "held":
      return t("公示期内有异议，处理期间暂扣。", "Held while an objection is dealt with.");
    case "payable":
      return t("待财政部门支付。", "The finance bureau pays it.");
    case "sent":
      return t("已送银行，等待结果。", "With the bank; the result is awaited.");
    case "failed":
      if (returnOf(claim) !== undefined)
        return t(
          "已支付的款项被银行退回，凭据作废。企业更正收款账户并经他人确认后重新支付；账户无误的，由财政部门重新支付。",
          "The money was paid and came back; the receipt is void. It is paid again once the enterprise's corrected account is confirmed, or by finance where the account is right.",
        );
      return t(
        "银行退回，账户更正后重新支付。",
        "The bank returned it; it is paid again once the account is corrected.",
      );
    case "paid":
      return t("已兑付到企业账户。", "Paid to the enterprise's account.");
    case "recovering":
      return t("正在追缴。", "It is being recovered.");
    case "rejected":
      return t("不予通过，已办结。", "It was rejected; the case is closed.");
    case "withdrawn":
      return t("已撤回，已办结。", "It was withdrawn; the case is closed.");
  }
}

/** The line of history of a payment that came back, while the claim stands as failed for it. */
export function returnOf(claim: Claim): Claim["timeline"][number] | undefined {
  const last = claim.timeline.findLast(({ toStatus }) => toStatus !== null);
  return claim.status === "failed" && last?.action === "claim.payment-returned" ? last : undefined;
}

/** The deadline that runs now, whoever it binds. */
export function dueOf(claim: Pick<Claim, "supplierDueAt" | "returnDueAt" | "dueAt">): string | null {
  return claim.supplierDueAt ?? claim.returnDueAt ?? claim.dueAt;
}
