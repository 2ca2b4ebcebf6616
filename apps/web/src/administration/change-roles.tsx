import type { ReactNode } from "react";
import { Form, Select } from "antd";
import { isRole, type Role } from "@yunquan/core/roles.ts";
import { api, useCommand } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { ReasonField } from "../ui/reason-field.tsx";
import { StepWindow } from "../ui/step-window.tsx";
import type { Office, OfficePerson } from "./person.ts";
import { RoleField } from "./role-field.tsx";

interface Entered {
  readonly organisationId: string;
  readonly roles: Role[];
  readonly reason: string;
}

interface Parts {
  readonly person: OfficePerson;
  readonly offices: readonly Office[];
}

/** Gives a person other roles in his office; he signs in anew. */
export function ChangeRoles({ person, offices }: Parts): ReactNode {
  const { t } = useSpeech();
  const change = useCommand((body: Entered, header) =>
    api.PUT("/api/v1/people/{id}/roles", { params: { path: { id: person.id }, header }, body }),
  );
  const [first] = person.memberships;
  return (
    <StepWindow<Entered>
      size="small"
      label={t("调整岗位", "Change roles")}
      title={t(`调整 ${person.name} 的岗位`, `Roles of ${person.name}`)}
      okText={t("保存", "Save")}
      command={change}
      done={t("岗位已调整", "The roles are changed")}
      consequence={t("保存后该人员须重新登录。", "The person has to sign in anew afterwards.")}
      initial={first === undefined ? {} : { organisationId: first.organisationId, roles: first.roles.filter(isRole) }}
      fields={<MembershipFields person={person} offices={offices} />}
    />
  );
}

function MembershipFields({ person, offices }: Parts): ReactNode {
  const { t } = useSpeech();
  const form = Form.useFormInstance<Entered>();
  const chosen = Form.useWatch("organisationId", form) ?? person.memberships[0]?.organisationId;
  const kind = offices.find((office) => office.id === chosen)?.kind;
  const held = (organisationId: string): Role[] =>
    person.memberships.find((one) => one.organisationId === organisationId)?.roles.filter(isRole) ?? [];
  return (
    <>
      <Form.Item name="organisationId" label={t("单位", "Office")} rules={[{ required: true }]}>
        <Select
          options={person.memberships.map((one) => ({ value: one.organisationId, label: one.organisationName }))}
          onChange={(organisationId: string) => form.setFieldValue("roles", held(organisationId))}
        />
      </Form.Item>
      <RoleField kind={kind} />
      <ReasonField />
    </>
  );
}
