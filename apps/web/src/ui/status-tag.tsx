import type { ReactNode } from "react";
import { Tag } from "antd";
import type { Lifecycle } from "@yunquan/core/lifecycle.ts";
import { useSpeech } from "../speech.ts";

type Tone = "success" | "processing" | "warning" | "error" | "default";

/** How a status feels; what it says stands in words beside the colour, from the lifecycle itself. */
const tones: Readonly<Record<string, Tone>> = {
  issued: "success",
  paid: "success",
  redeemed: "success",
  active: "success",
  admitted: "success",
  certified: "success",
  published: "success",
  confirmed: "success",
  listed: "success",
  upheld: "success",
  reconciled: "success",
  resolved: "success",
  draft: "default",
  withdrawn: "default",
  lapsed: "default",
  expired: "default",
  surrendered: "default",
  closed: "default",
  superseded: "default",
  returned: "warning",
  disputed: "warning",
  waiting: "warning",
  deferred: "warning",
  held: "warning",
  suspended: "error",
  rejected: "error",
  revoked: "error",
  failed: "error",
  refused: "error",
};

export function StatusTag<Status extends string>(props: {
  readonly lifecycle: Lifecycle<Status>;
  readonly status: NoInfer<Status>;
}): ReactNode {
  const { language } = useSpeech();
  return <Tag color={tones[props.status] ?? "processing"}>{props.lifecycle.statuses[props.status][language]}</Tag>;
}
