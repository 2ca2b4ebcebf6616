import type { ReactNode } from "react";
import { Button } from "antd";
import { useSpeech } from "../speech.ts";

/** The filters above a list: side by side on a desk, one under the other on a phone. */
export function FilterBar(props: {
  readonly children: ReactNode;
  /** Takes all filters away; left out while there are none. */
  readonly onClear?: (() => void) | undefined;
}): ReactNode {
  const { t } = useSpeech();
  return (
    <search className="filter-bar">
      {props.children}
      {props.onClear !== undefined && (
        <Button type="link" onClick={props.onClear}>
          {t("清除条件", "Clear")}
        </Button>
      )}
    </search>
  );
}
