import { actionsFor, defineLifecycle, type ActingRoles } from "../lifecycle.ts";

const policy = ["province-policy"] as const;
const statuses = {
  draft: { zh: "编制中", en: "Draft" },
  confirmed: { zh: "专家委已确认", en: "Confirmed by the panel" },
  published: { zh: "已发布", en: "Published" },
  superseded: { zh: "已被替代", en: "Superseded" },
} as const;
const steps = {
  confirm: { from: ["draft"], to: "confirmed", who: policy },
  publish: { from: ["confirmed"], to: "published", who: policy },
  /** Nobody's step: the publication of the next version takes it. */
  supersede: { from: ["published"], to: "superseded", who: ["system"] },
} as const;

/** The life of a catalogue version: nothing is published without the panel's minute. @clause 8.1 */
export const catalogueLifecycle = defineLifecycle({
  noun: "catalogue",
  zh: "应用服务目录",
  initial: "draft",
  statuses,
  steps,
});

/** The life of a standard version, the same as a catalogue's. @clause 4.4.1 @clause 8.1 */
export const standardLifecycle = defineLifecycle({
  noun: "standard",
  zh: "奖补标准",
  initial: "draft",
  statuses,
  steps,
});

export type VersionStatus = keyof typeof statuses;

/**
 * What the holder of these roles may do with a version of either: its steps, and rewriting it while it is a draft. The
 * clock's own step (being superseded) is nobody's.
 */
export function versionActions(status: VersionStatus, roles: ActingRoles): string[] {
  if (!roles.some((role) => role === "province-policy")) return [];
  const possible: string[] = actionsFor(catalogueLifecycle, status, policy);
  return status === "draft" ? [...possible, "change"] : possible;
}
