import type { ReactNode } from "react";
import { Skeleton } from "antd";
import { reads } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Money } from "../ui/money.tsx";
import "./vouchers.css";

/** The wallet in figures: what can be claimed, what is on its way, what was paid, and what is left of the yearly cap. */
export function WalletFigures(): ReactNode {
  const programmes = reads.useQuery("get", "/api/v1/public/programmes", {}, { staleTime: 60_000 });
  const { given } = useSpeech();
  const items = programmes.data?.items ?? [];
  return items.map((programme) => (
    <Figures
      key={programme.id}
      programmeId={programme.id}
      name={given(programme.nameZh, programme.nameEn)}
      alone={items.length === 1}
    />
  ));
}

function Figures(props: { readonly programmeId: string; readonly name: string; readonly alone: boolean }): ReactNode {
  const { t, until, count } = useSpeech();
  const wallet = reads.useQuery("get", "/api/v1/wallet", { params: { query: { programmeId: props.programmeId } } });
  if (wallet.data === undefined)
    return wallet.error === null ? <Skeleton active title={false} paragraph={{ rows: 2 }} /> : null;
  const { usableFen, usableVouchers, claimedFen, redeemedFen, endsNextAt, years } = wallet.data;
  const [year] = years;
  // A programme that one has nothing of and never had is no business of one's wallet.
  if (!props.alone && year === undefined && usableVouchers === 0) return null;
  return (
    <section className="panel" aria-label={props.name}>
      {!props.alone && <h2>{props.name}</h2>}
      <dl className="figures">
        <div>
          <dt>{t("可用", "Usable")}</dt>
          <dd>
            <Money fen={usableFen} />
            <span className="quiet">
              {t(
                `${count(usableVouchers)} 张`,
                `${count(usableVouchers)} ${usableVouchers === 1 ? "voucher" : "vouchers"}`,
              )}
              {endsNextAt !== null && t(`，最早 ${until(endsNextAt)} 截止`, `, the first until ${until(endsNextAt)}`)}
            </span>
          </dd>
        </div>
        <div>
          <dt>{t("结算中", "Being claimed")}</dt>
          <dd>
            <Money fen={claimedFen} />
          </dd>
        </div>
        <div>
          <dt>{t("已兑付（按面额）", "Redeemed (face value)")}</dt>
          <dd>
            <Money fen={redeemedFen} />
          </dd>
        </div>
        {year !== undefined && (
          <div>
            <dt>{t(`${year.year} 年度上限余额`, `Left of the cap of ${year.year}`)}</dt>
            <dd>
              <Money fen={year.leftFen} />
              <span className="quiet">
                {t("上限 ", "of ")}
                <Money fen={year.capFen} />
              </span>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
