import type { Platform } from "../platform/platform.ts";
import type { Work } from "../platform/work.ts";
import type { Html } from "./html.ts";
import type { Speech } from "./language.ts";

export interface PageInput {
  readonly work: Work;
  readonly speech: Speech;
  readonly platform: Platform;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly params: Readonly<Record<string, string>>;
}

export interface PublicPage {
  readonly url: string;
  readonly make: (input: PageInput) => Promise<{ title: string; body: Html; status?: number }>;
}

/** The pages for everybody, by address. */
export const publicPages: readonly PublicPage[] = [];
