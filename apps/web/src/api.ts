import createClient, { type Middleware } from "openapi-fetch";
import createQueries from "openapi-react-query";
import {
  QueryClient,
  useMutation,
  useQueryClient,
  type InfiniteData,
  type UseMutationResult,
} from "@tanstack/react-query";
import { useRef } from "react";
import type { components, paths } from "./api.generated.ts";

/** The records of the API, by the names its description gives them. */
export type Schemas = components["schemas"];
export type Problem = Schemas["Problem"];

/**
 * A "no" of the server, or no answer at all: `offline` when the network failed, `unavailable` and `internal` when the
 * server did. The words for people come with it, in both languages.
 */
export class ApiFault extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.name = "ApiFault";
    this.problem = problem;
  }

  /** Whether the command may or may not have been carried out: the same key has to be sent again. */
  get outcomeUnknown(): boolean {
    return this.problem.status === 0 || this.problem.status >= 500;
  }
}

const noConnection: Problem = {
  type: "/problems/offline",
  title: "网络中断",
  status: 0,
  code: "offline",
  detailZh: "未能连接服务器，已填内容仍在本页，请检查网络后重试。",
  detailEn: "The server cannot be reached. What you entered is still on this page; check the network and try again.",
  facts: {},
  faults: [],
  requestId: "",
};

/** Who stopped it knows: it needs no reason, only how things stand. */
export const stoppedByHand: Problem = {
  ...noConnection,
  type: "/problems/stopped",
  title: "已停止",
  code: "stopped",
  detailZh: "已停止。停止前未完成的不生效；是否已经完成，以页面刷新后的状态为准。",
  detailEn: "Stopped. Unless it was finished by then, nothing was done; the page shows which.",
};

/** Told when the session has ended, so that one may sign in again without leaving the page. */
const onSignedOut = new Set<() => void>();
export function whenSignedOut(told: () => void): () => void {
  onSignedOut.add(told);
  return () => void onSignedOut.delete(told);
}

const faultsAreThrown: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return undefined;
    throw await faultOf(response);
  },
  onError({ error }) {
    return error instanceof ApiFault ? error : new ApiFault(noConnection);
  },
};

/** What an answer that is not "ok" says. */
export async function faultOf(response: Response): Promise<ApiFault> {
  const body: unknown = await response.json().catch(() => undefined);
  const problem = isProblem(body)
    ? body
    : {
        ...noConnection,
        type: "/problems/unavailable",
        status: response.status,
        code: "unavailable",
        detailZh: "服务暂不可用，请稍后重试。",
        detailEn: "The service is not available; try again shortly.",
      };
  if (problem.code === "not-signed-in") for (const told of onSignedOut) told();
  return new ApiFault(problem);
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "code" in body && "detailZh" in body;
}

export const api = createClient<paths>({ baseUrl: location.origin, credentials: "same-origin" });
api.use(faultsAreThrown);

const queries = createQueries(api);
type ReadPages = typeof queries.useInfiniteQuery;
const readPages = ((method, path, init, options, client) =>
  // One answer and a row of pages are remembered apart, though they come from one address.
  queries.useInfiniteQuery(method, path, { ...init, paged: true } as typeof init, options, client)) as ReadPages;

/** Reads by React Query, typed by the paths: `reads.useQuery("get", "/api/v1/applications/{id}", { params })`. */
export const reads = { ...queries, useInfiniteQuery: readPages };

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // A refusal stays a refusal; only a broken line is worth another try.
      retry: (failures, error) => failures < 2 && (!(error instanceof ApiFault) || error.outcomeUnknown),
    },
  },
});

export interface Command<Input, Output> extends Omit<
  UseMutationResult<Output, Error, Input>,
  "mutate" | "mutateAsync"
> {
  /** Carries it out; rejects with an ApiFault. Pressed twice, or repeated after a broken line, it is done once. */
  readonly run: (input: Input) => Promise<Output>;
  /** The same for buttons: the fault is in `fault` and is not thrown. */
  readonly press: (input: Input) => void;
  /** Gives up what is being carried out, where the server lets it be stopped; what was done by then is read again. */
  readonly stop: () => void;
  readonly fault: ApiFault | null;
}

/**
 * A write. The idempotency key belongs to the intent: the same content is sent under the same key until the server has
 * said yes or no, so that a lost answer does no harm. Afterwards everything shown is read again.
 */
export function useCommand<Input, Output>(
  call: (
    input: Input,
    headers: { readonly "Idempotency-Key": string },
    signal: AbortSignal,
  ) => Promise<{ data?: Output }>,
): Command<Input, Output> {
  const client = useQueryClient();
  const intent = useRef<{ content: string; key: string } | undefined>(undefined);
  const running = useRef<AbortController | undefined>(undefined);
  const mutation = useMutation<Output, Error, Input>({
    mutationFn: async (input) => {
      const content = JSON.stringify(input) ?? "";
      if (intent.current?.content !== content) intent.current = { content, key: newKey() };
      const { signal } = (running.current = new AbortController());
      try {
        const { data } = await call(input, { "Idempotency-Key": intent.current.key }, signal);
        intent.current = undefined;
        return data as Output;
      } catch (error) {
        if (signal.aborted) throw new ApiFault(stoppedByHand);
        if (!(error instanceof ApiFault && error.outcomeUnknown)) intent.current = undefined;
        throw error;
      }
    },
    onSettled: async () => await readAgain(client),
  });
  const { mutate, mutateAsync, ...rest } = mutation;
  const fault = mutation.error instanceof ApiFault ? mutation.error : null;
  return {
    ...rest,
    fault,
    run: mutateAsync,
    press: (input) => (rest.isPending ? undefined : mutate(input)),
    stop: () => running.current?.abort(),
  };
}

/** After a write at most so many pages of a list are read again. */
const PAGES_KEPT = 10;

/**
 * Reads again whatever is shown. Of a list that was scrolled far only its beginning: the rest comes anew as one scrolls, and
 * a decision does not wait for a thousand pages.
 */
async function readAgain(client: QueryClient): Promise<void> {
  client.setQueriesData<unknown>({}, (data: unknown) =>
    isPaged(data) && data.pages.length > PAGES_KEPT
      ? { ...data, pages: data.pages.slice(0, PAGES_KEPT), pageParams: data.pageParams.slice(0, PAGES_KEPT) }
      : data,
  );
  await client.invalidateQueries();
}

function isPaged(data: unknown): data is InfiniteData<unknown> {
  return typeof data === "object" && data !== null && "pages" in data && "pageParams" in data;
}

/** A key nobody else has. `randomUUID` is missing where the page came over plain http from another machine. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
