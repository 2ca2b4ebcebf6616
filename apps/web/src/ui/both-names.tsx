import type { ReactNode } from "react";
import { Form, Input } from "antd";
import { useSpeech } from "../speech.ts";

/** What a thing is called, in both languages: fields `nameZh` and `nameEn`, or `titleZh` and `titleEn`. Both have to be given. */
export function BothNames(props: {
  readonly of: "name" | "title";
  readonly longestZh: number;
  readonly longestEn: number;
}): ReactNode {
  const { t } = useSpeech();
  const needed = (zh: string, en: string) => [{ required: true, whitespace: true, message: t(zh, en) }];
  return (
    <>
      <Form.Item
        name={`${props.of}Zh`}
        label={t("中文名称", `Chinese ${props.of}`)}
        rules={needed("请填写中文名称。", `Enter the Chinese ${props.of}.`)}
      >
        <Input maxLength={props.longestZh} />
      </Form.Item>
      <Form.Item
        name={`${props.of}En`}
        label={t("英文名称", `English ${props.of}`)}
        rules={needed("请填写英文名称。", `Enter the English ${props.of}.`)}
      >
        <Input maxLength={props.longestEn} />
      </Form.Item>
    </>
  );
}
