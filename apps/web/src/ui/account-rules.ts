import type { FormRule } from "antd";
import type { Speech } from "../speech.ts";

/** What a user name has to be; the server says the same. */
export function loginNameRules({ t }: Speech): FormRule[] {
  return [
    { required: true, message: t("请填写用户名。", "Enter a user name.") },
    {
      pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{2,39}$/,
      message: t("3–40 位字母、数字或 . _ -", "3 to 40 letters, digits or . _ -"),
    },
  ];
}

/** What a new password has to be; the server says the same. */
export function newPasswordRules({ t }: Speech): FormRule[] {
  return [
    { required: true, message: t("请填写口令。", "Enter a password.") },
    { min: 15, message: t("不少于 15 位，可以是一句话。", "At least 15 characters; a sentence will do.") },
  ];
}
