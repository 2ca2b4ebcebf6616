import { useMemo, useState, type ReactNode } from "react";
import { useBlocker } from "@tanstack/react-router";
import { App, Button, Flex, Form, Input } from "antd";
import { serviceKinds, stages } from "@yunquan/core/catalogues/vocabulary.ts";
import { ApiFault, api, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { Sheet, type SheetRows } from "../ui/sheet.tsx";
import { cellsOf, fieldWords, readServices, serviceKeys, type ServiceEntry } from "./service-cells.ts";

const widths: Readonly<Record<string, number>> = {
  code: 120,
  nameZh: 190,
  nameEn: 210,
  segments: 170,
  kind: 110,
  stage: 150,
  productionFocus: 90,
  exclusionGroup: 100,
  descriptionZh: 300,
  descriptionEn: 300,
};

/** The draft of a version as a sheet: typed or pasted, checked while one types by the rules of the server. */
export function ServiceEditor({ catalogue }: { readonly catalogue: Schemas["Catalogue"] }): ReactNode {
  const speech = useSpeech();
  const { t, language } = speech;
  const { message } = App.useApp();
  const [titles, setTitles] = useState({ titleZh: catalogue.titleZh, titleEn: catalogue.titleEn });
  const [rows, setRows] = useState<SheetRows>(() => catalogue.services.map((service) => cellsOf(speech, service)));
  const [kept, setKept] = useState({ rows, titles });
  const [sent, setSent] = useState<SheetRows>();
  const dirty = rows !== kept.rows || titles !== kept.titles;
  useBlocker({
    shouldBlockFn: () =>
      dirty && !confirm(t("目录有未保存的改动，确定离开？", "The catalogue has unsaved changes. Leave it?")),
    enableBeforeUnload: () => dirty,
  });
  const read = useMemo(() => readServices(speech, rows), [speech, rows]);
  const save = useCommand((services: readonly ServiceEntry[], header) =>
    api.PUT("/api/v1/catalogues/{id}", {
      params: { path: { id: catalogue.id }, header },
      body: { version: catalogue.version, ...titles, services: [...services] },
    }),
  );
  const faults = new Map(read.faults);
  for (const fault of sent === rows ? (save.fault?.problem.faults ?? []) : []) {
    const [, row, key] = fault.path.split(".");
    if (row !== undefined && key !== undefined) faults.set(`${row}.${key}`, fault[language]);
  }
  const send = async (): Promise<void> => {
    setSent(rows);
    try {
      await save.run(read.services);
      setKept({ rows, titles });
      void message.success(t("草稿已保存", "The draft is saved"));
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
    }
  };
  const fields = fieldWords(speech);
  const words = (table: Readonly<Record<string, { zh: string; en: string }>>): string[] =>
    Object.values(table).map((one) => one[language]);
  const choices: Readonly<Record<string, readonly string[]>> = {
    kind: words(serviceKinds),
    stage: words(stages),
    productionFocus: [t("是", "yes"), t("否", "no")],
  };
  return (
    <section className="panel">
      <Form layout="vertical" component="div" className="titles">
        <Form.Item label={t("中文名称", "Chinese title")} htmlFor="title-zh">
          <Input
            id="title-zh"
            maxLength={80}
            value={titles.titleZh}
            onChange={(event) => setTitles({ ...titles, titleZh: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={t("英文名称", "English title")} htmlFor="title-en">
          <Input
            id="title-en"
            maxLength={160}
            value={titles.titleEn}
            onChange={(event) => setTitles({ ...titles, titleEn: event.target.value })}
          />
        </Form.Item>
      </Form>
      <p className="quiet">
        {t(
          "可从电子表格整块粘贴；业务环节可填多个，以顿号分隔。",
          "A block can be pasted from a spreadsheet; several segments are separated by commas.",
        )}
      </p>
      <FaultNotice fault={save.fault} />
      <Sheet
        label={t("应用服务", "Services")}
        growing
        rows={rows}
        onChange={setRows}
        faults={faults}
        columns={serviceKeys.map((key) => ({
          key,
          title: fields[key] ?? key,
          width: widths[key] ?? 120,
          ...(choices[key] === undefined ? {} : { choices: choices[key] }),
        }))}
      />
      <Flex gap={12} align="center" wrap className="after-sheet">
        <Button
          type="primary"
          disabled={!dirty || faults.size > 0 || rows.length === 0}
          loading={save.isPending}
          onClick={() => void send()}
        >
          {t("保存草稿", "Save the draft")}
        </Button>
        <span className={faults.size > 0 ? "sheet-faults" : "quiet"} role="status">
          {faults.size > 0
            ? t(`有 ${faults.size} 处需要改正`, `${faults.size} cells have to be corrected`)
            : dirty
              ? t("有未保存的改动", "Unsaved changes")
              : t("没有改动", "No changes")}
        </span>
      </Flex>
    </section>
  );
}
