import type { ReactNode } from "react";
import { Button, Flex } from "antd";
import { DownloadOutlined } from "@ant-design/icons";

/** Files one can take along: each a link, so that it works as any link does. */
export function Downloads(props: {
  readonly label: string;
  readonly files: readonly { readonly words: string; readonly href: string; readonly inTab?: boolean }[];
}): ReactNode {
  return (
    <Flex component="ul" gap={8} wrap className="downloads" aria-label={props.label}>
      {props.files.map(({ words, href, inTab }) => (
        <li key={href}>
          <Button
            size="small"
            icon={<DownloadOutlined />}
            href={href}
            {...(inTab === true ? { target: "_blank", rel: "noreferrer" } : {})}
          >
            {words}
          </Button>
        </li>
      ))}
    </Flex>
  );
}
