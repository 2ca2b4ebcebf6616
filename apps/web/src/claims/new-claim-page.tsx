import type { ReactNode } from "react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Empty, Flex, Skeleton } from "antd";
import { claimLifecycle } from "@yunquan/core/claims/lifecycle.ts";
import { ApiFault, api, reads, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { Facts } from "../ui/facts.tsx";
import { FaultNotice, faultOf } from "../ui/fault-notice.tsx";
import { Money } from "../ui/money.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { StatusTag } from "../ui/status-tag.tsx";

/** Where a claim begins: the voucher it is for, and what one has to have at hand. */
export function NewClaimPage(): ReactNode {
  const { t } = useSpeech();
  const { voucher } = useSearch({ from: "/claims/new" });
  return (
    <>
      <PageHead
        title={t("申请兑现服务券", "Claim a voucher")}
        lead={t(
          "服务实施完成、验收并付款后，在服务券有效期内提出。",
          "Once the service is implemented, accepted and paid for, while the voucher is valid.",
        )}
      />
      {voucher === undefined ? <ChooseVoucher /> : <Begin voucherId={voucher} />}
    </>
  );
}

function ChooseVoucher(): ReactNode {
  const { t, until, given } = useSpeech();
  const vouchers = reads.useQuery("get", "/api/v1/vouchers", {
    params: { query: { status: "issued", limit: "100" } },
  });
  if (vouchers.error !== null) return <FaultNotice fault={vouchers.error} again={() => void vouchers.refetch()} />;
  if (vouchers.data === undefined) return <Skeleton active />;
  if (vouchers.data.items.length === 0)
    return (
      <Empty
        description={t(
          "没有可以兑现的服务券。已提出申请的券在结算申请列表中查看；还没有券的，请先申请服务券。",
          "No voucher can be claimed now. Claims on their way are in the list of claims; without a voucher, apply for one first.",
        )}
      >
        <ButtonLink to="/claims">{t("查看结算申请", "See the claims")}</ButtonLink>
      </Empty>
    );
  return (
    <section className="panel">
      <h2>{t("选择要兑现的服务券", "Choose the voucher")}</h2>
      <ul className="cards">
        {vouchers.data.items.map((voucher) => (
          <li key={voucher.id} className="card-row">
            <Flex justify="space-between" align="center" gap={12} wrap>
              <div>
                <b>{given(voucher.serviceNameZh, voucher.serviceNameEn)}</b> · {voucher.supplier.name}
                <div className="quiet">
                  {voucher.code} ·{" "}
                  {t(`请于 ${until(voucher.lastClaimAt)} 前申请`, `claim until ${until(voucher.lastClaimAt)}`)}
                </div>
              </div>
              <Flex gap={12} align="center">
                <b>
                  <Money fen={voucher.faceValueFen} />
                </b>
                <ButtonLink
                  to="/claims/new"
                  search={{ voucher: voucher.id }}
                  look="primary"
                  aria-label={t(`兑现 ${voucher.code}`, `Claim ${voucher.code}`)}
                >
                  {t("兑现", "Claim")}
                </ButtonLink>
              </Flex>
            </Flex>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** States in which another claim on the same voucher may follow. */
const over: readonly string[] = ["withdrawn", "rejected"];

function Begin({ voucherId }: { readonly voucherId: string }): ReactNode {
  const { t, until, given } = useSpeech();
  const navigate = useNavigate();
  const voucher = reads.useQuery("get", "/api/v1/vouchers/{id}", { params: { path: { id: voucherId } } });
  const claims = reads.useQuery("get", "/api/v1/claims", { params: { query: { voucherId } } });
  const create = useCommand((id: string, header) =>
    api.POST("/api/v1/claims", { params: { header }, body: { voucherId: id } }),
  );
  const failed = faultOf(voucher, claims);
  if (failed.fault !== null) return <FaultNotice {...failed} />;
  if (voucher.data === undefined || claims.data === undefined) return <Skeleton active />;
  const known: Schemas["ClaimSummary"] | undefined = claims.data.items.find((claim) => !over.includes(claim.status));
  const begin = async (): Promise<void> => {
    try {
      const claim = await create.run(voucherId);
      await navigate({ to: "/claims/$id/edit", params: { id: claim.id } });
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
    }
  };
  const { data: held } = voucher;
  return (
    <>
      <FaultNotice fault={create.fault} />
      <section className="panel">
        <h2>{t("服务券", "The voucher")}</h2>
        <Facts
          facts={[
            { label: t("服务券编号", "Voucher"), value: held.code },
            { label: t("面额", "Face value"), value: <Money fen={held.faceValueFen} /> },
            { label: t("应用服务", "Service"), value: given(held.serviceNameZh, held.serviceNameEn) },
            { label: t("供应商", "Supplier"), value: held.supplier.name },
            { label: t("合同", "Contract"), value: held.contractNumber },
            { label: t("最晚申请时间", "Claim until"), value: until(held.lastClaimAt) },
          ]}
        />
      </section>
      {known === undefined ? (
        <section className="panel">
          <h2>{t("请先备好", "Have these at hand")}</h2>
          <ul>
            <li>
              {t(
                "合同的全部发票：数电发票 XML 和 PDF 自动读取，OFD 和扫描件上传后手工填写；",
                "All invoices of the contract: the XML and the PDF of digital invoices are read for you; what is on an OFD or a scan is typed;",
              )}
            </li>
            <li>{t("付款凭证（银行回单），每份写明金额和日期；", "Proofs of payment, each with amount and day;")}</li>
            <li>
              {t(
                "验收报告，及实施完成、验收的日期；",
                "The acceptance report, with the days of completion and acceptance;",
              )}
            </li>
            <li>
              {t(
                "已确认的收款账户（可稍后补登，兑付前须确认）。",
                "A confirmed payment account (may follow, needed before the payment).",
              )}
            </li>
          </ul>
          <p className="quiet">
            {t(
              "服务的使用情况由供应商和运营商报送，无须企业填写；提交后由供应商确认，再由系统按标准判定。",
              "How the service is used is delivered by the supplier and the operator; you need not fill it in. The supplier confirms your claim, then the system judges the use by the standard.",
            )}
          </p>
          <Button type="primary" size="large" loading={create.isPending} onClick={() => void begin()}>
            {t("开始填报", "Begin")}
          </Button>
        </section>
      ) : (
        <section className="panel">
          <h2>{t("该券已有结算申请", "This voucher has a claim already")}</h2>
          <p>
            {known.number} <StatusTag lifecycle={claimLifecycle} status={known.status} />
          </p>
          {known.actions.includes("update") ? (
            <ButtonLink to="/claims/$id/edit" params={{ id: known.id }} look="primary">
              {t("继续填报", "Go on with it")}
            </ButtonLink>
          ) : (
            <ButtonLink to="/claims/$id" params={{ id: known.id }} look="primary">
              {t("查看", "See it")}
            </ButtonLink>
          )}
        </section>
      )}
    </>
  );
}
