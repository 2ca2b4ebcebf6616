import type { PermissionTable } from "../permission-table.ts";
import type { Role } from "../roles.ts";

const enterprise = ["enterprise-preparer", "enterprise-approver"] as const satisfies readonly Role[];
const supplier = ["supplier-preparer", "supplier-approver"] as const satisfies readonly Role[];
const bureau = ["city-reviewer", "city-approver"] as const satisfies readonly Role[];
const province = ["province-policy", "province-reviewer"] as const satisfies readonly Role[];
const readers = [
  ...enterprise,
  ...supplier,
  ...bureau,
  "city-finance",
  ...province,
  "inspector",
  "audit-admin",
] as const;

export const applicationPermissions = {
  "applications.create": enterprise,
  "applications.update": enterprise,
  "applications.preview": enterprise,
  "applications.submit": enterprise,
  "applications.withdraw": enterprise,
  "applications.bringBack": enterprise,
  "applications.confirm": supplier,
  "applications.dispute": supplier,
  "applications.confirmInPlace": bureau,
  "applications.return": bureau,
  "applications.review": ["city-reviewer"],
  "applications.sendBack": ["city-approver"],
  "applications.approve": ["city-approver"],
  "applications.reject": ["city-approver"],
  "applications.list": readers,
  "applications.count": readers,
  "applications.read": readers,
  "applications.receipt": readers,
  "applications.file": readers,
  "vouchers.list": readers,
  "vouchers.read": readers,
  "vouchers.certificate": readers,
  "vouchers.surrender": ["enterprise-approver"],
  "vouchers.wallet": enterprise,
} as const satisfies PermissionTable;
