import { defineLifecycle } from "../lifecycle.ts";

const supplier = ["supplier-preparer", "supplier-approver"] as const;

/** How a supplier comes in: reviewed by the province, or already in the resource pool and admitted as it submits. @clause 5.4 */
export const supplierRoutes = {
  province: { zh: "省级审核", en: "Reviewed by the province" },
  "resource-pool": { zh: "资源池免审", en: "From the resource pool, without review" },
} as const;
export type SupplierRoute = keyof typeof supplierRoutes;

/** The registration of a supplier. @clause 5.3 5.4 */
export const supplierLifecycle = defineLifecycle({
  noun: "supplier",
  zh: "供应商注册",
  initial: "draft",
  statuses: {
    draft: { zh: "草稿", en: "Draft" },
    submitted: { zh: "待省级审核", en: "Submitted" },
    admitted: { zh: "已注册", en: "Admitted" },
    returned: { zh: "退回补正", en: "Returned" },
    rejected: { zh: "不予注册", en: "Rejected" },
  },
  steps: {
    submit: { from: ["draft", "returned"], to: "submitted", who: supplier },
    admit: { from: ["submitted"], to: "admitted", who: ["province-reviewer"] },
    admitFromPool: { from: ["submitted"], to: "admitted", who: ["system"] },
    return: { from: ["submitted"], to: "returned", who: ["province-reviewer"] },
    reject: { from: ["submitted"], to: "rejected", who: ["province-reviewer"] },
  },
});

export type SupplierStatus = keyof typeof supplierLifecycle.statuses;
export type SupplierAction = keyof typeof supplierLifecycle.steps;

/** States in which the supplier itself may change what it declares. */
export function isSupplierEditable(status: SupplierStatus): boolean {
  return status === "draft" || status === "returned";
}

/** A supplier's offering under one service. A listed product keeps its words and its price; another one takes its place. */
export const productLifecycle = defineLifecycle({
  noun: "product",
  zh: "产品",
  initial: "draft",
  statuses: {
    draft: { zh: "草稿", en: "Draft" },
    listed: { zh: "已上架", en: "Listed" },
    withdrawn: { zh: "已下架", en: "Withdrawn" },
  },
  steps: {
    list: { from: ["draft"], to: "listed", who: supplier },
    withdraw: { from: ["listed"], to: "withdrawn", who: supplier },
  },
});

export type ProductStatus = keyof typeof productLifecycle.statuses;
export type ProductAction = keyof typeof productLifecycle.steps;
