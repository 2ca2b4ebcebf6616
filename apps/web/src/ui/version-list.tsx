import type { ReactNode } from "react";
import { Button, Empty, Skeleton, Table } from "antd";
import { DownloadOutlined } from "@ant-design/icons";
import { useSpeech } from "../speech.ts";
import { FaultNotice } from "./fault-notice.tsx";
import { PageHead } from "./page-head.tsx";

interface Version {
  readonly id: string;
  readonly number: number;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly createdAt: string;
  readonly publishedAt: string | null;
}

/** The page of every version of the catalogue, or of the standard; the newest first. */
export function VersionList<One extends Version>(props: {
  readonly title: string;
  readonly lead: string;
  /** Said while there is none: what to do. */
  readonly empty: string;
  readonly found: {
    readonly data: { readonly items: readonly One[] } | undefined;
    readonly error: unknown;
    readonly isPending: boolean;
    readonly refetch: () => unknown;
  };
  /** The button that makes a new one, for whoever may. */
  readonly create: (versions: readonly One[]) => ReactNode;
  readonly link: (version: One, words: string) => ReactNode;
  readonly status: (version: One) => ReactNode;
  /** The one figure that tells these versions apart. */
  readonly figure: { readonly title: string; readonly of: (version: One) => number };
}): ReactNode {
  const { t, given, time } = useSpeech();
  const { data, error, isPending, refetch } = props.found;
  const versions = data?.items.toSorted((a, b) => b.number - a.number) ?? [];
  return (
    <>
      <PageHead
        title={props.title}
        lead={props.lead}
        actions={
          <>
            <Button icon={<DownloadOutlined />} href="/api/v1/public/catalogue-template">
              {t("下载导入模板", "Download the template")}
            </Button>
            {data !== undefined && props.create(versions)}
          </>
        }
      />
      <FaultNotice fault={error} again={() => void refetch()} />
      {isPending && <Skeleton active />}
      {data !== undefined && versions.length === 0 && <Empty description={props.empty} />}
      {versions.length > 0 && (
        <section className="panel">
          <Table<One>
            rowKey="id"
            pagination={false}
            scroll={{ x: 800 }}
            dataSource={versions}
            columns={[
              {
                title: t("版本", "Version"),
                width: 90,
                render: (_, one) => props.link(one, t(`第 ${one.number} 版`, `No. ${one.number}`)),
              },
              { title: t("名称", "Title"), render: (_, one) => given(one.titleZh, one.titleEn) },
              { title: t("状态", "Status"), width: 130, render: (_, one) => props.status(one) },
              { title: props.figure.title, width: 90, align: "right", render: (_, one) => props.figure.of(one) },
              { title: t("编制时间", "Made"), width: 170, render: (_, one) => time(one.createdAt) },
              { title: t("发布时间", "Published"), width: 170, render: (_, one) => time(one.publishedAt) },
            ]}
          />
        </section>
      )}
    </>
  );
}
