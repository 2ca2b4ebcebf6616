import { useMemo, useState, type ReactNode } from "react";
import { useBlocker } from "@tanstack/react-router";
import { Affix, App, Button, Checkbox, Flex, Input, Skeleton } from "antd";
import { ZERO, parseFen } from "@yunquan/core/money.ts";
import { ApiFault, api, reads, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice, faultOf } from "../ui/fault-notice.tsx";
import { cellsOf, placeFault, readCells, wireOf, type Cells } from "./standard-cells.ts";
import { StandardTables } from "./standard-tables.tsx";
import "./standards.css";

type Standard = Schemas["Standard"];

/** The tables of a standard, to be rewritten while it is a draft, to be read afterwards. */
export function StandardContent({ standard }: { readonly standard: Standard }): ReactNode {
  const catalogue = reads.useQuery("get", "/api/v1/catalogues/{id}", {
    params: { path: { id: standard.catalogueId } },
  });
  const editions = reads.useQuery("get", "/api/v1/programmes/{id}/editions", {
    params: { path: { id: standard.programmeId } },
  });
  const failed = standard.actions.includes("change") ? faultOf(catalogue, editions) : faultOf(catalogue);
  if (failed.fault !== null) return <FaultNotice {...failed} />;
  if (catalogue.data === undefined || (editions.data === undefined && editions.error === null))
    return <Skeleton active />;
  const inForce = editions.data?.items.find((one) => one.inForce);
  return (
    <Tables
      key={standard.version}
      standard={standard}
      services={catalogue.data.services}
      revenueFloorFen={inForce?.parameters.revenueFloorFen ?? "0"}
    />
  );
}

function Tables(props: {
  readonly standard: Standard;
  readonly services: readonly Schemas["Service"][];
  readonly revenueFloorFen: string;
}): ReactNode {
  const speech = useSpeech();
  const { t, language } = speech;
  const { message } = App.useApp();
  const { standard, services } = props;
  const mayEdit = standard.actions.includes("change");
  const codes = useMemo(() => services.map((service) => service.code), [services]);
  const [head, setHead] = useState({ titleZh: standard.titleZh, titleEn: standard.titleEn, sample: standard.sample });
  const [cells, setCells] = useState<Cells>(() => cellsOf(speech, standard, codes));
  const [kept, setKept] = useState({ cells, head });
  const [sent, setSent] = useState<Cells>();
  const dirty = cells !== kept.cells || head !== kept.head;
  useBlocker({
    shouldBlockFn: () =>
      dirty && !confirm(t("标准有未保存的改动，确定离开？", "The standard has unsaved changes. Leave it?")),
    enableBeforeUnload: () => dirty,
  });
  const read = useMemo(
    () => readCells(speech, cells, { serviceCodes: codes, revenueFloorFen: parseFen(props.revenueFloorFen) ?? ZERO }),
    [speech, cells, codes, props.revenueFloorFen],
  );
  const save = useCommand((content: ReturnType<typeof wireOf>, header) =>
    api.PUT("/api/v1/standards/{id}", {
      params: { path: { id: standard.id }, header },
      body: { version: standard.version, ...head, ...content },
    }),
  );
  if (sent === cells)
    for (const fault of save.fault?.problem.faults ?? [])
      placeFault(read.faults, cells.tiers.length, fault.path, fault[language]);
  const send = async (): Promise<void> => {
    setSent(cells);
    try {
      await save.run(wireOf(read.content));
      setKept({ cells, head });
      void message.success(t("草稿已保存", "The draft is saved"));
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
    }
  };
  const none = {
    tiers: new Map<string, string>(),
    amounts: new Map<string, string>(),
    thresholds: new Map<string, string>(),
  };
  return (
    <>
      {mayEdit && (
        <section className="panel titles">
          <label>
            {t("中文名称", "Chinese title")}
            <Input
              maxLength={80}
              value={head.titleZh}
              onChange={(event) => setHead({ ...head, titleZh: event.target.value })}
            />
          </label>
          <label>
            {t("英文名称", "English title")}
            <Input
              maxLength={160}
              value={head.titleEn}
              onChange={(event) => setHead({ ...head, titleEn: event.target.value })}
            />
          </label>
          <Checkbox checked={head.sample} onChange={(event) => setHead({ ...head, sample: event.target.checked })}>
            {t("金额为示例数值（各页面会注明）", "The amounts are samples (every page says so)")}
          </Checkbox>
        </section>
      )}
      <FaultNotice fault={save.fault} />
      <StandardTables
        cells={cells}
        faults={mayEdit ? read.faults : none}
        services={services}
        onChange={setCells}
        disabled={!mayEdit}
      />
      {mayEdit && (
        <Affix offsetBottom={0}>
          <Flex gap={12} align="center" wrap className="save-bar">
            <Button
              type="primary"
              disabled={!dirty || read.count > 0}
              loading={save.isPending}
              onClick={() => void send()}
            >
              {t("保存草稿", "Save the draft")}
            </Button>
            <span className={read.count > 0 ? "sheet-faults" : "quiet"} role="status">
              {read.count > 0
                ? t(`有 ${read.count} 处需要改正`, `${read.count} cells have to be corrected`)
                : dirty
                  ? t("有未保存的改动", "Unsaved changes")
                  : t("没有改动", "No changes")}
            </span>
          </Flex>
        </Affix>
      )}
    </>
  );
}
