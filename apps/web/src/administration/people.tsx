import type { ReactNode } from "react";
import { Flex, Tag } from "antd";
import { isRole, roles } from "@yunquan/core/roles.ts";
import { api, reads, useCommand } from "../api.ts";
import { mayCall, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { QueryTable, byCursor } from "../ui/query-table.tsx";
import { StepButton } from "../ui/step-button.tsx";
import { NewPerson, ResetPassword } from "./new-person.tsx";
import { ChangeRoles } from "./change-roles.tsx";
import type { OfficePerson } from "./person.ts";

/** Everybody of the offices: who has which role where; the security administrator gives and takes. */
export function People(): ReactNode {
  const { t, time, language } = useSpeech();
  const session = useSession();
  const rows = reads.useInfiniteQuery("get", "/api/v1/people", { params: { query: { limit: "50" } } }, byCursor);
  const offices = reads.useQuery("get", "/api/v1/offices", {});
  const mayChange = mayCall(session, "people.create");
  const roleWords = (person: OfficePerson): ReactNode => (
    <Flex gap={4} wrap>
      {person.roles.map((role) => (
        <Tag key={role}>{isRole(role) ? roles[role][language] : role}</Tag>
      ))}
    </Flex>
  );
  const status = (person: OfficePerson): ReactNode =>
    person.disabledAt === null ? (
      <Tag color="success">{t("在用", "Active")}</Tag>
    ) : (
      <Tag color="error">{t(`${time(person.disabledAt)} 停用`, `Disabled ${time(person.disabledAt)}`)}</Tag>
    );
  const steps = (person: OfficePerson): ReactNode =>
    mayChange && person.id !== session.personId ? (
      <Flex gap={8} wrap>
        {person.disabledAt === null && <ChangeRoles person={person} offices={offices.data?.offices ?? []} />}
        {person.disabledAt === null && <ResetPassword person={person} />}
        {person.disabledAt === null && <ResetSecondFactor person={person} />}
        {person.disabledAt === null ? <Disable person={person} /> : <Enable person={person} />}
      </Flex>
    ) : null;
  return (
    <>
      {mayChange && (
        <Flex justify="end" className="filters">
          <NewPerson offices={offices.data?.offices ?? []} />
        </Flex>
      )}
      <QueryTable
        label={t("人员", "People")}
        rows={rows}
        empty={{ words: t("还没有人员。", "There is nobody yet.") }}
        columns={[
          { title: t("姓名", "Name"), width: 110, dataIndex: "name" },
          { title: t("用户名", "User name"), width: 170, dataIndex: "loginName" },
          { title: t("单位", "Office"), dataIndex: "organisations" },
          { title: t("岗位", "Roles"), render: (_, person) => roleWords(person) },
          { title: t("状态", "Status"), width: 150, render: (_, person) => status(person) },
          ...(mayChange
            ? [{ title: t("操作", "Action"), width: 340, render: (_: unknown, person: OfficePerson) => steps(person) }]
            : []),
        ]}
        card={(person) => (
          <Flex vertical gap={6}>
            <span>
              <b>{person.name}</b> {person.loginName} {status(person)}
            </span>
            <span className="quiet">{person.organisations}</span>
            {roleWords(person)}
            {steps(person)}
          </Flex>
        )}
      />
    </>
  );
}

function Disable({ person }: { readonly person: OfficePerson }): ReactNode {
  const { t } = useSpeech();
  const command = useCommand(({ reason = "" }: { reason?: string }, header) =>
    api.POST("/api/v1/people/{id}/disable", { params: { path: { id: person.id }, header }, body: { reason } }),
  );
  return (
    <StepButton
      size="small"
      danger
      label={t("停用", "Disable")}
      consequence={t(
        `${person.name} 立即退出登录，不能再登录；已办事项不受影响。`,
        `${person.name} is signed out at once and cannot sign in; what was decided stands.`,
      )}
      reason="required"
      command={command}
      done={t("已停用", "Disabled")}
    />
  );
}

function Enable({ person }: { readonly person: OfficePerson }): ReactNode {
  const { t } = useSpeech();
  const command = useCommand(({ reason = "" }: { reason?: string }, header) =>
    api.POST("/api/v1/people/{id}/enable", { params: { path: { id: person.id }, header }, body: { reason } }),
  );
  return (
    <StepButton
      size="small"
      label={t("恢复", "Enable")}
      consequence={t(`${person.name} 可用原口令重新登录。`, `${person.name} can sign in again with the old password.`)}
      reason="required"
      command={command}
      done={t("已恢复", "Enabled")}
    />
  );
}

function ResetSecondFactor({ person }: { readonly person: OfficePerson }): ReactNode {
  const { t } = useSpeech();
  const command = useCommand(({ reason = "" }: { reason?: string }, header) =>
    api.POST("/api/v1/people/{id}/reset-second-factor", {
      params: { path: { id: person.id }, header },
      body: { reason },
    }),
  );
  return (
    <StepButton
      size="small"
      label={t("解除动态码", "Reset second factor")}
      consequence={t(
        `${person.name} 丢失动态码设备时使用；解除后须重新绑定。`,
        `For when ${person.name} has lost the device; it has to be set up anew.`,
      )}
      reason="required"
      command={command}
      done={t("已解除", "Taken away")}
    />
  );
}
