import type { Role } from "@yunquan/core/roles.ts";
import type { OrganisationKind } from "../src/platform/actor.ts";

/** Everybody's password in demo mode. Outside it nobody has it: live mode starts without any account but the named first administrator. */
export const DEMO_PASSWORD = "yunquan-demo-2018";

export interface DemoOffice {
  readonly kind: OrganisationKind;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly cityCode?: string;
  readonly people: readonly { readonly loginName: string; readonly name: string; readonly roles: readonly Role[] }[];
}

/** The offices of the demonstration, one person per role, two where one has to decide on what the other proposes; 佛山 is the city with all its people, two more have enough to work. */
export const demoOffices: readonly DemoOffice[] = [
  {
    kind: "province",
    nameZh: "广东省工业和信息化厅（演示）",
    nameEn: "Guangdong Department of Industry and Information Technology (demo)",
    people: [
      { loginName: "province-policy", name: "岑政策", roles: ["province-policy"] },
      { loginName: "province-reviewer", name: "黎审核", roles: ["province-reviewer"] },
      { loginName: "inspector", name: "邝抽查", roles: ["inspector"] },
    ],
  },
  ...(
    [
      ["440600", "佛山市", "Foshan", "foshan"],
      ["440100", "广州市", "Guangzhou", "guangzhou"],
      ["441900", "东莞市", "Dongguan", "dongguan"],
    ] as const
  ).flatMap(([cityCode, city, cityEn, login]): DemoOffice[] => [
    {
      kind: "city-bureau",
      nameZh: `${city}工业和信息化局（演示）`,
      nameEn: `${cityEn} Bureau of Industry and Information Technology (demo)`,
      cityCode,
      people: [
        { loginName: `${login}-reviewer`, name: `${city.slice(0, 1)}经办`, roles: ["city-reviewer"] },
        { loginName: `${login}-approver`, name: `${city.slice(0, 1)}复核`, roles: ["city-approver"] },
      ],
    },
    {
      kind: "city-finance",
      nameZh: `${city}财政局（演示）`,
      nameEn: `${cityEn} Finance Bureau (demo)`,
      cityCode,
      people: [
        { loginName: `${login}-finance`, name: `${city.slice(0, 1)}财政`, roles: ["city-finance"] },
        { loginName: `${login}-finance2`, name: `${city.slice(0, 1)}会计`, roles: ["city-finance"] },
      ],
    },
  ]),
  {
    kind: "expert-panel",
    nameZh: "广东省工业互联网专家委（演示）",
    nameEn: "Expert panel (demo)",
    people: [{ loginName: "expert", name: "莫专家", roles: ["expert"] }],
  },
  {
    kind: "operator",
    nameZh: "受托运营机构（演示）",
    nameEn: "Operator (demo)",
    people: [{ loginName: "operator", name: "伍运营", roles: ["operator"] }],
  },
  {
    kind: "administration",
    nameZh: "平台管理（演示）",
    nameEn: "Platform administration (demo)",
    people: [
      { loginName: "system-admin", name: "简系统", roles: ["system-admin"] },
      { loginName: "security-admin", name: "严安全", roles: ["security-admin"] },
      { loginName: "audit-admin", name: "明审计", roles: ["audit-admin"] },
    ],
  },
];
