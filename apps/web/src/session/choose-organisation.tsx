import { useState, type ReactNode } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { roles } from "@yunquan/core/roles.ts";
import { api } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice } from "../ui/fault-notice.tsx";
import type { Membership } from "./session.ts";

/** Whoever belongs to several organisations says for which of them he works now. */
export function ChooseOrganisation(props: {
  readonly name: string;
  readonly memberships: readonly Membership[];
}): ReactNode {
  const { t, language } = useSpeech();
  const client = useQueryClient();
  const [fault, setFault] = useState<unknown>();
  const choose = async (organisationId: string): Promise<void> => {
    try {
      await api.POST("/api/v1/session/organisation", { body: { organisationId } });
      await client.invalidateQueries();
    } catch (error) {
      setFault(error);
    }
  };
  return (
    <main className="choose-organisation">
      <section className="panel">
        <h1>{t(`${props.name}，请选择办理单位`, `${props.name}, whom do you act for?`)}</h1>
        {props.memberships.length === 0 && (
          <Alert
            type="info"
            title={t(
              "您尚未加入任何单位。请联系本单位负责人添加，或先登记企业。",
              "You belong to no organisation yet. Ask yours to add you, or register an enterprise first.",
            )}
            action={<Button href="/w/register">{t("登记企业", "Register an enterprise")}</Button>}
          />
        )}
        <FaultNotice fault={fault} />
        <ul className="organisations">
          {props.memberships.map((one) => (
            <li key={one.organisationId}>
              <span>
                <b>{one.organisationName}</b>
                <span className="quiet">{one.roles.map((role) => roles[role][language]).join(t("、", ", "))}</span>
              </span>
              <Button
                type="primary"
                aria-label={t(`进入 ${one.organisationName}`, `Enter ${one.organisationName}`)}
                onClick={() => void choose(one.organisationId)}
              >
                {t("进入", "Enter")}
              </Button>
            </li>
          ))}
        </ul>
      </section>
    </main>
  );
}
