import type { RefusalEntry } from "../refusal-entry.ts";

export const applicationRefusals = {
  "application-not-eligible": {
    http: 422,
    zh: "申请条件未满足：{reasonZh}",
    en: "The conditions are not met: {reasonEn}",
  },
  "face-value-zero": { http: 409, zh: "可发放面额为零：{reasonZh}。", en: "Nothing is left to issue: {reasonEn}." },
  "face-value-raise": {
    http: 409,
    zh: "补正不能调高面额（原可补助 {beforeFen}，现为 {afterFen}）；如需更高面额，请撤回后重新申请。",
    en: "A correction cannot raise the face value (justified so far {beforeFen}, now {afterFen}); withdraw and apply anew for more.",
  },
  "contract-bound": {
    http: 409,
    zh: "补正时只能更换为同一供应商的合同且不能更换应用服务；如需更换，请撤回后重新申请。",
    en: "A correction keeps supplier and service; to change them, withdraw and apply anew.",
  },
  "place-moved": {
    http: 409,
    zh: "申领窗口期或企业所在地市刚刚发生变化，请刷新并保存后再提交。",
    en: "The round or the enterprise's city just changed; reload, save and submit again.",
  },
  "service-not-in-standard": {
    http: 404,
    zh: "现行奖补标准未列入应用服务“{serviceCode}”。",
    en: "The standard in force does not list the service “{serviceCode}”.",
  },
  "place-unknown": {
    http: 409,
    zh: "企业尚未登记所在地市，不能起草申请。",
    en: "The enterprise has not named its city yet.",
  },
  "no-settlement-deadline": {
    http: 409,
    zh: "尚未公布满足实施期（{days} 天）的结算截止日期，暂不能发券，已告知省级主管部门。",
    en: "No settlement deadline that leaves {days} days to implement is announced; the voucher is not issued and the province was told.",
  },
  "own-case": {
    http: 403,
    zh: "您与本案当事单位存在任职关系，须回避。",
    en: "You belong to a party of this case and may not decide it.",
  },
  "supplier-can-answer": {
    http: 409,
    zh: "供应商未被暂停且仍在答复期限内（至 {until}），不能代为确认。",
    en: "The supplier is not suspended and still has time to answer (until {until}); the city cannot confirm in his place.",
  },
  "checklist-remark-missing": {
    http: 422,
    zh: "审核清单中回答“否”的项目须说明情况。",
    en: "A question answered no needs a remark.",
  },
  "checklist-contradicts": {
    http: 422,
    zh: "建议通过的，审核清单须全部为“是”：{questionZh}",
    en: "To recommend approval, every answer has to be yes: {questionEn}",
  },
  "recommendation-differs": {
    http: 409,
    zh: "经办建议不予通过；如不同意，请退回经办重新审核。",
    en: "The reviewer recommends rejection; if you differ, send the case back to him.",
  },
} as const satisfies Record<string, RefusalEntry>;
