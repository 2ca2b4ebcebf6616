import type { ReactNode } from "react";
import { cityOf } from "@yunquan/core/divisions.ts";
import { reads, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { Money } from "../ui/money.tsx";
import "./applications.css";

type Application = Schemas["Application"];

/** Where the case stands in its city's line, how many are ahead, and what it depends on. */
export function CasePlace({ application }: { readonly application: Application }): ReactNode {
  const { t, language } = useSpeech();
  const { place, cityCode, status } = application;
  const living =
    status === "waiting" || status === "submitted" || status === "supplier-confirmed" || status === "reviewed";
  const programmes = reads.useQuery("get", "/api/v1/public/programmes", {}, { enabled: status === "waiting" });
  if (place === null) return null;
  const city = cityOf(cityCode)?.[language] ?? "";
  const left = programmes.data?.items
    .find(({ id }) => id === application.programmeId)
    ?.plan?.cities.find((one) => one.cityCode === cityCode);
  return (
    <Panel title={t("排队", "Place in line")}>
      <p className="place">
        <span className="place-number">{place.position}</span>{" "}
        <span className="quiet">{t(`${city}序号`, `in ${city}`)}</span>
      </p>
      {living && (
        <p>
          {place.of === "waiting-list"
            ? t(`轮候中，前面还有 ${place.ahead} 件。`, `${place.ahead} ahead in the waiting list.`)
            : place.ahead === 0
              ? t("前面没有未办结的申请。", "Nobody undecided is ahead.")
              : t(`前面还有 ${place.ahead} 件未办结。`, `${place.ahead} undecided ahead.`)}
        </p>
      )}
      {status === "waiting" && left !== undefined && (
        <dl className="pairs">
          <dt>{t("本市剩余额度", "Left in the city")}</dt>
          <dd>
            <Money fen={left.capacityLeftFen} />
          </dd>
          <dt>{t("本券需要", "This voucher")}</dt>
          <dd>
            <Money fen={application.faceValueFen} />
          </dd>
        </dl>
      )}
      <p className="quiet">
        {status === "waiting"
          ? t(
              "前面的申请撤回、失效或作废释放额度，或本市额度调增时，按序号整张递补，不拆分、不插队。",
              "When cases ahead fall or the city gets more, the line moves up in order: whole vouchers only, nobody overtakes.",
            )
          : t(
              "序号按提交时间由系统给定，退回后在期限内重新提交的保留。",
              "The place is given at submission and kept by a case that comes back in time.",
            )}
      </p>
    </Panel>
  );
}
