import { useState, type ReactNode } from "react";
import { Button } from "antd";
import type { Finding } from "@yunquan/core/refusal.ts";
import { api, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { DateField } from "../ui/date-field.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { FileField, type StoredFile } from "../ui/file-field.tsx";
import "./applications.css";

/** The supplementary annex that a contract from before the programme needs: asked for only where the rule asks for it. */
export function AnnexField(props: {
  readonly contract: Schemas["Contract"];
  /** Saves what is still waiting and gives the version that the annex goes to. */
  readonly versionSaved: () => Promise<number>;
  readonly onVersion: (version: number) => void;
  readonly findings: readonly Finding[] | Schemas["Contract"]["findings"];
}): ReactNode {
  const { t, date } = useSpeech();
  const { contract } = props;
  const [signedOn, setSignedOn] = useState<string | null>(null);
  const [files, setFiles] = useState<readonly StoredFile[]>([]);
  const add = useCommand((given: { signedOn: string; fileId: string; version: number }, header) =>
    api.POST("/api/v1/contracts/{id}/annexes", {
      params: { path: { id: contract.id }, header },
      body: given,
    }),
  );
  const needed = props.findings.some(({ rule, outcome }) => rule === "states-eligible-fee" && outcome === "open");
  const [file] = files;
  const send = async (): Promise<void> => {
    if (signedOn === null || file === undefined) return;
    const answer = await add.run({ signedOn, fileId: file.id, version: await props.versionSaved() });
    props.onVersion(answer.version);
    setSignedOn(null);
    setFiles([]);
  };
  return (
    <>
      {contract.annexes.length > 0 && (
        <p>
          {t("已添加补签附件：", "Annexes: ")}
          {contract.annexes.map(({ signedOn: on }) => date(on)).join(t("、", ", "))}
        </p>
      )}
      {needed && (
        <fieldset className="fee-line">
          <legend>{t("补签的合同附件", "Supplementary annex")}</legend>
          <p className="quiet">
            {t("可先", "You can ")}
            <a href={`/api/v1/contracts/${contract.id}/template?kind=annex`} target="_blank" rel="noreferrer">
              {t("下载按填报内容生成的附件", "download the annex filled from your entries")}
            </a>
            {t("，双方签章后上传。", ", have both sides sign it and upload it.")}
          </p>
          <FaultNotice fault={add.fault} />
          <div className="form-grid">
            <label>
              <span>{t("附件签订日期", "Signed on")}</span>
              <DateField value={signedOn} onChange={setSignedOn} label={t("附件签订日期", "Signed on")} />
            </label>
            <div>
              <FileField purpose="contract-annex" max={1} value={files} onChange={setFiles} />
            </div>
          </div>
          <Button
            disabled={signedOn === null || file === undefined}
            loading={add.isPending}
            onClick={() => void send().catch(() => undefined)}
          >
            {t("添加附件", "Add the annex")}
          </Button>
        </fieldset>
      )}
    </>
  );
}
