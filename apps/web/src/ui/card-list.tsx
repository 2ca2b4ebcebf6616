import { useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { useWindowVirtualizer } from "@tanstack/react-virtual";

/** From so many rows on, only those in sight are in the page. */
export const LONG = 60;
/** How high a card is taken to be until it was seen. */
const CARD_PX = 150;
const GAP_PX = 8;
const AHEAD = 10;

interface CardListProps<Row> {
  readonly rows: readonly Row[];
  readonly card: (row: Row) => ReactNode;
  readonly classOf: (row: Row) => string;
}

/** The rows of a list on a phone, one card each: however many there are, the page holds those in sight and a few more. */
export function CardList<Row extends { readonly id: string }>(props: CardListProps<Row>): ReactNode {
  return props.rows.length > LONG ? <LongCardList {...props} /> : <ShortCardList {...props} />;
}

function ShortCardList<Row extends { readonly id: string }>({ rows, card, classOf }: CardListProps<Row>): ReactNode {
  return (
    <ul className="cards">
      {rows.map((row) => (
        <li key={row.id} className={`card-row ${classOf(row)}`}>
          {card(row)}
        </li>
      ))}
    </ul>
  );
}

function LongCardList<Row extends { readonly id: string }>({ rows, card, classOf }: CardListProps<Row>): ReactNode {
  const place = useRef<HTMLUListElement>(null);
  const [above, setAbove] = useState(0);
  useLayoutEffect(() => {
    setAbove((place.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
  }, []);
  // It gives functions that change without their object; nothing here is memoised by a compiler.
  // oxlint-disable-next-line react/incompatible-library
  const list = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => CARD_PX,
    overscan: AHEAD,
    gap: GAP_PX,
    scrollMargin: above,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  return (
    <ul className="cards long" ref={place} style={{ height: list.getTotalSize() }}>
      {list.getVirtualItems().map(({ key, index, start }) => {
        const row = rows[index];
        return (
          row !== undefined && (
            <li
              key={key}
              ref={list.measureElement}
              data-index={index}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              className={`card-row ${classOf(row)}`}
              style={{ transform: `translateY(${start - above}px)` }}
            >
              {card(row)}
            </li>
          )
        );
      })}
    </ul>
  );
}
