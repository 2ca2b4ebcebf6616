import { useMemo, useState, type ReactNode } from "react";
import { useBlocker } from "@tanstack/react-router";
import { Alert, App, Button, Flex, Progress, Skeleton } from "antd";
import { decimalFaults, fenToYuanText, yuanTextToFen } from "@yunquan/core/decimal.ts";
import { cities } from "@yunquan/core/divisions.ts";
import { ZERO, addFen, bp, cappedSum, fenText, parseFen, subtractFen, type Bp, type Fen } from "@yunquan/core/money.ts";
import { allotmentFaults, moneyOf, overBudget, type Allotment } from "@yunquan/core/plans/money.ts";
import { ApiFault, api, reads, useCommand, type Schemas } from "../api.ts";
import { useSpeech, type Speech } from "../speech.ts";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { Sheet, type SheetRows } from "../ui/sheet.tsx";
import "./plans.css";

type Plan = Schemas["Plan"];

/** The shares of all cities as one table: typed or pasted, summed while one types, and never above the budget. */
export function Allotments({ plan }: { readonly plan: Plan }): ReactNode {
  const editions = reads.useQuery("get", "/api/v1/programmes/{id}/editions", {
    params: { path: { id: plan.programmeId } },
  });
  const edition =
    editions.data?.items.find((one) => one.id === plan.editionId) ?? editions.data?.items.find((one) => one.inForce);
  if (editions.error !== null) return <FaultNotice fault={editions.error} again={() => void editions.refetch()} />;
  if (editions.data === undefined) return <Skeleton active />;
  if (edition === undefined) return <NoEdition />;
  return <AllotmentTable key={plan.version} plan={plan} parameters={edition.parameters} />;
}

function NoEdition(): ReactNode {
  const { t } = useSpeech();
  return (
    <Alert
      type="info"
      showIcon
      title={t(
        "本方案还没有生效的政策版本。请先在“政策版本”中新增，再切块到地市。",
        "The programme has no edition in force. Add one first, then split the plan to the cities.",
      )}
    />
  );
}

