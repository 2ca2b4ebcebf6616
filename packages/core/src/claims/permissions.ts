import type { PermissionTable } from "../permission-table.ts";
import type { Role } from "../roles.ts";

const enterprise = ["enterprise-preparer", "enterprise-approver"] as const satisfies readonly Role[];
const supplier = ["supplier-preparer", "supplier-approver"] as const satisfies readonly Role[];
const bureau = ["city-reviewer", "city-approver"] as const satisfies readonly Role[];
const overseers = [
  "city-finance",
  "province-policy",
  "province-reviewer",
  "audit-admin",
] as const satisfies readonly Role[];
const readers = [...enterprise, ...supplier, ...bureau, ...overseers] as const;

export const claimPermissions = {
  "invoices.create": enterprise,
  "invoices.delete": enterprise,
  "invoices.readFile": enterprise,
  "invoices.list": readers,
  "invoices.read": readers,
  "claims.create": enterprise,
  "claims.update": enterprise,
  "claims.submit": enterprise,
  "claims.bringBack": enterprise,
  "claims.withdraw": enterprise,
  "claims.confirm": supplier,
  "claims.dispute": supplier,
  "claims.confirmInPlace": bureau,
  "claims.review": ["city-reviewer"],
  "claims.return": bureau,
  "claims.sendBack": ["city-approver"],
  "claims.approve": ["city-approver"],
  "claims.reject": ["city-approver"],
  "claims.defer": ["city-approver"],
  "claims.resume": ["city-approver"],
  "claims.list": readers,
  "claims.counts": readers,
  "claims.read": readers,
  "claims.line": readers,
  "claims.receipt": readers,
  "usage.deliver": supplier,
  "usage.deliverFile": supplier,
  "usage.deliverEvents": supplier,
  "usage.template": supplier,
  "usage.addSigningKey": ["supplier-approver"],
  "usage.listSigningKeys": supplier,
  "usage.endSigningKey": ["supplier-approver"],
  "usage.deliveries": [...supplier, "province-policy", "province-reviewer", "audit-admin"],
  "usage.received": readers,
  "usage.outlook": readers,
  "implementationReports.create": [...bureau, "province-policy", "province-reviewer"],
  "implementationReports.list": [...bureau, ...overseers],
  "implementationReports.read": [...bureau, ...overseers],
  "implementationReports.download": [...bureau, ...overseers],
} as const satisfies PermissionTable;
