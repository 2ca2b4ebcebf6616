import type { ReactNode } from "react";
import { Tag } from "antd";
import { reviewFlags, type ReviewFlag } from "@yunquan/core/reviews/flags.ts";
import { useSpeech } from "../speech.ts";
import "./review.css";

const grave: ReadonlySet<ReviewFlag> = new Set(["overdue", "supplier-late", "same-number"]);

/** What to look at more closely, in words. */
export function FlagTags({ flags }: { readonly flags: readonly ReviewFlag[] }): ReactNode {
  const { language } = useSpeech();
  return (
    <span className="flags">
      {flags.map((flag) => (
        <Tag key={flag} color={grave.has(flag) ? "error" : "warning"}>
          {reviewFlags[flag][language]}
        </Tag>
      ))}
    </span>
  );
}