function AllotmentTable(props: { readonly plan: Plan; readonly parameters: Schemas["EditionParameters"] }): ReactNode {
  const speech = useSpeech();
  const { t, language, yuan, percent } = speech;
  const { message } = App.useApp();
  const { plan, parameters } = props;
  const mayEdit = plan.actions.includes("allot");
  // A city's reader sees his own line only.
  const codes = mayEdit ? parameters.cities : plan.cities.map((city) => city.cityCode);
  const [rows, setRows] = useState<SheetRows>(() => codes.map((code) => cellsOf(plan, code)));
  const [saved, setSaved] = useState(rows);
  const [sent, setSent] = useState<SheetRows>();
  const dirty = rows !== saved;
  useBlocker({
    shouldBlockFn: () =>
      dirty && !confirm(t("切块表有未保存的改动，确定离开？", "The table has unsaved changes. Leave it?")),
    enableBeforeUnload: () => dirty,
  });
  const reserveMaxBp = bp(parameters.pilotReserveMaxBp);
  const budgetFen = parseFen(plan.budgetFen) ?? ZERO;
  const read = useMemo(() => readRows(rows, codes, reserveMaxBp, speech), [rows, codes, reserveMaxBp, speech]);
  const save = useCommand((allotments: readonly Wire[], header) =>
    api.PUT("/api/v1/plans/{id}/allotments", {
      params: { path: { id: plan.id }, header },
      body: { version: plan.version, allotments: [...allotments] },
    }),
  );
  const overFen = overBudget(read.allotments, budgetFen);
  const sumFen = cappedSum(...read.allotments.map((one) => one.amountFen));
  const reserveFen = cappedSum(...read.allotments.map((one) => one.pilotReserveFen));
  const ratio = bp(plan.issueRatioBp ?? parameters.issueRatioBp);
  const moneyAt = (row: number): { readonly capacityFen: Fen; readonly cashFen: Fen } | undefined => {
    const one = read.allotments[row];
    if (one === undefined || one.pilotReserveFen > one.amountFen) return undefined;
    return moneyOf(one, { issueRatioBp: ratio, carriedInFen: ZERO });
  };
  const faults = new Map(read.faults);
  // What the server refused stays marked until the table is changed.
  for (const fault of sent === rows ? (save.fault?.problem.faults ?? []) : []) {
    const [, row, key] = fault.path.split(".");
    if (row !== undefined && key !== undefined) faults.set(`${row}.${key}`, fault[language]);
  }
  const send = async (): Promise<void> => {
    setSent(rows);
    try {
      await save.run(read.allotments.map(wireOf));
      setSaved(rows);
      void message.success(t("切块表已保存", "The table is saved"));
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
    }
  };
  const why = blockedBecause(speech, read.faults.size, overFen);
  return (
    <section className="panel">
      <Flex gap={24} wrap align="center" className="sums">
        <div>
          <span className="quiet">{t("预算", "Budget")}</span> <b className="money">{yuan(plan.budgetFen)}</b>
        </div>
        <div>
          <span className="quiet">{t("切块合计", "Split in all")}</span>{" "}
          <b className="money">{yuan(fenText(sumFen))}</b>
        </div>
        <div className={overFen > 0 ? "beyond" : ""} role="status">
          {overFen > 0
            ? t(`超出预算 ${yuan(fenText(overFen))}`, `Above the budget by ${yuan(fenText(overFen))}`)
            : t(
                `剩余 ${yuan(fenText(subtractFen(budgetFen, sumFen)))}`,
                `${yuan(fenText(subtractFen(budgetFen, sumFen)))} left`,
              )}
        </div>
        <Progress
          className="sum-bar"
          percent={sharePercent(sumFen, budgetFen)}
          status={overFen > 0 ? "exception" : "normal"}
          aria-label={t("切块占预算的比例", "Share of the budget that is split")}
        />
      </Flex>
      {mayEdit && (
        <p className="quiet">
          {t(
            `可从电子表格整块复制后粘贴；方向键和回车移动。试点预留不超过切块的 ${percent(reserveMaxBp)}，发放额度为结算资金的 ${percent(ratio)}。`,
            `Paste a block copied from a spreadsheet; arrow keys and Enter move. The pilot reserve is at most ${percent(reserveMaxBp)} of a share, issue capacity ${percent(ratio)} of the cash.`,
          )}
        </p>
      )}
      <FaultNotice fault={save.fault} />
      <Sheet
        label={t("切块表", "Shares of the cities")}
        nameTitle={t("地市", "City")}
        nameOf={(row) => cities.find((city) => city.code === codes[row])?.[language] ?? codes[row]}
        disabled={!mayEdit}
        rows={rows}
        onChange={setRows}
        faults={faults}
        columns={[
          { key: "amountFen", title: t("切块金额（元）", "Share (yuan)"), figures: true, width: 150 },
          { key: "pilotReserveFen", title: t("其中试点预留（元）", "of it pilots (yuan)"), figures: true, width: 140 },
          { key: "targetEnterprises", title: t("目标企业数", "Enterprises to reach"), figures: true, width: 96 },
        ]}
        reckoned={[
          { title: t("发放额度", "Issue capacity"), of: (row) => amount(moneyAt(row)?.capacityFen) },
          { title: t("结算资金", "Cash"), of: (row) => amount(moneyAt(row)?.cashFen) },
          {
            title: t("已占用额度", "Capacity in use"),
            of: (row) => usedOf(plan, codes[row]),
          },
        ]}
        foot={
          <tr>
            <th scope="row">{t("合计", "Sum")}</th>
            <td className="digits">{fenToYuanText(sumFen)}</td>
            <td className="digits">{fenToYuanText(reserveFen)}</td>
            <td className="digits">{read.allotments.reduce((sum, one) => sum + one.targetEnterprises, 0)}</td>
            <td className="digits">{amount(cappedSum(...rows.map((_, row) => moneyAt(row)?.capacityFen ?? ZERO)))}</td>
            <td className="digits">{amount(cappedSum(...rows.map((_, row) => moneyAt(row)?.cashFen ?? ZERO)))}</td>
            <td className="digits">{usedInAll(plan)}</td>
          </tr>
        }
      />
      {mayEdit && (
        <Flex gap={12} align="center" wrap className="after-sheet">
          <Button
            type="primary"
            disabled={why !== undefined || !dirty}
            loading={save.isPending}
            onClick={() => void send()}
          >
            {t("保存切块表", "Save the table")}
          </Button>
          <Button disabled={!dirty} onClick={() => setRows(saved)}>
            {t("撤销改动", "Undo the changes")}
          </Button>
          <span className={why === undefined ? "quiet" : "beyond"}>
            {why ?? (dirty ? t("有未保存的改动", "Unsaved changes") : t("没有改动", "No changes"))}
          </span>
        </Flex>
      )}
    </section>
  );
}

