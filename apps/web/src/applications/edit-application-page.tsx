import type { ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Skeleton } from "antd";
import { applicationLifecycle } from "@yunquan/core/applications/lifecycle.ts";
import { reads } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { NotNow, PageFault } from "../ui/exceptions.tsx";
import { faultOf } from "../ui/fault-notice.tsx";
import { Editor } from "./editor.tsx";
import { useProgramme } from "../ui/programme-in-force.ts";

const route = getRouteApi("/applications/$id/edit");

/** A draft or a returned application, to be gone on with. What has been submitted meanwhile says so and leads on. */
export function EditApplicationPage(): ReactNode {
  const { id } = route.useParams();
  const { t } = useSpeech();
  const found = reads.useQuery("get", "/api/v1/applications/{id}", { params: { path: { id } } });
  const contractId = found.data?.contract.id ?? "";
  const contract = reads.useQuery(
    "get",
    "/api/v1/contracts/{id}",
    { params: { path: { id: contractId } } },
    { enabled: contractId !== "" },
  );
  const fileId = contract.data?.fileId ?? null;
  const file = reads.useQuery(
    "get",
    "/api/v1/files/{id}",
    { params: { path: { id: fileId ?? "" } } },
    { enabled: fileId !== null },
  );
  const { chosen, ...programme } = useProgramme(found.data?.programmeId);
  const failed = faultOf(found, contract, programme);
  const application = found.data;
  if (application !== undefined && !application.actions.includes("update"))
    return (
      <NotNow
        title={t(
          `申请 ${application.number}：${applicationLifecycle.statuses[application.status].zh}`,
          `Application ${application.number}: ${applicationLifecycle.statuses[application.status].en}`,
        )}
        words={t("此申请现在不能修改。", "It cannot be changed now.")}
        instead={
          <ButtonLink to="/applications/$id" params={{ id }} look="primary">
            {t("查看办理进度", "Follow the case")}
          </ButtonLink>
        }
      />
    );
  const waits = fileId !== null && file.data === undefined && file.error === null;
  if (application === undefined || contract.data === undefined || chosen === undefined || waits)
    return failed.fault === null ? (
      <Skeleton active title={false} paragraph={{ rows: 12 }} />
    ) : (
      <PageFault {...failed} />
    );
  return <Editor key={id} application={application} contract={contract.data} file={file.data} frame={chosen} />;
}
