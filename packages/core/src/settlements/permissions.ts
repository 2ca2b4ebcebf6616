import type { PermissionTable } from "../permission-table.ts";
import type { Role } from "../roles.ts";

const enterprise = ["enterprise-preparer", "enterprise-approver"] as const satisfies readonly Role[];
const supplier = ["supplier-preparer", "supplier-approver"] as const satisfies readonly Role[];
const bureau = ["city-reviewer", "city-approver"] as const satisfies readonly Role[];
const overseers = [
  "province-policy",
  "province-reviewer",
  "inspector",
  "audit-admin",
] as const satisfies readonly Role[];
const readers = [...bureau, "city-finance", ...overseers] as const;

/** Settlement lists, notices, objections and payments. Finance releases what the bureau drafted, never the other way round. @clause 7.2 */
export const settlementPermissions = {
  "settlements.assemble": ["city-reviewer"],
  "settlements.drop": bureau,
  "settlements.freeze": ["city-approver"],
  "settlements.preview": readers,
  "settlements.previews": readers,
  "settlements.list": readers,
  "settlements.read": readers,
  "settlements.lines": readers,
  "settlements.file": readers,
  "settlements.money": readers,
  "settlements.ofClaim": [...enterprise, ...supplier, ...readers],
  "notices.publish": bureau,
  "notices.recordOwnSite": bureau,
  "objections.file": [...enterprise, ...supplier],
  "objections.withdraw": [...enterprise, ...supplier],
  "objections.admit": ["city-reviewer"],
  "objections.setAside": ["city-approver"],
  "objections.answer": ["city-reviewer"],
  "objections.uphold": ["city-approver"],
  "objections.dismiss": ["city-approver"],
  "objections.list": [...enterprise, ...supplier, ...readers],
  "objections.read": [...enterprise, ...supplier, ...readers],
  "payments.draft": ["city-reviewer"],
  "payments.release": ["city-finance"],
  "payments.refuse": ["city-finance"],
  "payments.send": ["city-finance"],
  "payments.previewResult": ["city-finance"],
  "payments.importResult": ["city-finance"],
  "payments.retry": ["city-finance"],
  "payments.list": readers,
  "payments.read": readers,
  "payments.lines": readers,
  "payments.payable": readers,
  "payments.file": ["city-finance"],
  "payments.resultTemplate": ["city-finance"],
  "payments.suspense": ["city-finance", "province-policy", "province-reviewer", "audit-admin"],
  "payments.proposeOutcome": ["city-finance"],
  "payments.approveOutcome": ["city-finance"],
  "payments.turnDownOutcome": ["city-finance"],
  "payments.noteReturn": ["city-finance"],
  "payments.receipts": [...enterprise, ...readers],
  "payments.receipt": [...enterprise, ...readers],
} as const satisfies PermissionTable;
