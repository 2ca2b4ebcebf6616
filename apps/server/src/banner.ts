import { roles, isRole } from "@yunquan/core/roles.ts";
import { instantZh } from "@yunquan/core/time.ts";
import { DEMO_PASSWORD } from "../seed/people.ts";
import { systemActor } from "./platform/actor.ts";
import type { Platform } from "./platform/platform.ts";
import { inTransaction } from "./platform/work.ts";

/** What the person who started the server needs to know first: where, as whom, on what. */
export async function banner(
  platform: Platform,
  address: string,
  start: { migrations: number; seeded: boolean },
): Promise<string> {
  const { config } = platform;
  const { now, people } = await inTransaction(platform, systemActor, "banner", async (work) => ({
    now: work.now,
    people: await work.tx
      .selectFrom("person")
      .innerJoin("membership", "membership.personId", "person.id")
      .innerJoin("organisation", "organisation.id", "membership.organisationId")
      .select(["person.loginName", "person.name", "organisation.nameZh", "membership.role"])
      .where("person.demo", "=", true)
      .where("membership.endedAt", "is", null)
      .orderBy("person.createdAt")
      .orderBy("person.loginName")
      .execute(),
  }));
  const host = address.replace("127.0.0.1", "localhost").replace("[::1]", "localhost").replace("0.0.0.0", "localhost");
  const lines = [
    "",
    "  云券 Yunquan  ·  工业企业上云服务券平台",
    "",
    `  门户 portal        ${host}/`,
    `  接口说明 API       ${host}/api   （OpenAPI ${host}/api/v1/openapi.json）`,
    `  业务时钟 clock     ${instantZh(now)}（北京时间）${config.demo ? " · 演示模式，可向前调整" : ""}`,
    platform.database.kind === "embedded"
      ? `  数据库 database    内置（${config.dataDir}）：供试用和单个小型办公室使用；正式运行请以 DATABASE_URL 使用 PostgreSQL`
      : "  数据库 database    PostgreSQL",
    ...(platform.database.kind === "embedded"
      ? ["                     embedded: for trial and one small office; use PostgreSQL (DATABASE_URL) for real money"]
      : []),
    ...(start.migrations > 0 ? [`  本次升级 migrated  ${start.migrations} 项`] : []),
    ...(start.seeded ? ["  首次启动 first run 已写入演示数据 · demo data written"] : []),
  ];
  if (config.demo && people.length > 0) {
    lines.push("", `  演示人员 demo people（口令均为 password: ${DEMO_PASSWORD}）`);
    const rows = new Map<string, string[]>();
    for (const person of people) {
      const role = isRole(person.role) ? roles[person.role].zh : person.role;
      const row = rows.get(person.loginName);
      if (row === undefined)
        rows.set(person.loginName, [`    ${person.loginName.padEnd(22)}${person.name}  ${person.nameZh}  `, role]);
      else row.push(role);
    }
    for (const [head = "", ...words] of rows.values()) lines.push(head + words.join("、"));
  }
  lines.push("", "  停止 stop: Ctrl+C", "");
  return lines.join("\n");
}
