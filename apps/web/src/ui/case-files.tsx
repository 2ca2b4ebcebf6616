import { useState, type ReactNode } from "react";
import { Drawer } from "antd";
import { FileOutlined, FilePdfOutlined, FileImageOutlined } from "@ant-design/icons";
import { useSpeech } from "../speech.ts";
import { DocumentViewer } from "./document-viewer.tsx";

export interface CaseFile {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

/** The files of a case, to be read in a window over the page, or opened in a tab of their own. */
export function CaseFiles(props: {
  readonly files: readonly CaseFile[];
  readonly hrefOf: (file: CaseFile) => string;
  readonly empty?: string;
}): ReactNode {
  const { t, language } = useSpeech();
  const [shown, setShown] = useState<string>();
  const kindOf = (file: CaseFile): string => purposeWords[file.purpose]?.[language] ?? file.purpose;
  if (props.files.length === 0) return <p className="quiet">{props.empty ?? t("没有文件。", "No files.")}</p>;
  return (
    <>
      <ul className="case-files">
        {props.files.map((file) => (
          <li key={file.id}>
            <a
              href={props.hrefOf(file)}
              onClick={(event) => {
                // With a modifier it opens in a tab, as links do.
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                setShown(file.id);
              }}
            >
              {iconOf(file.mediaType)} {file.name}
            </a>
            <span className="quiet">
              {kindOf(file)} · {sizeWords(file.sizeBytes)}
            </span>
          </li>
        ))}
      </ul>
      <Drawer
        open={shown !== undefined}
        onClose={() => setShown(undefined)}
        size={920}
        title={t("文件", "Files")}
        destroyOnHidden
      >
        {shown !== undefined && (
          <DocumentViewer
            files={props.files.map((file) => ({ ...file, kind: kindOf(file) }))}
            shown={shown}
            onShow={setShown}
          />
        )}
      </Drawer>
    </>
  );
}

/** What files are for. */
export const purposeWords: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  contract: { zh: "合同", en: "Contract" },
  "contract-annex": { zh: "合同附件", en: "Contract annex" },
  invoice: { zh: "发票", en: "Invoice" },
  "payment-proof": { zh: "付款凭证", en: "Proof of payment" },
  "acceptance-report": { zh: "验收报告", en: "Acceptance report" },
  qualification: { zh: "资质证明", en: "Qualification" },
  objection: { zh: "异议材料", en: "Objection" },
  other: { zh: "其他材料", en: "Other" },
  certificate: { zh: "服务券凭证", en: "Certificate" },
  receipt: { zh: "回执", en: "Receipt" },
};

function iconOf(mediaType: string): ReactNode {
  if (mediaType === "application/pdf") return <FilePdfOutlined />;
  return mediaType.startsWith("image/") ? <FileImageOutlined /> : <FileOutlined />;
}

export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.round(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
