/** Every role a person can hold, with its screen words and the side it belongs to (domain: who acts). */
export const roles = {
  "enterprise-preparer": { zh: "企业经办人", en: "Enterprise preparer", side: "enterprise" },
  "enterprise-approver": { zh: "企业负责人", en: "Enterprise approver", side: "enterprise" },
  "supplier-preparer": { zh: "供应商经办人", en: "Supplier preparer", side: "supplier" },
  "supplier-approver": { zh: "供应商负责人", en: "Supplier approver", side: "supplier" },
  "city-reviewer": { zh: "市级经办", en: "City reviewer", side: "city" },
  "city-approver": { zh: "市级复核", en: "City approver", side: "city" },
  "city-finance": { zh: "市级财政", en: "City finance", side: "city-finance" },
  "province-policy": { zh: "省级政策管理", en: "Province policy officer", side: "province" },
  "province-reviewer": { zh: "省级审核", en: "Province reviewer", side: "province" },
  expert: { zh: "专家", en: "Expert", side: "expert" },
  operator: { zh: "受托运营", en: "Operator", side: "operator" },
  inspector: { zh: "抽查人员", en: "Inspector", side: "province" },
  "system-admin": { zh: "系统管理员", en: "System administrator", side: "administration" },
  "security-admin": { zh: "安全管理员", en: "Security administrator", side: "administration" },
  "audit-admin": { zh: "审计管理员", en: "Audit administrator", side: "administration" },
} as const satisfies Record<string, { zh: string; en: string; side: Side }>;

export type Role = keyof typeof roles;

/** The kind of body a person acts for; it decides what he can see. */
export type Side =
  | "enterprise"
  | "supplier"
  | "city"
  | "city-finance"
  | "province"
  | "expert"
  | "operator"
  | "administration";

export const allRoles = Object.keys(roles) as Role[];

export function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text);
}
