import type { ReactNode } from "react";
import { Flex } from "antd";
import { isRole, roles } from "@yunquan/core/roles.ts";
import { api, reads, useCommand, type Schemas } from "../api.ts";
import { useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { AddPerson, type NewMember } from "../ui/add-person.tsx";
import { Panel } from "../ui/case-columns.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { StepButton } from "../ui/step-button.tsx";
import "./enterprises.css";

/** Who acts for the enterprise. The approver adds people and ends what they may do. */
export function PeoplePanel({ enterprise }: { readonly enterprise: Schemas["Enterprise"] }): ReactNode {
  const { t, language } = useSpeech();
  const { personId } = useSession();
  const { id } = enterprise;
  const found = reads.useQuery("get", "/api/v1/enterprises/{id}/people", { params: { path: { id } } });
  const may = (action: string): boolean => enterprise.actions.includes(action);
  return (
    <Panel title={t("本单位人员", "People")} extra={may("addPerson") && <Add enterpriseId={id} />}>
      {found.error !== null && <FaultNotice fault={found.error} again={() => void found.refetch()} />}
      <ul className="accounts">
        {(found.data?.people ?? []).map((person) => (
          <li key={person.personId}>
            <Flex justify="space-between" gap={12} wrap align="center">
              <div>
                <b>{person.name}</b> <span className="quiet">{person.loginName}</span>
                <div>
                  {person.roles.map((role) => (isRole(role) ? roles[role][language] : role)).join(t("、", ", "))}
                  {person.personId === personId && <span className="quiet">{t("（本人）", " (you)")}</span>}
                </div>
              </div>
              {may("endPerson") && person.personId !== personId && (
                <End enterpriseId={id} personId={person.personId} name={person.name} />
              )}
            </Flex>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function End(props: { readonly enterpriseId: string; readonly personId: string; readonly name: string }): ReactNode {
  const { t } = useSpeech();
  const command = useCommand((_: { reason?: string }, header) =>
    api.POST("/api/v1/enterprises/{id}/people/end", {
      params: { path: { id: props.enterpriseId }, header },
      body: { personId: props.personId },
    }),
  );
  return (
    <StepButton
      label={t("停用", "End")}
      danger
      consequence={t(
        `${props.name} 不能再为本单位办理；已办理的记录保留。`,
        `${props.name} can no longer act for you; what was done stays on record.`,
      )}
      command={command}
      done={t("已停用", "Ended")}
    />
  );
}

function Add({ enterpriseId }: { readonly enterpriseId: string }): ReactNode {
  const add = useCommand((body: NewMember<"enterprise-preparer" | "enterprise-approver">, header) =>
    api.POST("/api/v1/enterprises/{id}/people", { params: { path: { id: enterpriseId }, header }, body }),
  );
  return <AddPerson roles={["enterprise-preparer", "enterprise-approver"]} command={add} />;
}
