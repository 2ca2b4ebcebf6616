import type { ReactNode } from "react";
import { Form, Input } from "antd";
import { useSpeech } from "../speech.ts";
import { DateField } from "./date-field.tsx";

/** Address and date of a notice on the bureau's own site: what proves that it stood there. */
export function OwnSiteFields({ required }: { readonly required: boolean }): ReactNode {
  const { t } = useSpeech();
  return (
    <>
      <Form.Item
        name={["ownSite", "url"]}
        label={t("部门网站公示网址", "Address on the bureau's own site")}
        rules={[
          { required, message: t("请填写网址。", "Enter the address.") },
          {
            type: "url",
            message: t("请填写以 http(s):// 开头的完整网址。", "A whole address beginning with http(s)://."),
          },
        ]}
      >
        <Input type="url" inputMode="url" autoComplete="off" placeholder="https://" maxLength={500} />
      </Form.Item>
      <Form.Item
        name={["ownSite", "on"]}
        label={t("网站公示日期", "Date on that site")}
        dependencies={[["ownSite", "url"]]}
        extra={t(
          "公示期自平台与部门网站较晚的一天起算，不含公示当日。",
          "The period counts from the later of the two, the day itself not counted.",
        )}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, value: unknown) => {
              const url: unknown = getFieldValue(["ownSite", "url"]);
              if (typeof url === "string" && url !== "" && (value === null || value === undefined))
                throw new Error(t("请填写公示日期。", "Enter the date."));
              await Promise.resolve();
            },
          }),
        ]}
      >
        <DateField />
      </Form.Item>
    </>
  );
}
