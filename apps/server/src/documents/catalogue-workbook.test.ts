import type { Service } from "@yunquan/core/catalogues/vocabulary.ts";
import { bp, fen, ZERO } from "@yunquan/core/money.ts";
import type { StandardContent } from "@yunquan/core/standards/check.ts";
import { instant } from "@yunquan/core/time.ts";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { catalogueTemplate, exportCatalogueWorkbook } from "./catalogue-export.ts";
import { readCatalogueWorkbook, readServiceSheet, readStandardSheets } from "./catalogue-workbook.ts";
import { fileFault } from "./file-kind.ts";

const at = instant("2026-01-15T02:00:00.000Z");
const service: Service = {
  code: "PC-003",
  nameZh: "设备联网与生产看板服务",
  nameEn: "Machine connection and production board",
  segments: ["production-control", "equipment-management"],
  kind: "saas",
  stage: "digitised",
  productionFocus: true,
  exclusionGroup: "看板",
  descriptionZh: "设备数据上云，\n生产进度看板。",
  descriptionEn: "Machine data in the cloud.",
};
const services: readonly Service[] = [
  service,
  {
    ...service,
    code: "RD-001",
    nameZh: "云端协同设计",
    kind: "app",
    stage: "data-driven",
    productionFocus: false,
    exclusionGroup: null,
  },
];
const standard: StandardContent = {
  tiers: [
    {
      tier: "A",
      nameZh: "小微",
      nameEn: "Small",
      revenueFromFen: ZERO,
      revenueBelowFen: fen(2_000_000_000),
      staffFrom: null,
      annualCapFen: fen(15_000_000),
    },
    {
      tier: "B",
      nameZh: "中大",
      nameEn: "Large",
      revenueFromFen: fen(2_000_000_000),
      revenueBelowFen: null,
      staffFrom: 300,
      annualCapFen: fen(25_000_029),
    },
  ],
  amounts: [
    { serviceCode: "PC-003", tier: "A", formula: "fixed", amountFen: fen(5_000_001), ratioBp: null, capFen: null },
    { serviceCode: "PC-003", tier: "B", formula: "fixed", amountFen: fen(10_000_000), ratioBp: null, capFen: null },
    {
      serviceCode: "RD-001",
      tier: "A",
      formula: "ratio",
      amountFen: null,
      ratioBp: bp(3_333),
      capFen: fen(999_999_999_999_999),
    },
    {
      serviceCode: "RD-001",
      tier: "B",
      formula: "ratio",
      amountFen: null,
      ratioBp: bp(5_000),
      capFen: fen(20_000_000),
    },
  ],
  thresholds: [
    { serviceCode: "PC-003", windowDays: 90, activeDaysMin: 45, usersMin: 3, operatorRequired: true },
    { serviceCode: "RD-001", windowDays: 30, activeDaysMin: 10, usersMin: 1, operatorRequired: false },
  ],
};
const data = { title: "应用服务目录及奖补标准", createdAt: at, services, standard };

