import { permissions } from "@yunquan/core/permissions.ts";
import { allRoles, roles } from "@yunquan/core/roles.ts";
import type { Route } from "../../apps/server/src/platform/route.ts";
import type { GeneratedFile } from "./generated-file.ts";

/** One operation may have several addresses. */
function sortKey(route: Route): string {
  return `${route.operation} ${route.spec.url} ${route.spec.method}`;
}

/** Every operation of the API with the roles that may call it, from the very records that mount the routes. */
export async function generate(): Promise<GeneratedFile[]> {
  const { allRoutes } = await import("../../apps/server/src/routes.ts");
  const rows = allRoutes
    .toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
    .map((route) => {
      const may = allRoles.map((role) => (route.who !== "public" && route.who.includes(role) ? "●" : ""));
      const everybody = route.who === "public" ? "●" : "";
      return `| \`${route.operation}\` | ${route.spec.summary.zh} | \`${route.spec.method} ${route.spec.url}\` | ${[everybody, ...may].join(" | ")} |`;
    });
  const routed = new Set(allRoutes.map((route) => route.operation));
  const unrouted = Object.keys(permissions).filter((permission) => !routed.has(permission));
  const heads = ["公开", ...allRoles.map((role) => roles[role].zh)];
  const content = [
    "# 权限矩阵 · Role matrix\n",
    "Written by `npm run generate` from the routes and their permission table. A dot: this role may call the operation; which objects it then sees is decided in the stores.\n",
    `| 角色 | role |\n|---|---|\n${allRoles.map((role) => `| ${roles[role].zh} | \`${role}\` (${roles[role].en}) |`).join("\n")}\n`,
    `| 操作 operation | | | ${heads.join(" | ")} |\n|---|---|---|${heads.map(() => ":-:|").join("")}\n${rows.join("\n")}\n`,
    unrouted.length === 0
      ? ""
      : `In the permission table without a route: ${unrouted.map((permission) => `\`${permission}\``).join(", ")}.\n`,
  ];
  return [{ path: "docs/generated/role-matrix.md", content: content.filter((part) => part !== "").join("\n") }];
}
