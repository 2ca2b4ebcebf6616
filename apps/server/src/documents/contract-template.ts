import type { Instant } from "@yunquan/core/time.ts";
import { drawContract } from "./contract-text.ts";
import type { ContractText } from "./contract-text.ts";
import { GREY, mm, SIZE } from "./pdf-style.ts";
import { renderPdf } from "./pdf.ts";

/**
 * The service contract of annex 1.3 to sign, filled from an application's draft; with empty parties and no lines it is the
 * blank form that anybody may download. With `supplements` it is the annex for a contract signed before the programme.
 *
 * @clause 5.5 A1.3
 */
export function contractTemplate(text: ContractText, createdAt: Instant): Promise<Uint8Array> {
  const title =
    text.supplements === undefined
      ? `${text.subject}服务合同（参考文本）`
      : `${text.subject}服务合同补充附件（参考文本）`;
  return renderPdf({ title, subject: title, createdAt, footer: `${title}　${text.number ?? ""}` }, (sheet) => {
    drawContract(sheet, text);
    sheet.space(mm(2));
    sheet.paragraph(
      "本文本供签约参考，双方可以另行约定；签约前请核对各项金额。For reference; the parties may agree otherwise.",
      {
        size: SIZE.small,
        color: GREY,
      },
    );
  });
}
