import type { Work } from "../platform/work.ts";
import type { Html } from "./html.ts";
import type { Speech } from "./language.ts";

export interface PageInput {
  readonly work: Work;
  readonly speech: Speech;
  /** The address under which the portal is reached: what a link for other sites begins with. */
  readonly origin: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly params: Readonly<Record<string, string>>;
}

/** A page that was made, or the address where it is. */
export type Made =
  | {
      readonly title: string;
      readonly body: Html;
      readonly status?: number;
      readonly unlisted?: boolean;
    }
  | { readonly redirect: string };

export interface PublicPage {
  readonly url: string;
  readonly make: (input: PageInput) => Promise<Made>;
  /** Other sites may show this page inside their own: it has no form and knows nobody. */
  readonly embeddable?: boolean;
  /** Shows nothing but what is published: made once per revision of that, and kept ready (`platform/prepared.ts`). */
  readonly prepared?: boolean;
}
