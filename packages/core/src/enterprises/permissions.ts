import type { PermissionTable } from "../permission-table.ts";

const enterprise = ["enterprise-preparer", "enterprise-approver"] as const;
const supplier = ["supplier-preparer", "supplier-approver"] as const;
const bureau = ["city-reviewer", "city-approver"] as const;
const province = ["province-policy", "province-reviewer"] as const;

/** Enterprises, suppliers, products, conduct and contracts. */
export const enterprisePermissions = {
  "enterprises.list": [...bureau, "city-finance", ...province, "inspector", "audit-admin"],
  "enterprises.counts": [...bureau, "city-finance", ...province, "inspector", "audit-admin"],
  "enterprises.read": [...enterprise, ...bureau, "city-finance", ...province, "inspector", "audit-admin"],
  "enterprises.edit": enterprise,
  "enterprises.submit": enterprise,
  "enterprises.certify": ["city-reviewer"],
  "enterprises.return": ["city-reviewer"],
  "enterprises.reopen": ["enterprise-approver"],
  "enterprises.editContact": enterprise,
  "enterprises.declareYear": enterprise,
  "enterprises.certifyYear": ["city-reviewer"],
  "enterprises.returnYear": ["city-reviewer"],
  "enterprises.addPerson": ["enterprise-approver"],
  "enterprises.listPeople": enterprise,
  "paymentAccounts.list": [...enterprise, ...bureau, "city-finance", ...province, "audit-admin"],
  "paymentAccounts.propose": ["enterprise-preparer"],
  "paymentAccounts.confirm": ["enterprise-approver", "city-reviewer", "city-finance"],
  "paymentAccounts.refuse": ["enterprise-approver", "city-reviewer", "city-finance"],
  "suppliers.list": [...province, "inspector", "audit-admin"],
  "suppliers.read": [...supplier, ...province, "inspector", "audit-admin"],
  "suppliers.edit": supplier,
  "suppliers.submit": supplier,
  "suppliers.admit": ["province-reviewer"],
  "suppliers.return": ["province-reviewer"],
  "suppliers.reject": ["province-reviewer"],
  "suppliers.addPerson": ["supplier-approver"],
  "suppliers.listPeople": supplier,
  "resourcePool.list": [...province, "audit-admin"],
  "resourcePool.add": ["province-policy"],
  "resourcePool.remove": ["province-policy"],
  "products.listOwn": supplier,
  "products.create": supplier,
  "products.edit": supplier,
  "products.list": supplier,
  "products.withdraw": supplier,
  "conduct.list": [...enterprise, ...supplier, ...bureau, "city-finance", ...province, "inspector", "audit-admin"],
  "conduct.suspend": ["province-reviewer"],
  "conduct.reinstate": ["province-reviewer"],
  "contracts.list": [...enterprise, ...supplier, ...bureau, "city-finance", ...province, "inspector", "audit-admin"],
  "contracts.read": [...enterprise, ...supplier, ...bureau, "city-finance", ...province, "inspector", "audit-admin"],
  "contracts.create": enterprise,
  "contracts.edit": enterprise,
  "contracts.addAnnex": enterprise,
  "contracts.template": [...enterprise, ...supplier, ...bureau, "city-finance", ...province],
} as const satisfies PermissionTable;
