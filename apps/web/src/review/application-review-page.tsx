import { useState, type ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { applicationLifecycle } from "@yunquan/core/applications/lifecycle.ts";
import { reads, type Schemas } from "../api.ts";
import { useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { DocumentViewer, type ViewedFile } from "../ui/document-viewer.tsx";
import { PageFault } from "../ui/exceptions.tsx";
import { faultOf } from "../ui/fault-notice.tsx";
import { Money } from "../ui/money.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { ApplicationDecision } from "./application-decision.tsx";
import { ApplicationFacts } from "./application-facts.tsx";
import { AssigneeField, useAssign } from "./assignee-field.tsx";
import { CaseSkeleton, usePrefetched } from "./prefetched.tsx";
import { useNeighbours } from "./neighbours.ts";
import { ReviewFrame, useWayOn } from "./review-frame.tsx";

const route = getRouteApi("/review/applications/$id");

/** One application under review, with the way to the next of its queue. */
export function ApplicationReviewPage(): ReactNode {
  const { id } = route.useParams();
  const application = reads.useQuery("get", "/api/v1/applications/{id}", { params: { path: { id } } });
  const context = reads.useQuery("get", "/api/v1/reviews/{noun}/{id}", {
    params: { path: { noun: "application", id } },
  });
  const failed = faultOf(application, context);
  if (failed.fault !== null && (application.data === undefined || context.data === undefined))
    return <PageFault {...failed} />;
  if (application.data === undefined || context.data === undefined) return <CaseSkeleton />;
  return <Review key={id} application={application.data} context={context.data} />;
}

function Review(props: {
  readonly application: Schemas["Application"];
  readonly context: Schemas["ReviewContext"];
}): ReactNode {
  const { application, context } = props;
  const { id } = application;
  const { t, given } = useSpeech();
  const { personId } = useSession();
  const filter = route.useSearch();
  const neighbours = useNeighbours("application", filter, id);
  const wayOn = useWayOn("application", filter, neighbours);
  const assign = useAssign("application", id);
  const [accepting, setAccepting] = useState(0);
  usePrefetched("application", neighbours.next?.id);
  return (
    <ReviewFrame
      title={t(`申请 ${application.number}`, `Application ${application.number}`)}
      status={<StatusTag lifecycle={applicationLifecycle} status={application.status} />}
      lead={
        <>
          {application.enterprise.name} · {given(application.serviceNameZh, application.serviceNameEn)} ·{" "}
          <b>
            <Money fen={application.faceValueFen} />
          </b>
        </>
      }
      neighbours={neighbours}
      wayOn={wayOn}
      onAccept={() => setAccepting((times) => times + 1)}
      onTake={() => assign.press(personId)}
      facts={<ApplicationFacts application={application} context={context} />}
      documents={<DocumentViewer files={filesOf(application, context, t)} />}
      decision={
        <>
          <AssigneeField context={context} command={assign} />
          <ApplicationDecision
            application={application}
            context={context}
            accepting={accepting}
            onward={wayOn.onward}
          />
        </>
      }
    />
  );
}

function filesOf(
  application: Schemas["Application"],
  context: Schemas["ReviewContext"],
  t: (zh: string, en: string) => string,
): ViewedFile[] {
  const annexes = new Set(context.contract.annexes.map(({ fileId }) => fileId));
  return application.files
    .map(({ id, name, mediaType }) => ({
      id,
      name,
      mediaType,
      kind:
        id === context.contract.fileId
          ? t("合同", "Contract")
          : annexes.has(id)
            ? t("合同附件", "Annex")
            : t("代确认证明", "Evidence"),
      first: id === context.contract.fileId,
    }))
    .toSorted((a, b) => Number(b.first) - Number(a.first));
}
