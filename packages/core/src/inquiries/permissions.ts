import type { PermissionTable } from "../permission-table.ts";

const offices = ["city-reviewer", "city-approver", "province-policy", "province-reviewer"] as const;

/** Questions and complaints are filed and looked up by anybody; offices read those sent to them and answer. */
export const inquiryPermissions = {
  "inquiries.list": [...offices, "audit-admin"],
  "inquiries.read": [...offices, "audit-admin"],
  "inquiries.answer": offices,
  "inquiries.forward": offices,
  "offices.setContact": ["city-approver", "province-policy"],
} as const satisfies PermissionTable;
