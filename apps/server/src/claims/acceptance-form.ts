import type { Id } from "@yunquan/core/ids.ts";
import { addDays, beijingDate } from "@yunquan/core/time.ts";
import { acceptanceReport } from "../documents/acceptance-report.ts";
import type { Download } from "../platform/file-routes.ts";
import type { Work } from "../platform/work.ts";
import { programmeById } from "../programmes/commands.ts";

/** The acceptance report for everybody: blank, or filled as a sample. @clause 5.9 */
export async function acceptanceForm(work: Work, programmeId: Id, sample: boolean): Promise<Download> {
  const { nameZh } = await programmeById(work, programmeId);
  const on = beijingDate(work.now);
  const bytes = await acceptanceReport(
    sample
      ? {
          subject: nameZh,
          sample: true,
          enterprise: "示例制造有限公司",
          supplier: "示例云服务有限公司",
          contractNumber: "示例-001",
          voucherCode: "YQ00-XXXX-XXXX-XXXX",
          service: "示例服务",
          place: "广东省示例工业园 1 号",
          implementedOn: addDays(on, -30),
          acceptedOn: on,
        }
      : { subject: nameZh },
    work.now,
  );
  return {
    name: `${nameZh}服务验收报告（${sample ? "样表" : "参考文本"}）.pdf`,
    mediaType: "application/pdf",
    bytes,
  };
}
