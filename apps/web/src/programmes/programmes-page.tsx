import type { ReactNode } from "react";
import { Link, useNavigate } from "@tanstack/react-router";
import { Empty, Form, Input, Skeleton, Table } from "antd";
import { api, reads, useCommand, type Schemas } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { BothNames } from "../ui/both-names.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { StepWindow } from "../ui/step-window.tsx";

/** The programmes with the edition that is in force in each. */
export function ProgrammesPage(): ReactNode {
  const { t, given, time } = useSpeech();
  const session = useSession();
  const { data, error, isPending, refetch } = reads.useQuery("get", "/api/v1/programmes", {});
  return (
    <>
      <PageHead
        title={t("方案与政策版本", "Programmes and editions")}
        lead={t(
          "政策的每一项参数都记在版本里，按生效时间适用；旧业务按其当时的版本办理。",
          "Every parameter of the policy stands in an edition and holds from its time on; earlier cases keep theirs.",
        )}
        actions={mayCall(session, "programmes.create") && <NewProgramme />}
      />
      <FaultNotice fault={error} again={() => void refetch()} />
      {isPending && <Skeleton active />}
      {data?.items.length === 0 && <Empty description={t("还没有方案。", "There is no programme yet.")} />}
      {data !== undefined && data.items.length > 0 && (
        <section className="panel">
          <Table<Schemas["Programme"]>
            rowKey="id"
            pagination={false}
            scroll={{ x: 720 }}
            dataSource={data.items}
            columns={[
              {
                title: t("方案", "Programme"),
                render: (_, one) => (
                  <Link to="/programmes/$id" params={{ id: one.id }}>
                    {given(one.nameZh, one.nameEn)}
                  </Link>
                ),
              },
              { title: t("代码", "Code"), render: (_, one) => <code>{one.code}</code> },
              {
                title: t("现行版本", "Edition in force"),
                render: (_, one) =>
                  one.edition === null
                    ? t("尚无", "none yet")
                    : t(`第 ${one.edition.number} 版`, `No. ${one.edition.number}`),
              },
              { title: t("生效时间", "In force from"), render: (_, one) => time(one.edition?.inForceFrom) },
            ]}
          />
        </section>
      )}
    </>
  );
}

function NewProgramme(): ReactNode {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const create = useCommand((body: { code: string; nameZh: string; nameEn: string }, header) =>
    api.POST("/api/v1/programmes", { params: { header }, body }),
  );
  return (
    <StepWindow
      type="primary"
      label={t("新建方案", "New programme")}
      title={t("新建方案", "A new programme")}
      okText={t("新建", "Create")}
      command={create}
      done={t("方案已新建", "The programme is created")}
      onDone={(made) => void navigate({ to: "/programmes/$id", params: { id: made.id } })}
      fields={
        <>
          <BothNames of="name" longestZh={60} longestEn={120} />
          <Form.Item
            name="code"
            label={t("代码", "Code")}
            extra={t(
              "用于公开网址，小写字母、数字、连字符",
              "Part of public addresses: lower-case letters, digits, hyphens",
            )}
            rules={[{ required: true, whitespace: true, message: t("请填写代码。", "Enter the code.") }]}
          >
            <Input maxLength={40} />
          </Form.Item>
        </>
      }
    />
  );
}