interface Wire {
  readonly cityCode: string;
  readonly amountFen: string;
  readonly pilotReserveFen: string;
  readonly targetEnterprises: number;
}

function wireOf(one: Allotment): Wire {
  return { ...one, amountFen: fenText(one.amountFen), pilotReserveFen: fenText(one.pilotReserveFen) };
}

function cellsOf(plan: Plan, code: string): readonly string[] {
  const city = plan.cities.find((one) => one.cityCode === code);
  const typed = (amountFen: string | undefined): string => fenToYuanText(parseFen(amountFen ?? "0") ?? ZERO);
  return [typed(city?.amountFen), typed(city?.pilotReserveFen), String(city?.targetEnterprises ?? 0)].map((text) =>
    text.replace(/\.00$/, ""),
  );
}

/** The table as typed, read by the same functions as the server's; a cell that cannot be read counts as nothing. */
function readRows(
  rows: SheetRows,
  codes: readonly string[],
  reserveMaxBp: Bp,
  { language, t }: Speech,
): { readonly allotments: readonly Allotment[]; readonly faults: ReadonlyMap<string, string> } {
  const faults = new Map<string, string>();
  const money = (row: number, key: string, text: string): Fen => {
    const reading = yuanTextToFen(text.trim());
    if (reading.ok) return reading.amountFen;
    faults.set(`${row}.${key}`, decimalFaults[reading.fault][language]);
    return ZERO;
  };
  const whole = (row: number, key: string, text: string): number => {
    const plain = text.trim().replaceAll(",", "");
    if (/^\d{1,8}$/.test(plain) && Number(plain) <= 10_000_000) return Number(plain);
    faults.set(`${row}.${key}`, t("请填写整数", "A whole number"));
    return 0;
  };
  const allotments = rows.map(([amountText = "", reserveText = "", targetText = ""], row) => ({
    cityCode: codes[row] ?? "",
    amountFen: money(row, "amountFen", amountText),
    pilotReserveFen: money(row, "pilotReserveFen", reserveText),
    targetEnterprises: whole(row, "targetEnterprises", targetText),
  }));
  for (const fault of allotmentFaults(allotments, codes, reserveMaxBp)) {
    const [, row, key] = fault.path.split(".");
    const cell = `${row}.${key}`;
    if (row !== undefined && key !== undefined && !faults.has(cell)) faults.set(cell, fault[language]);
  }
  return { allotments, faults };
}

function blockedBecause({ t, yuan }: Speech, faults: number, overFen: Fen): string | undefined {
  if (faults > 0) return t(`有 ${faults} 处需要改正`, `${faults} cells have to be corrected`);
  if (overFen === 0) return undefined;
  return t(
    `切块合计超出预算 ${yuan(fenText(overFen))}，不能保存`,
    `The shares exceed the budget by ${yuan(fenText(overFen))} and cannot be saved`,
  );
}

function sharePercent(part: Fen, whole: Fen): number {
  return whole === 0 ? 0 : Number((BigInt(part) * 100n) / BigInt(whole));
}

function amount(amountFen: Fen | undefined): string {
  return amountFen === undefined ? "—" : fenToYuanText(amountFen);
}

function usedInAll(plan: Plan): string {
  const used = plan.cities.flatMap(({ capacity }) => [
    parseFen(capacity.reservedFen) ?? ZERO,
    parseFen(capacity.postedFen) ?? ZERO,
  ]);
  return fenToYuanText(cappedSum(...used));
}

function usedOf(plan: Plan, code: string | undefined): string {
  const capacity = plan.cities.find((one) => one.cityCode === code)?.capacity;
  if (capacity === undefined) return "—";
  return fenToYuanText(addFen(parseFen(capacity.reservedFen) ?? ZERO, parseFen(capacity.postedFen) ?? ZERO));
}
