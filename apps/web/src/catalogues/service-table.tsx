import { useMemo, useState, type ReactNode } from "react";
import { Input, Table } from "antd";
import type { Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { fieldWords, valueWords } from "./service-cells.ts";

/** The services of a version that is fixed, to read and to search. */
export function ServiceTable({ services }: { readonly services: readonly Schemas["Service"][] }): ReactNode {
  const speech = useSpeech();
  const { t, given } = speech;
  const [text, setText] = useState("");
  const fields = fieldWords(speech);
  const shown = useMemo(() => {
    const sought = text.trim().toLowerCase();
    return services.filter((one) => `${one.code} ${one.nameZh} ${one.nameEn}`.toLowerCase().includes(sought));
  }, [services, text]);
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t(`应用服务 ${shown.length} 项`, `${shown.length} services`)}</h2>
        <Input.Search
          className="search-box"
          allowClear
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-label={t("按名称或编码查找", "Search by name or code")}
          placeholder={t("名称或编码", "Name or code")}
        />
      </div>
      <Table
        rowKey="id"
        size="small"
        pagination={shown.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        scroll={{ x: 1000 }}
        dataSource={shown}
        columns={[
          { title: fields["code"], dataIndex: "code", width: 120 },
          {
            title: t("名称", "Name"),
            render: (_, one) => (
              <>
                {given(one.nameZh, one.nameEn)}
                <div className="quiet">{given(one.descriptionZh, one.descriptionEn)}</div>
              </>
            ),
          },
          ...(["segments", "kind", "stage", "productionFocus", "exclusionGroup"] as const).map((key) => ({
            title: fields[key],
            width: key === "segments" ? 180 : 130,
            render: (_: unknown, one: Schemas["Service"]) => valueWords(speech, key, one[key]),
          })),
        ]}
      />
    </section>
  );
}
