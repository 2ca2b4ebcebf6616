import { allRoles, roles, type Role, type Side } from "@yunquan/core/roles.ts";

/** What an office is. */
export const kindWords: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  "city-bureau": { zh: "市级工信部门", en: "City bureau" },
  "city-finance": { zh: "市级财政部门", en: "City finance" },
  province: { zh: "省级主管部门", en: "Province" },
  "expert-panel": { zh: "专家委员会", en: "Expert panel" },
  operator: { zh: "受托运营单位", en: "Operator" },
  administration: { zh: "平台管理", en: "Administration" },
};

const sides: Readonly<Record<string, Side>> = {
  "city-bureau": "city",
  "city-finance": "city-finance",
  province: "province",
  "expert-panel": "expert",
  operator: "operator",
  administration: "administration",
};

/** The roles that people of such an office may have; the server has the last word. */
export function rolesOfKind(kind: string | undefined): readonly Role[] {
  return allRoles.filter((role) => kind !== undefined && roles[role].side === sides[kind]);
}
