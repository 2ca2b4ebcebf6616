import { Refusal } from "../refusal.ts";

/** The questions the city bureau answers in its review: those that the programme itself asks. @clause 5.8 */
export const reviewQuestions = {
  "eligible-fee-stated": {
    zh: "企业上传的合同（或补签附件）是否按要求计算并明确“上云上平台”费用？",
    en: "Does the uploaded contract (or its annex) calculate and state the eligible fees as required?",
  },
  "fees-agree": {
    zh: "合同中的费用与企业填报的费用是否一致？",
    en: "Do the fees in the contract agree with those that the enterprise entered?",
  },
  "parties-agree": {
    zh: "合同双方、签署日期与填报信息是否一致？",
    en: "Do the parties and the signing date agree with what was entered?",
  },
  "service-agrees": {
    zh: "合同内容是否属于所申请的应用服务？",
    en: "Is the contract's subject the service that is applied for?",
  },
  "place-agrees": {
    zh: "实施地点是否在规定范围内并与合同一致？",
    en: "Is the place of implementation allowed, and the one in the contract?",
  },
} as const;
export type ReviewQuestion = keyof typeof reviewQuestions;

export const reviewQuestionKeys = Object.keys(reviewQuestions) as ReviewQuestion[];

export const recommendations = {
  approve: { zh: "建议通过", en: "Approve" },
  reject: { zh: "建议不予通过", en: "Reject" },
} as const;
export type Recommendation = keyof typeof recommendations;

export interface ChecklistAnswer {
  readonly yes: boolean;
  readonly remark: string;
}
export type Checklist = Readonly<Record<ReviewQuestion, ChecklistAnswer>>;

/**
 * A recommendation has to agree with the answers: refuses (`checklist-contradicts`) to recommend approval with a "no", and
 * a "no" without a remark (`checklist-remark-missing`). A rejection may be recommended whatever the answers.
 * @clause 5.8
 */
export function refuseContradiction(checklist: Checklist, recommendation: Recommendation): void {
  const no = reviewQuestionKeys.filter((question) => !checklist[question].yes);
  const silent = no.find((question) => checklist[question].remark === "");
  if (silent !== undefined) {
    throw new Refusal("checklist-remark-missing", { question: silent }, [
      {
        path: `checklist.${silent}.remark`,
        code: "remark-missing",
        zh: "回答“否”的，请说明情况",
        en: "say why the answer is no",
      },
    ]);
  }
  const first = no[0];
  if (recommendation === "approve" && first !== undefined) {
    throw new Refusal("checklist-contradicts", {
      question: first,
      questionZh: reviewQuestions[first].zh,
      questionEn: reviewQuestions[first].en,
    });
  }
}
