import type { ReactNode } from "react";
import { Checkbox, Form } from "antd";
import { roles } from "@yunquan/core/roles.ts";
import { useSpeech } from "../speech.ts";
import { someOf } from "../ui/some-of.ts";
import { rolesOfKind } from "./office-kinds.ts";
import type { Office } from "./person.ts";

/** The roles that an office of this kind has, to choose from; without an office there is nothing to choose yet. */
export function RoleField({ kind }: { readonly kind: Office["kind"] | undefined }): ReactNode {
  const { t, language } = useSpeech();
  return (
    <Form.Item
      name="roles"
      label={t("岗位", "Roles")}
      extra={kind === undefined ? t("先选择单位", "Choose the office first") : undefined}
      rules={[someOf(t("至少选择一个岗位。", "Choose at least one role."))]}
    >
      <Checkbox.Group options={rolesOfKind(kind).map((role) => ({ value: role, label: roles[role][language] }))} />
    </Form.Item>
  );
}
