import type { ReactNode } from "react";
import { Flex, Skeleton } from "antd";
import { isRole, roles } from "@yunquan/core/roles.ts";
import { api, reads, useCommand, type Schemas } from "../api.ts";
import { useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { AddPerson, type NewMember } from "../ui/add-person.tsx";
import { Panel } from "../ui/case-columns.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { StepButton } from "../ui/step-button.tsx";

/** Who may act for the supplier; its approver adds people and ends what they may do. */
export function SupplierPeople({ supplier }: { readonly supplier: Schemas["Supplier"] }): ReactNode {
  const { t, language } = useSpeech();
  const { personId } = useSession();
  const people = reads.useQuery("get", "/api/v1/suppliers/{id}/people", { params: { path: { id: supplier.id } } });
  const end = useCommand(({ person }: { person: string; reason?: string }, header) =>
    api.POST("/api/v1/suppliers/{id}/people/end", {
      params: { path: { id: supplier.id }, header },
      body: { personId: person },
    }),
  );
  return (
    <Panel
      title={t("本单位人员", "People")}
      extra={supplier.actions.includes("addPerson") && <Add supplierId={supplier.id} />}
    >
      <FaultNotice fault={people.error} again={() => void people.refetch()} />
      {people.isPending && <Skeleton active />}
      <ul className="cards">
        {(people.data?.people ?? []).map((person) => (
          <li key={person.personId} className="card-row">
            <Flex justify="space-between" gap={8} align="center">
              <div>
                <b>{person.name}</b> <span className="quiet">{person.loginName}</span>
                <div>
                  {person.roles.map((role) => (isRole(role) ? roles[role][language] : role)).join(t("、", ", "))}
                </div>
              </div>
              {supplier.actions.includes("endPerson") && person.personId !== personId && (
                <StepButton
                  label={t("停用", "End")}
                  consequence={t(
                    `${person.name} 不能再代表本单位办理，办理记录保留。`,
                    `${person.name} can no longer act for you; what was done stays on record.`,
                  )}
                  danger
                  command={{ ...end, run: async () => await end.run({ person: person.personId }) }}
                  done={t("已停用", "Ended")}
                />
              )}
            </Flex>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Add({ supplierId }: { readonly supplierId: string }): ReactNode {
  const add = useCommand((body: NewMember<"supplier-preparer" | "supplier-approver">, header) =>
    api.POST("/api/v1/suppliers/{id}/people", { params: { path: { id: supplierId }, header }, body }),
  );
  return <AddPerson roles={["supplier-preparer", "supplier-approver"]} command={add} />;
}
