import type { Id } from "@yunquan/core/ids.ts";
import type { Instant } from "@yunquan/core/time.ts";
import type { Work } from "../platform/work.ts";

export async function latestMessages(
  work: Work,
  organisationId: Id | null,
  memberships: readonly { organisationId: Id; roles: readonly string[] }[],
): Promise<{ textZh: string; textEn: string; sentAt: Instant }[]> {
  const membership = memberships.find((one) => one.organisationId === organisationId);
  if (organisationId === null || membership === undefined) return [];
  return await work.tx
    .selectFrom("message")
    .select(["textZh", "textEn", "sentAt"])
    .where("organisationId", "=", organisationId)
    .where((eb) => eb.or([eb("role", "is", null), eb("role", "in", [...membership.roles])]))
    .orderBy("sentAt", "desc")
    .limit(10)
    .execute();
}
