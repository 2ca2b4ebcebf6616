import type { EnterpriseStatus } from "@yunquan/core/enterprises/lifecycle.ts";

interface Words {
  readonly zh: string;
  readonly en: string;
}

export const whatComesNext: Readonly<Record<EnterpriseStatus, Words>> = {
  draft: {
    zh: "补齐资料、上传上年度收入证明后提交，由登记地市级主管部门核验。",
    en: "Complete it, upload the proof of last year's revenue and submit it to the office of your city.",
  },
  submitted: {
    zh: "市级主管部门正在核验登记内容和年度数据。",
    en: "The city office is checking the registration and the figures.",
  },
  certified: {
    zh: "已可申请服务券。每年另行填报上一年度数据。",
    en: "Vouchers can be applied for. Each year the figures of the year before are declared.",
  },
  returned: { zh: "请按退回意见修改后重新提交。", en: "Change what was asked for and submit it again." },
};

export const promise: Words = {
  zh: "本单位承诺所填内容和上传材料真实、完整，愿承担相应责任。",
  en: "We promise that everything entered and uploaded is true and complete, and answer for it.",
};
