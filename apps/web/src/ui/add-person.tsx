import type { ReactNode } from "react";
import { Checkbox, Form, Input } from "antd";
import { roles, type Role } from "@yunquan/core/roles.ts";
import type { Command } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { loginNameRules, newPasswordRules } from "./account-rules.ts";
import { someOf } from "./some-of.ts";
import { StepWindow } from "./step-window.tsx";

/** A person who is added, with the roles to be given. */
export interface NewMember<Given extends Role> {
  readonly person: {
    readonly name: string;
    readonly loginName: string;
    readonly password: string;
    readonly phone?: string;
  };
  readonly roles: Given[];
}

/** The button by which an approver adds a person to the organisation; the first of the roles is chosen beforehand. */
export function AddPerson<Given extends Role>(props: {
  readonly roles: readonly [Given, ...Given[]];
  readonly command: Pick<Command<NewMember<Given>, unknown>, "run" | "fault" | "isPending" | "reset">;
}): ReactNode {
  const speech = useSpeech();
  const { t, language } = speech;
  const { command } = props;
  return (
    <StepWindow<NewMember<Given>>
      label={t("添加人员", "Add a person")}
      title={t("添加本单位人员", "Add a person")}
      okText={t("添加", "Add")}
      command={{ ...command, run: async (entered) => await command.run(withoutEmptyPhone(entered)) }}
      done={t("已添加", "Added")}
      fields={
        <>
          <Form.Item
            name={["person", "name"]}
            label={t("姓名", "Name")}
            rules={[{ required: true, whitespace: true, message: t("请填写姓名。", "Enter the name.") }]}
          >
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item name={["person", "loginName"]} label={t("用户名", "User name")} rules={loginNameRules(speech)}>
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name={["person", "password"]}
            label={t("初始口令", "First password")}
            extra={t("请当面告知本人，由其登录后修改。", "Hand it over in person, to be changed after signing in.")}
            rules={newPasswordRules(speech)}
          >
            <Input.Password maxLength={200} autoComplete="new-password" />
          </Form.Item>
          <Form.Item name={["person", "phone"]} label={t("手机（选填）", "Phone (optional)")}>
            <Input maxLength={30} autoComplete="off" inputMode="tel" />
          </Form.Item>
          <Form.Item
            name="roles"
            label={t("岗位", "Roles")}
            initialValue={[props.roles[0]]}
            rules={[someOf(t("至少选择一个岗位。", "Choose at least one role."))]}
          >
            <Checkbox.Group options={props.roles.map((value) => ({ value, label: roles[value][language] }))} />
          </Form.Item>
        </>
      }
    />
  );
}

/** A phone that was left empty is none. */
function withoutEmptyPhone<Given extends Role>({ person, ...entered }: NewMember<Given>): NewMember<Given> {
  const { phone = "", ...rest } = person;
  return { ...entered, person: phone.trim() === "" ? rest : { ...rest, phone } };
}