/** Exports the sound workbook, lets a test spoil it as people do, and gives the bytes. */
async function spoilt(spoil: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await exportCatalogueWorkbook(data)).slice().buffer);
  spoil(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const cell = (workbook: ExcelJS.Workbook, sheet: string, address: string): ExcelJS.Cell => {
  const worksheet = workbook.getWorksheet(sheet);
  if (worksheet === undefined) throw new Error(`no sheet ${sheet}`);
  return worksheet.getCell(address);
};

const readBoth = (bytes: Uint8Array) => readCatalogueWorkbook(bytes, fen(100_000_000));
const places = (
  faults: readonly { readonly sheet: string; readonly row: number; readonly column: string }[],
): readonly string[] => faults.map(({ sheet, row, column }) => `${sheet} ${row} ${column}`);

test("A1.1 what is exported is read back, to the fen and the basis point", async () => {
  expect(await readBoth(await exportCatalogueWorkbook(data))).toEqual({ services, standard, faults: [] });
});

test("A1.1 the same content gives the same bytes, and the file is what its name says", async () => {
  const first = await exportCatalogueWorkbook(data);
  expect(Buffer.compare(first, await exportCatalogueWorkbook(data))).toBe(0);
  expect(await fileFault(first, "目录.xlsx", ["xlsx"])).toBeUndefined();
});

test("A1.1 a file that lies inside a larger piece of memory is read like any other", async () => {
  const bytes = await exportCatalogueWorkbook(data);
  const view = Buffer.concat([Buffer.alloc(100), bytes, Buffer.alloc(100)]).subarray(100, 100 + bytes.byteLength);
  expect((await readBoth(view)).faults).toEqual([]);
});

test("A1.1 Chinese words, short forms and columns in another order are taken", async () => {
  const bytes = await spoilt((workbook) => {
    cell(workbook, "应用服务目录", "E2").value = "工业SaaS";
    cell(workbook, "应用服务目录", "F2").value = "数字化";
    cell(workbook, "应用服务目录", "D2").value = "设备管理, 生产管控";
    cell(workbook, "应用服务目录", "A1").value = "编码";
    const moved = cell(workbook, "完成标准", "B1").value;
    cell(workbook, "完成标准", "B1").value = cell(workbook, "完成标准", "C1").value;
    cell(workbook, "完成标准", "C1").value = moved;
    for (const row of [2, 3]) {
      const days = cell(workbook, "完成标准", `B${row}`).value;
      cell(workbook, "完成标准", `B${row}`).value = cell(workbook, "完成标准", `C${row}`).value;
      cell(workbook, "完成标准", `C${row}`).value = days;
    }
  });
  const reading = await readBoth(bytes);
  expect(reading.faults).toEqual([]);
  expect(reading.services[0]).toMatchObject({
    kind: "saas",
    stage: "digitised",
    segments: ["equipment-management", "production-control"],
  });
  expect(reading.standard.thresholds).toEqual(standard.thresholds);
});

test("A1.1 every fault of every sheet is reported at once, with sheet, row and column", async () => {
  const bytes = await spoilt((workbook) => {
    cell(workbook, "应用服务目录", "A2").value = "pc 003";
    cell(workbook, "应用服务目录", "D2").value = "研发设计、煮饭";
    cell(workbook, "应用服务目录", "G3").value = "也许";
    cell(workbook, "规模档", "G2").value = "1e5";
    cell(workbook, "规模档", "F3").value = 300.5;
    cell(workbook, "奖补标准", "C2").value = "看情况";
    cell(workbook, "奖补标准", "D4").value = 100;
    cell(workbook, "奖补标准", "E5").value = 120;
    cell(workbook, "完成标准", "B2").value = 0;
  });
  const reading = await readBoth(bytes);
  expect(places(reading.faults)).toEqual([
    "应用服务目录 2 编码",
    "应用服务目录 2 业务环节",
    "应用服务目录 3 面向生产制造",
    "规模档 2 年度总额上限（元）",
    "规模档 3 人数下限",
    "奖补标准 2 计算方式",
    "奖补标准 4 额度（元）",
    "奖补标准 5 比例（%）",
    "完成标准 2 观察天数",
  ]);
  expect(reading.services).toEqual([]);
  expect(reading.standard).toEqual({ tiers: [], amounts: [], thresholds: [] });
});

test("4.4.2 faults between rows are led back to their row: codes twice, gaps between tiers, unknown services", async () => {
  const twice = await spoilt((workbook) => {
    cell(workbook, "应用服务目录", "A3").value = "PC-003";
  });
  expect(places((await readServiceSheet(twice)).faults)).toEqual(["应用服务目录 3 编码"]);
  const gap = await spoilt((workbook) => {
    cell(workbook, "规模档", "E2").value = 10_000_000;
    cell(workbook, "奖补标准", "A2").value = "XX-001";
  });
  expect(places((await readBoth(gap)).faults)).toEqual([
    "规模档 2 收入上限（元，不含）",
    "奖补标准 2 应用服务编码",
    "奖补标准 0 ",
  ]);
});

test("A1.1 a formula is refused clearly, whatever it shows", async () => {
  const bytes = await spoilt((workbook) => {
    cell(workbook, "奖补标准", "D2").value = { formula: "50000*2", result: 100_000 };
    cell(workbook, "应用服务目录", "B2").value = { formula: 'HYPERLINK("http://x","y")', result: "y" };
  });
  const { faults } = await readBoth(bytes);
  expect(places(faults)).toEqual(["应用服务目录 2 名称", "奖补标准 2 额度（元）"]);
  expect(faults[1]?.zh).toBe("不接受公式（=50000*2），请粘贴为数值。");
});

test("A1.1 amounts are exact: calculated fractions of a fen, dates and error values are refused, percent formats understood", async () => {
  const bytes = await spoilt((workbook) => {
    cell(workbook, "奖补标准", "D2").value = 0.1 + 0.2;
    cell(workbook, "奖补标准", "D3").value = { error: "#REF!" };
    cell(workbook, "规模档", "G2").value = new Date("2026-01-01T00:00:00.000Z");
    cell(workbook, "规模档", "G2").style = { numFmt: "yyyy-mm-dd" };
    cell(workbook, "规模档", "G3").value = "２５００００";
  });
  expect(places((await readStandardSheets(bytes)).faults)).toEqual([
    "规模档 2 年度总额上限（元）",
    "规模档 3 年度总额上限（元）",
    "奖补标准 2 额度（元）",
    "奖补标准 3 额度（元）",
  ]);
  const percent = await spoilt((workbook) => {
    const ratio = cell(workbook, "奖补标准", "E4");
    ratio.value = 0.3333;
    ratio.style = { numFmt: "0.00%" };
  });
  expect((await readStandardSheets(percent)).standard).toEqual(standard);
});

test("A1.1 missing and empty sheets, missing, double and unknown columns are faults", async () => {
  const bytes = await spoilt((workbook) => {
    workbook.removeWorksheet(workbook.getWorksheet("规模档")?.id ?? 0);
    for (const row of [2, 3]) for (const column of "ABCDE") cell(workbook, "完成标准", `${column}${row}`).value = null;
    cell(workbook, "奖补标准", "F1").value = "额度（元）";
    cell(workbook, "应用服务目录", "K1").value = "备注";
  });
  expect(places((await readBoth(bytes)).faults)).toEqual([
    "应用服务目录 1 备注",
    "规模档 0 ",
    "奖补标准 1 额度（元）",
    "奖补标准 1 上限（元）",
    "完成标准 0 ",
  ]);
});

test("A1.1 the blank template has the sheets, drop-downs and instructions, and holds no data", async () => {
  const template = await catalogueTemplate(at);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(template.slice().buffer);
  expect(workbook.worksheets.map(({ name }) => name)).toEqual([
    "填写说明",
    "应用服务目录",
    "规模档",
    "奖补标准",
    "完成标准",
  ]);
  expect(cell(workbook, "应用服务目录", "E2").dataValidation.formulae).toEqual([
    '"工业 SaaS,工业 App,云资源,平台服务"',
  ]);
  expect(cell(workbook, "奖补标准", "A150").dataValidation.formulae).toEqual(["'应用服务目录'!$A$2:$A$2000"]);
  expect(places((await readBoth(template)).faults)).toEqual([
    "应用服务目录 0 ",
    "规模档 0 ",
    "奖补标准 0 ",
    "完成标准 0 ",
  ]);
});

test("what is no workbook is refused as a whole", async () => {
  for (const bytes of [
    new Uint8Array(),
    new TextEncoder().encode("a,b\n1,2"),
    (await exportCatalogueWorkbook(data)).subarray(0, 3_000),
  ]) {
    expect((await readBoth(bytes)).faults).toMatchObject([{ sheet: "", row: 0 }]);
  }
});

test("invisible characters in a name are refused", async () => {
  const bytes = await spoilt((workbook) => {
    cell(workbook, "应用服务目录", "B2").value = "看板\u202e服务";
  });
  expect(places((await readServiceSheet(bytes)).faults)).toEqual(["应用服务目录 2 名称"]);
});
