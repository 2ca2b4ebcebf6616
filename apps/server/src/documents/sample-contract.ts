import type { Instant } from "@yunquan/core/time.ts";
import { drawContract } from "./contract-text.ts";
import type { ContractText } from "./contract-text.ts";
import { ALERT, mm } from "./pdf-style.ts";
import { renderPdf } from "./pdf.ts";
import type { Sheet } from "./pdf.ts";

/** A contract whose every field is filled, for demonstrations and trial runs. */
export type SampleContract = ContractText & Required<Pick<ContractText, "number" | "signedOn" | "from" | "to">>;

/** A filled contract as a real PDF, marked as a sample on every page so that nobody takes it for a signed one. */
export function sampleContract(contract: SampleContract, createdAt: Instant): Promise<Uint8Array> {
  const title = `${contract.subject}服务合同 ${contract.number}（示例）`;
  return renderPdf({ title, subject: title, createdAt, footer: title }, (sheet) => {
    sheet.decoratePages(() => drawSampleMark(sheet));
    drawContract(sheet, contract);
  });
}

/** The mark of a sample, in the corner of a page. */
export function drawSampleMark(sheet: Sheet, words = "示例，非真实合同 SAMPLE"): void {
  const width = mm(52);
  const x = sheet.left + sheet.width - width;
  const y = mm(9);
  sheet.doc.rect(x, y, width, mm(7)).lineWidth(0.8).strokeColor(ALERT).stroke();
  sheet.drawLines([words], { x, y: y + mm(1.2), width }, { size: 9, color: ALERT, align: "center", bold: true });
}
