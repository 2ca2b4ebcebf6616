import { useEffect, useMemo, useRef, type ReactNode } from "react";
import { useNavigate } from "@tanstack/react-router";
import { Button, Empty, Flex, Grid, Skeleton, Table, type TableColumnsType } from "antd";
import { useSpeech } from "../speech.ts";
import { CardList, LONG } from "./card-list.tsx";
import { FaultNotice } from "./fault-notice.tsx";

/** What `reads.useInfiniteQuery` gives for a list of key-set pages. */
export interface PagedRows<Row> {
  readonly data: { readonly pages: readonly { readonly items: readonly Row[] }[] } | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly isFetchingNextPage: boolean;
  readonly hasNextPage: boolean;
  readonly fetchNextPage: () => unknown;
  readonly refetch: () => unknown;
}

/** What stands above and below the rows of a list, and the least that the rows get. */
const HEAD_PX = 290;
const LEAST_PX = 360;

/** How pages follow each other: for `reads.useInfiniteQuery(…, …, …, byCursor)`. */
export const byCursor = {
  pageParamName: "cursor",
  initialPageParam: null,
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor ?? undefined,
};

/**
 * A list that may be long: further pages come as one scrolls, and only the rows in sight are drawn. On a phone each row is
 * a card. A row opens on click and on Enter; filters live in the address, not here.
 */
export function QueryTable<Row extends { readonly id: string }>(props: {
  readonly label: string;
  readonly rows: PagedRows<Row>;
  readonly columns: TableColumnsType<Row>;
  /** The same row on a phone. */
  readonly card: (row: Row) => ReactNode;
  /** The address inside the workspaces that a row opens; undefined for a row that opens nothing. */
  readonly hrefOf?: (row: Row) => string | undefined;
  readonly rowClassName?: (row: Row) => string;
  /** What an empty list says, and what one can do then. */
  readonly empty: { readonly words: string; readonly action?: ReactNode };
  /** How many of the rows are counted, where some of them only divide the others. */
  readonly counted?: number;
}): ReactNode {
  const { t, count } = useSpeech();
  const { rows } = props;
  const wide = Grid.useBreakpoint().md ?? true;
  const navigate = useNavigate();
  const items = useMemo(() => rows.data?.pages.flatMap((page) => page.items) ?? [], [rows.data]);
  const hrefOf = (row: Row): string | undefined => props.hrefOf?.(row);
  const open = (row: Row): void => {
    const href = hrefOf(row);
    if (href !== undefined) void navigate({ href });
  };
  const classOf = (row: Row): string =>
    [hrefOf(row) === undefined ? "" : "openable", props.rowClassName?.(row) ?? ""].join(" ").trim();
  if (rows.error !== null && rows.data === undefined)
    return <FaultNotice fault={rows.error} again={() => void rows.refetch()} />;
  if (rows.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (items.length === 0) return <Empty description={props.empty.words}>{props.empty.action}</Empty>;

  const counted = props.counted ?? items.length;
  const more = (
    <Flex justify="space-between" align="center" className="list-foot" gap={12}>
      <span className="quiet" role="status">
        {rows.hasNextPage
          ? t(`已显示 ${count(counted)} 条`, `${count(counted)} shown`)
          : t(`共 ${count(counted)} 条`, `${count(counted)} in all`)}
      </span>
      {rows.hasNextPage && (
        <Button loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
          {t("继续加载", "Load more")}
        </Button>
      )}
    </Flex>
  );
  if (!wide)
    return (
      <section aria-label={props.label}>
        <CardList
          rows={items}
          classOf={(row) => props.rowClassName?.(row) ?? ""}
          card={(row) =>
            hrefOf(row) === undefined ? (
              props.card(row)
            ) : (
              <a
                href={`/w${hrefOf(row)}`}
                onClick={(event) => {
                  event.preventDefault();
                  open(row);
                }}
              >
                {props.card(row)}
              </a>
            )
          }
        />
        <WhenSeen then={() => rows.hasNextPage && !rows.isFetchingNextPage && void rows.fetchNextPage()} />
        {more}
      </section>
    );
  // A list that goes on scrolls in its own place from the first page on, so that reading to its end brings the next.
  const pages = rows.data?.pages.length ?? 0;
  const long = items.length > LONG || rows.hasNextPage || pages > 1;
  return (
    <section aria-label={props.label}>
      <Table<Row>
        rowKey="id"
        size="middle"
        pagination={false}
        virtual={long}
        scroll={long ? { x: 900, y: placeForRows() } : { x: 900 }}
        columns={props.columns}
        dataSource={items}
        rowClassName={classOf}
        {...(props.hrefOf === undefined
          ? {}
          : {
              onRow: (row: Row) =>
                hrefOf(row) === undefined
                  ? {}
                  : {
                      tabIndex: 0,
                      // The rows of a long list are no rows of a table to those who cannot see it.
                      ...(long ? { role: "link" } : {}),
                      onClick: (event) => {
                        if (!(event.target as Element).closest("a, button, input, label")) open(row);
                      },
                      onKeyDown: (event) => {
                        if (event.key === "Enter" && event.target === event.currentTarget) open(row);
                      },
                    },
            })}
        onScroll={(event) => {
          const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
          if (scrollHeight - scrollTop - clientHeight < 600 && rows.hasNextPage && !rows.isFetchingNextPage)
            void rows.fetchNextPage();
        }}
      />
      {more}
    </section>
  );
}

/** As high as the window leaves beside the page's head, so that one wheel does not move two things. */
function placeForRows(): number {
  return Math.max(LEAST_PX, window.innerHeight - HEAD_PX);
}

/** Calls when it comes into sight. */
function WhenSeen({ then }: { readonly then: () => void }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(then);
  useEffect(() => {
    latest.current = then;
  });
  useEffect(() => {
    const watcher = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) latest.current();
    });
    if (place.current !== null) watcher.observe(place.current);
    return () => watcher.disconnect();
  }, []);
  return <div ref={place} aria-hidden="true" />;
}
