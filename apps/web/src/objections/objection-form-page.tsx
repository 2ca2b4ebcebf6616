import type { ReactNode } from "react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Flex, Form, Input, Radio, Result, Select, Skeleton } from "antd";
import { ApiFault, api, reads, useCommand, type Schemas } from "../api.ts";
import { sideOf, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { Panel } from "../ui/case-columns.tsx";
import { useNow } from "../ui/days.ts";
import { Facts } from "../ui/facts.tsx";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { FileField, type StoredFile } from "../ui/file-field.tsx";
import { useKept } from "../ui/kept.ts";
import { Money } from "../ui/money.tsx";
import { NextStep } from "../ui/next-step.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { byCursor } from "../ui/query-table.tsx";

type Notice = Schemas["Notice"];
type Line = Schemas["NoticeLine"];

interface Entered {
  readonly kind: "line" | "omission";
  readonly lineId?: string;
  readonly claimId?: string;
  readonly text: string;
  readonly files?: readonly StoredFile[];
}

/** An objection to a line of a published list, or to its own claim missing from it, while the notice runs. */
export function ObjectionFormPage(): ReactNode {
  const { t } = useSpeech();
  const { notice: noticeId, line } = useSearch({ from: "/objections/new" });
  return (
    <>
      <PageHead
        title={t("提出异议", "Object to a notice")}
        lead={t(
          "公示期内提出。主管部门受理后由一人答复、另一人决定；处理期间该行暂扣，其他行不受影响。",
          "While the notice runs. One officer answers, another decides; meanwhile the line is held and the others go on.",
        )}
      />
      {noticeId === undefined ? <ChooseNotice /> : <OfNotice noticeId={noticeId} lineId={line} />}
    </>
  );
}

function ChooseNotice(): ReactNode {
  const { t, given, until } = useSpeech();
  const notices = reads.useQuery("get", "/api/v1/public/notices", {
    params: { query: { open: "true", limit: "100" } },
  });
  if (notices.error !== null) return <FaultNotice fault={notices.error} again={() => void notices.refetch()} />;
  if (notices.data === undefined) return <Skeleton active />;
  if (notices.data.items.length === 0)
    return <Result status="info" title={t("目前没有正在公示的结算清单。", "No list is under public notice now.")} />;
  return (
    <Panel title={t("正在公示的清单", "Lists under notice")}>
      <ul className="cards">
        {notices.data.items.map((notice) => (
          <li key={notice.id} className="card-row">
            <Flex justify="space-between" gap={12} align="center" wrap>
              <div>
                <b>{notice.number}</b> {given(notice.cityZh, notice.cityEn)} · {given(notice.periodZh, notice.periodEn)}
                <div className="quiet">{t(`公示至 ${until(notice.endsAt)}`, `until ${until(notice.endsAt)}`)}</div>
              </div>
              <ButtonLink to="/objections/new" search={{ notice: notice.id }}>
                {t("对此清单提出", "Object to it")}
              </ButtonLink>
            </Flex>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function OfNotice(props: { readonly noticeId: string; readonly lineId: string | undefined }): ReactNode {
  const { t, until, given } = useSpeech();
  const now = useNow();
  const notice = reads.useQuery("get", "/api/v1/public/notices/{id}", { params: { path: { id: props.noticeId } } });
  if (notice.error !== null) return <FaultNotice fault={notice.error} again={() => void notice.refetch()} />;
  if (notice.data === undefined || now === undefined) return <Skeleton active />;
  const { data } = notice;
  const over = now >= data.endsAt;
  return (
    <>
      <NextStep
        tone={over ? "over" : undefined}
        title={
          over
            ? t(
                `公示已于 ${until(data.endsAt)} 结束，不能再提出异议。`,
                `The notice ended ${until(data.endsAt)}; it is too late.`,
              )
            : t(
                `公示 ${data.number} 至 ${until(data.endsAt)}`,
                `Notice ${data.number} runs until ${until(data.endsAt)}`,
              )
        }
        words={`${given(data.programmeZh, data.programmeEn)} · ${given(data.cityZh, data.cityEn)} · ${given(data.periodZh, data.periodEn)}`}
      />
      {!over && <ObjectionForm notice={data} lineId={props.lineId} />}
    </>
  );
}

function ObjectionForm(props: { readonly notice: Notice; readonly lineId: string | undefined }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { notice } = props;
  const session = useSession();
  const enterprise = sideOf(session) === "enterprise";
  const navigate = useNavigate();
  const [form] = Form.useForm<Entered>();
  const kind = Form.useWatch("kind", form) ?? "line";
  const lineId = Form.useWatch("lineId", form) ?? props.lineId;
  const { kept, keep, drop } = useKept<{ text?: string }>(`objection/${notice.id}`);
  const lines = reads.useInfiniteQuery(
    "get",
    "/api/v1/public/notices/{id}/lines",
    { params: { path: { id: notice.id }, query: { limit: "100" } } },
    byCursor,
  );
  const claims = reads.useQuery(
    "get",
    "/api/v1/claims",
    { params: { query: { limit: "100" } } },
    { enabled: enterprise && kind === "omission" },
  );
  const file = useCommand((entered: Entered, header) => {
    const said = {
      noticeId: notice.id,
      text: entered.text,
      fileIds: (entered.files ?? []).map(({ id }) => id),
    };
    return api.POST("/api/v1/objections", {
      params: { header },
      body:
        entered.kind === "line"
          ? { kind: "line", lineId: entered.lineId ?? "", ...said }
          : { kind: "omission", claimId: entered.claimId ?? null, ...said },
    });
  });
  const all = lines.data?.pages.flatMap((page) => page.items) ?? [];
  const chosen = all.find((one) => one.lineId === lineId);
  const finish = async (entered: Entered): Promise<void> => {
    try {
      const filed = await file.run(entered);
      drop();
      await navigate({ to: `/objections/${filed.id}` as "/" });
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      markFields(form, error, speech);
    }
  };
  return (
    <Panel title={t("异议内容", "The objection")}>
      <FaultNotice fault={file.fault ?? lines.error} />
      <Form<Entered>
        form={form}
        layout="vertical"
        className="roomy-form"
        initialValues={{ kind: "line", lineId: props.lineId, text: kept?.text }}
        onValuesChange={(_, entered) => keep({ text: entered.text })}
        onFinish={(entered) => void finish(entered)}
      >
        {enterprise && (
          <Form.Item name="kind" label={t("针对", "About")}>
            <Radio.Group
              options={[
                { value: "line", label: t("清单中的一行", "A line of the list") },
                { value: "omission", label: t("应列而未列的申请", "A claim that is missing") },
              ]}
            />
          </Form.Item>
        )}
        {kind === "line" ? (
          <>
            <Form.Item
              name="lineId"
              label={t("清单行", "Line")}
              rules={[{ required: true, message: t("请选择清单中的一行。", "Choose a line.") }]}
            >
              <Select
                loading={lines.isPending}
                showSearch={{ optionFilterProp: "label" }}
                options={all.map((one) => ({ value: one.lineId, label: lineWords(one) }))}
                onPopupScroll={(event) => {
                  const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
                  if (scrollHeight - scrollTop - clientHeight < 80 && lines.hasNextPage) void lines.fetchNextPage();
                }}
              />
            </Form.Item>
            {chosen !== undefined && <LineFacts line={chosen} />}
          </>
        ) : (
          <Form.Item
            name="claimId"
            label={t("本单位的结算申请（选填）", "Your claim (optional)")}
            extra={t("写明认为应当列入的申请。", "The claim that you think belongs on the list.")}
          >
            <Select
              allowClear
              loading={claims.isPending}
              options={(claims.data?.items ?? [])
                .filter((claim) => claim.position !== null && claim.cityCode === notice.cityCode)
                .map((claim) => ({ value: claim.id, label: `${claim.number} · ${claim.serviceNameZh}` }))}
            />
          </Form.Item>
        )}
        <Form.Item
          name="text"
          label={t("事实和理由", "Facts and reasons")}
          rules={[{ required: true, whitespace: true, message: t("请写明事实和理由。", "State facts and reasons.") }]}
        >
          <Input.TextArea rows={6} maxLength={4000} showCount />
        </Form.Item>
        <Form.Item name="files" label={t("证明材料（选填，最多 10 份）", "Evidence (optional, at most 10)")}>
          <FileField purpose="objection" max={10} accept=".pdf,.jpg,.jpeg,.png,.docx" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={file.isPending}>
          {t("提出异议", "File the objection")}
        </Button>
      </Form>
    </Panel>
  );
}

function lineWords(line: Line): string {
  return `${line.ordinal}. ${line.enterpriseName}（${line.claimNumber}）`;
}

function LineFacts({ line }: { readonly line: Line }): ReactNode {
  const { t, given } = useSpeech();
  return (
    <div className="beside">
      <Facts
        facts={[
          { label: t("企业", "Enterprise"), value: line.enterpriseName },
          { label: t("供应商", "Supplier"), value: line.supplierName },
          { label: t("应用服务", "Service"), value: given(line.serviceZh, line.serviceEn) },
          { label: t("金额", "Amount"), value: <Money fen={line.changedAmountFen ?? line.amountFen} /> },
        ]}
      />
    </div>
  );
}
