import type { ReactNode } from "react";
import { Drawer } from "antd";
import { useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { SearchBox } from "./search-box.tsx";

/** What stands beside and above the page on a desk comes over it on a phone: the search and the menu. */
export function PhoneMenu(props: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useSpeech();
  const { membership } = useSession();
  return (
    <Drawer open={props.open} placement="left" size={280} title={membership.organisationName} onClose={props.onClose}>
      <SearchBox onFound={props.onClose} />
      <nav aria-label={t("主导航", "Main")}>{props.children}</nav>
    </Drawer>
  );
}
