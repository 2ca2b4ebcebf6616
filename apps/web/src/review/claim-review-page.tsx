import { useState, type ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { claimLifecycle } from "@yunquan/core/claims/lifecycle.ts";
import { evidenceKinds } from "@yunquan/core/claims/reckoning.ts";
import { reads, type Schemas } from "../api.ts";
import { useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { DocumentViewer, type ViewedFile } from "../ui/document-viewer.tsx";
import { PageFault } from "../ui/exceptions.tsx";
import { faultOf } from "../ui/fault-notice.tsx";
import { Money } from "../ui/money.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { AssigneeField, useAssign } from "./assignee-field.tsx";
import { ClaimDecision } from "./claim-decision.tsx";
import { ClaimFacts } from "./claim-facts.tsx";
import { useNeighbours } from "./neighbours.ts";
import { CaseSkeleton, usePrefetched } from "./prefetched.tsx";
import { ReviewFrame, useWayOn } from "./review-frame.tsx";

const route = getRouteApi("/review/claims/$id");

/** One claim under review, with the way to the next of its queue. */
export function ClaimReviewPage(): ReactNode {
  const { id } = route.useParams();
  const claim = reads.useQuery("get", "/api/v1/claims/{id}", { params: { path: { id } } });
  const context = reads.useQuery("get", "/api/v1/reviews/{noun}/{id}", { params: { path: { noun: "claim", id } } });
  const failed = faultOf(claim, context);
  if (failed.fault !== null && (claim.data === undefined || context.data === undefined))
    return <PageFault {...failed} />;
  if (claim.data === undefined || context.data === undefined) return <CaseSkeleton />;
  return <Review key={id} claim={claim.data} context={context.data} />;
}

function Review(props: { readonly claim: Schemas["Claim"]; readonly context: Schemas["ReviewContext"] }): ReactNode {
  const { claim, context } = props;
  const { id } = claim;
  const { t } = useSpeech();
  const { personId } = useSession();
  const filter = route.useSearch();
  const neighbours = useNeighbours("claim", filter, id);
  const wayOn = useWayOn("claim", filter, neighbours);
  const assign = useAssign("claim", id);
  const [accepting, setAccepting] = useState(0);
  usePrefetched("claim", neighbours.next?.id);
  const invoices = reads.useQuery("get", "/api/v1/invoices", {
    params: { query: { contractId: claim.contract.id, limit: "100" } },
  });
  const [shown, setShown] = useState<string>();
  const files = filesOf(props, invoices.data?.items ?? [], t);
  return (
    <ReviewFrame
      title={t(`结算 ${claim.number}`, `Claim ${claim.number}`)}
      status={<StatusTag lifecycle={claimLifecycle} status={claim.status} />}
      lead={
        <>
          {claim.enterprise.name} · {claim.voucherCode} ·{" "}
          <b>
            <Money fen={claim.amountFen} />
          </b>
        </>
      }
      neighbours={neighbours}
      wayOn={wayOn}
      onAccept={() => setAccepting((times) => times + 1)}
      onTake={() => assign.press(personId)}
      facts={<ClaimFacts claim={claim} context={context} invoices={invoices.data?.items} onShow={setShown} />}
      documents={<DocumentViewer files={files} {...(shown === undefined ? {} : { shown })} onShow={setShown} />}
      decision={
        <>
          <AssigneeField context={context} command={assign} />
          <ClaimDecision claim={claim} context={context} accepting={accepting} onward={wayOn.onward} />
        </>
      }
    />
  );
}

function filesOf(
  { claim, context }: { readonly claim: Schemas["Claim"]; readonly context: Schemas["ReviewContext"] },
  invoices: readonly Schemas["Invoice"][],
  t: (zh: string, en: string) => string,
): ViewedFile[] {
  const { contract } = context;
  // What people have to read comes first; an invoice is mostly read by machine, from its XML.
  const all: ViewedFile[] = [
    ...claim.evidence.map((one) => ({
      id: one.fileId,
      name: one.fileName,
      kind: t(evidenceKinds[one.kind].zh, evidenceKinds[one.kind].en),
    })),
    ...invoices.map((invoice) => ({
      id: invoice.fileId,
      name: invoice.number,
      kind: t(`发票 ${invoice.number.slice(-6)}`, `Invoice ${invoice.number.slice(-6)}`),
    })),
    ...invoices.flatMap((invoice) =>
      invoice.explanationFileId === null
        ? []
        : [
            {
              id: invoice.explanationFileId,
              name: t(`发票 ${invoice.number} 的说明`, `On invoice ${invoice.number}`),
              kind: t("发票说明", "Explanation"),
            },
          ],
    ),
    ...(contract.fileId === null ? [] : [{ id: contract.fileId, name: contract.title, kind: t("合同", "Contract") }]),
    ...contract.annexes.map((annex) => ({ id: annex.fileId, name: annex.name, kind: t("合同附件", "Annex") })),
  ];
  return all.filter((file, index) => all.findIndex(({ id }) => id === file.id) === index);
}
