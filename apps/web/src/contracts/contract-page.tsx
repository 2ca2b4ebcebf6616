import type { ReactNode } from "react";
import { Link, getRouteApi } from "@tanstack/react-router";
import { Flex, Skeleton } from "antd";
import { applicationLifecycle } from "@yunquan/core/applications/lifecycle.ts";
import { contractLifecycle } from "@yunquan/core/contracts/lifecycle.ts";
import { voucherLifecycle } from "@yunquan/core/vouchers/lifecycle.ts";
import { reads, type Schemas } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { CaseColumns, Panel } from "../ui/case-columns.tsx";
import { Facts } from "../ui/facts.tsx";
import { PageFault } from "../ui/exceptions.tsx";
import { FeeLinesTable } from "../ui/fee-lines-table.tsx";
import { Findings } from "../ui/findings.tsx";
import { Money } from "../ui/money.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { StatusTag } from "../ui/status-tag.tsx";

const route = getRouteApi("/contracts/$id");
type Contract = Schemas["Contract"];

/** One contract: its terms, what of its fees counts and why, its documents, and the cases that stand on it. */
export function ContractPage(): ReactNode {
  const { id } = route.useParams();
  const { t } = useSpeech();
  const session = useSession();
  const found = reads.useQuery("get", "/api/v1/contracts/{id}", { params: { path: { id } } });
  if (found.data === undefined)
    return found.error === null ? (
      <Skeleton active title={false} paragraph={{ rows: 10 }} />
    ) : (
      <PageFault fault={found.error} again={() => void found.refetch()} />
    );
  const contract = found.data;
  return (
    <>
      <PageHead
        title={contract.title}
        status={<StatusTag lifecycle={contractLifecycle} status={contract.status} />}
        lead={`${contract.number} · ${contract.enterpriseName} · ${contract.supplierName}`}
        actions={
          mayCall(session, "applications.create") && (
            <ButtonLink to="/applications/new" search={{ contract: id }} look="primary">
              {t("以此合同申请服务券", "Apply with this contract")}
            </ButtonLink>
          )
        }
      />
      <CaseColumns main={<About contract={contract} />} side={<Standing contract={contract} />} />
    </>
  );
}

function About({ contract }: { readonly contract: Contract }): ReactNode {
  const { t, date, time, given } = useSpeech();
  return (
    <>
      <Panel title={t("合同内容", "Terms")}>
        <Facts
          facts={[
            { label: t("企业（甲方）", "Enterprise"), value: contract.enterpriseName },
            { label: t("供应商（乙方）", "Supplier"), value: contract.supplierName },
            { label: t("签订日期", "Signed"), value: date(contract.signedOn) },
            { label: t("服务期", "Service"), value: `${date(contract.startsOn)} — ${date(contract.endsOn)}` },
            { label: t("总额", "Total"), value: <Money fen={contract.totalFen} /> },
            { label: t("可补助费用", "Eligible fee"), value: <Money fen={contract.eligibleFen} /> },
            {
              label: t("列明可补助费用", "States eligible fees"),
              value: contract.statesEligibleFee ? t("是", "Yes") : t("否", "No"),
            },
            { label: t("锁定时间", "Locked"), value: time(contract.lockedAt) },
            {
              label: t("实施地点", "Place"),
              value: `${given(contract.placeZh, contract.placeEn)} ${contract.implementationAddress}`,
              wide: true,
            },
          ]}
        />
      </Panel>
      <Panel title={t("费用项", "Fee lines")}>
        <FeeLinesTable lines={contract.lines} />
      </Panel>
      <Panel title={t("合同条件核对", "Conditions")}>
        <Findings findings={contract.findings} />
      </Panel>
    </>
  );
}

function Standing({ contract }: { readonly contract: Contract }): ReactNode {
  const { t, date, language } = useSpeech();
  const session = useSession();
  const query = { params: { query: { contractId: contract.id, limit: "50" } } };
  const cases = reads.useQuery("get", "/api/v1/applications", query, {
    enabled: mayCall(session, "applications.list"),
  });
  const vouchers = reads.useQuery("get", "/api/v1/vouchers", query, { enabled: mayCall(session, "vouchers.list") });
  return (
    <>
      <Panel title={t("文件", "Documents")}>
        <ul className="case-files">
          {contract.fileId !== null && (
            <li>
              <a href={`/api/v1/files/${contract.fileId}/content`} target="_blank" rel="noreferrer">
                {t("合同文本", "The contract")}
              </a>
            </li>
          )}
          {contract.annexes.map((annex) => (
            <li key={annex.id}>
              <a href={`/api/v1/files/${annex.fileId}/content`} target="_blank" rel="noreferrer">
                {t(`补签附件（${date(annex.signedOn)}）`, `Annex of ${date(annex.signedOn)}`)}
              </a>
            </li>
          ))}
          {mayCall(session, "contracts.template") && (
            <li>
              <a href={`/api/v1/contracts/${contract.id}/template?kind=contract`} target="_blank" rel="noreferrer">
                {t("按填报内容生成的参考合同（PDF）", "The contract filled from the entries (PDF)")}
              </a>
            </li>
          )}
        </ul>
      </Panel>
      <Panel title={t("相关申请", "Applications")}>
        {cases.data?.items.length === 0 && <p className="quiet">{t("还没有申请。", "None yet.")}</p>}
        <ul className="case-files">
          {(cases.data?.items ?? []).map((one) => (
            <li key={one.id}>
              <Link to={`/applications/${one.id}` as "/"}>{one.number}</Link>
              <Flex gap={8} align="center">
                <span className="quiet">
                  {(language === "zh" ? one.serviceNameZh : one.serviceNameEn) ?? one.serviceCode}
                </span>
                <StatusTag lifecycle={applicationLifecycle} status={one.status} />
              </Flex>
            </li>
          ))}
        </ul>
      </Panel>
      {(vouchers.data?.items.length ?? 0) > 0 && (
        <Panel title={t("服务券", "Vouchers")}>
          <ul className="case-files">
            {(vouchers.data?.items ?? []).map((one) => (
              <li key={one.id}>
                <Link to={`/vouchers/${one.id}` as "/"}>{one.code}</Link>
                <Flex gap={8} align="center">
                  <Money fen={one.faceValueFen} />
                  <StatusTag lifecycle={voucherLifecycle} status={one.status} />
                </Flex>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
