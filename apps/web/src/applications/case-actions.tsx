import { useState, type ReactNode } from "react";
import { App, Button, Form, Input, Modal } from "antd";
import { ApiFault, api, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { FileField, type StoredFile } from "../ui/file-field.tsx";
import { StepButton } from "../ui/step-button.tsx";
import { returnPhrases } from "./words.ts";

type Application = Schemas["Application"];

/** A button for everything that the reader may do with the case now, as the case itself says. */
export function CaseActions({ application }: { readonly application: Application }): ReactNode {
  const may = (action: string): boolean => application.actions.includes(action);
  return (
    <>
      {may("update") && <Edit application={application} />}
      {may("review") && <Review application={application} />}
      {may("confirm") && <Confirm application={application} />}
      {may("approve") && <Approve application={application} />}
      {may("bringBack") && <BringBack application={application} />}
      {may("confirmInPlace") && <ConfirmInPlace application={application} />}
      {may("dispute") && <Dispute application={application} />}
      {may("sendBack") && <SendBack application={application} />}
      {may("return") && <Return application={application} />}
      {may("reject") && <Reject application={application} />}
      {may("withdraw") && <Withdraw application={application} />}
    </>
  );
}

interface Given {
  readonly application: Application;
}

function Edit({ application }: Given): ReactNode {
  const { t } = useSpeech();
  return (
    <ButtonLink to="/applications/$id/edit" params={{ id: application.id }} look="primary">
      {application.status === "returned" ? t("补正并重新提交", "Correct and submit again") : t("继续填报", "Go on")}
    </ButtonLink>
  );
}

function Review({ application }: Given): ReactNode {
  const { t } = useSpeech();
  return (
    <ButtonLink to={`/review/applications/${application.id}` as "/"} look="primary">
      {t("审核", "Review")}
    </ButtonLink>
  );
}

function Confirm({ application: { id, version } }: Given): ReactNode {
  const { t } = useSpeech();
  const command = useCommand((_: { reason?: string }, header) =>
    api.POST("/api/v1/applications/{id}/confirm", { params: { path: { id }, header }, body: { version } }),
  );
  return (
    <StepButton
      label={t("确认属实", "Confirm")}
      type="primary"
      consequence={t(
        "确认本单位与该企业签有此合同、按此提供服务。确认后由市级主管部门审核。",
        "You confirm this contract and this service. The city office reviews the case next.",
      )}
      command={command}
      done={t("已确认", "Confirmed")}
    />
  );
}

function Dispute({ application: { id, version } }: Given): ReactNode {
  const { t } = useSpeech();
  const command = useCommand((body: { reason?: string }, header) =>
    api.POST("/api/v1/applications/{id}/dispute", {
      params: { path: { id }, header },
      body: { version, reason: body.reason ?? "" },
    }),
  );
  return (
    <StepButton
      label={t("提出异议", "Dispute")}
      consequence={t(
        "企业会看到您的理由并补正；其间审核计时暂停。",
        "The enterprise sees your reason and corrects the case; the clock stands meanwhile.",
      )}
      command={command}
      reason="required"
      phrases={[
        t("本单位未与该企业签订此合同。", "We have no such contract with this enterprise."),
        t("费用项与合同不一致。", "The fee lines differ from the contract."),
        t("所选服务或产品不是本单位提供的。", "The service or product is not ours."),
      ]}
      done={t("已提出异议", "Disputed")}
    />
  );
}

function Approve({ application: { id, version } }: Given): ReactNode {
  const { t } = useSpeech();
  const command = useCommand((_: { reason?: string }, header) =>
    api.POST("/api/v1/applications/{id}/approve", { params: { path: { id }, header }, body: { version } }),
  );
  return (
    <StepButton
      label={t("复核通过并发券", "Approve and issue")}
      type="primary"
      consequence={t("服务券随即发放给企业，不能撤回。", "The voucher is issued at once and cannot be taken back.")}
      command={command}
      done={t("已发券", "Voucher issued")}
    />
  );
}

function BringBack({ application: { id, version } }: Given): ReactNode {
  const { t } = useSpeech();
  const command = useCommand((_: { reason?: string }, header) =>
    api.POST("/api/v1/applications/{id}/bring-back", { params: { path: { id }, header }, body: { version } }),
  );
  return (
    <StepButton
      label={t("取回补正", "Take back to correct")}
      type="primary"
      consequence={t(
        "取回后可以修改并重新提交；在期限内提交的保留序号。",
        "You can correct and submit it again; in time, it keeps its place.",
      )}
      command={command}
      done={t("已取回", "Taken back")}
    />
  );
}

function SendBack({ application: { id, version } }: Given): ReactNode {
  const { t } = useSpeech();
  const command = useCommand((body: { reason?: string }, header) =>
    api.POST("/api/v1/applications/{id}/send-back", {
      params: { path: { id }, header },
      body: { version, reason: body.reason ?? "" },
    }),
  );
  return (
    <StepButton
      label={t("退回经办", "Send back")}
      consequence={t("退回本市经办重新审核。", "The reviewer looks at it again.")}
      command={command}
      reason="required"
      done={t("已退回经办", "Sent back")}
    />
  );
}

function Return({ application: { id, version } }: Given): ReactNode {
  const { t, language } = useSpeech();
  const command = useCommand((body: { reason?: string }, header) =>
    api.POST("/api/v1/applications/{id}/return", {
      params: { path: { id }, header },
      body: { version, reason: body.reason ?? "" },
    }),
  );
  return (
    <StepButton
      label={t("退回补正", "Return")}
      consequence={t(
        "请一次写明全部问题；企业补正期间计时暂停，按时重新提交的保留序号。",
        "Name everything at once; the clock stands meanwhile, and a case that comes back in time keeps its place.",
      )}
      command={command}
      reason="required"
      phrases={returnPhrases.map((phrase) => phrase[language])}
      done={t("已退回", "Returned")}
    />
  );
}

function Reject({ application: { id, version } }: Given): ReactNode {
  const { t } = useSpeech();
  const command = useCommand((body: { reason?: string }, header) =>
    api.POST("/api/v1/applications/{id}/reject", {
      params: { path: { id }, header },
      body: { version, reason: body.reason ?? "" },
    }),
  );
  return (
    <StepButton
      label={t("不予通过", "Reject")}
      danger
      consequence={t(
        "本申请就此办结，占用的额度释放；理由告知企业。",
        "This closes the case and frees what it holds; the enterprise is told the reason.",
      )}
      command={command}
      reason="required"
      done={t("已办结", "Rejected")}
    />
  );
}

function Withdraw({ application: { id, version, status } }: Given): ReactNode {
  const { t } = useSpeech();
  const command = useCommand((body: { reason?: string }, header) =>
    api.POST("/api/v1/applications/{id}/withdraw", { params: { path: { id }, header }, body: { version, ...body } }),
  );
  return (
    <StepButton
      label={status === "draft" ? t("作废草稿", "Discard the draft") : t("撤回申请", "Withdraw")}
      danger
      consequence={
        status === "draft"
          ? t("草稿作废后不能恢复，合同仍保留。", "A discarded draft cannot be restored; the contract stays.")
          : t(
              "撤回后释放占用的额度并失去排队序号，不能恢复；再次申请须重新排队。",
              "What it holds is freed and its place in line is lost for good; a new application queues anew.",
            )
      }
      command={command}
      reason="optional"
      done={t("已撤回", "Withdrawn")}
    />
  );
}

/** The bureau stands in for a supplier who does not or may not answer: with its reason and the evidence for it. */
function ConfirmInPlace({ application: { id, version } }: Given): ReactNode {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ reason: string; files: readonly StoredFile[] }>();
  const command = useCommand((given: { reason: string; fileIds: string[] }, header) =>
    api.POST("/api/v1/applications/{id}/confirm-in-place", {
      params: { path: { id }, header },
      body: { version, ...given },
    }),
  );
  const carryOut = async (): Promise<void> => {
    const { reason, files } = await form.validateFields();
    try {
      await command.run({ reason: reason.trim(), fileIds: files.map((file) => file.id) });
    } catch (error) {
      if (error instanceof ApiFault) return;
      throw error;
    }
    setOpen(false);
    void message.success(t("已代为确认", "Confirmed in the supplier's place"));
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("代供应商确认", "Confirm in the supplier's place")}</Button>
      <Modal
        open={open}
        title={t("代供应商确认", "Confirm in the supplier's place")}
        okText={t("确认", "Confirm")}
        cancelText={t("取消", "Cancel")}
        okButtonProps={{ loading: command.isPending }}
        onOk={() => void carryOut().catch(() => undefined)}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p>
          {t(
            "供应商被暂停、取消或逾期未答复时，凭证明材料代为确认，不影响企业。",
            "Where the supplier is suspended, revoked or silent, confirm upon evidence, so that the enterprise does not suffer.",
          )}
        </p>
        <FaultNotice fault={command.fault} />
        <Form form={form} layout="vertical" preserve={false} initialValues={{ files: [] }}>
          <Form.Item
            name="reason"
            label={t("理由", "Reason")}
            rules={[{ required: true, whitespace: true, message: t("请填写理由。", "Give the reason.") }]}
          >
            <Input.TextArea rows={4} maxLength={2000} showCount />
          </Form.Item>
          <Form.Item
            name="files"
            label={t("证明材料", "Evidence")}
            rules={[{ type: "array", min: 1, message: t("请上传证明材料。", "Upload the evidence.") }]}
          >
            <FileField purpose="other" max={10} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
