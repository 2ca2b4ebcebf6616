import { ApiFault, reads, type Schemas } from "../api.ts";
import { faultOf } from "./fault-notice.tsx";

/** A programme with its parameters in force, and the instant of the business clock that they were read at. */
export interface ProgrammeInForce {
  readonly programme: Schemas["PublicProgramme"];
  readonly parameters: Schemas["EditionParameters"];
  readonly now: string;
}

const noProgramme = new ApiFault({
  type: "/problems/no-programme",
  title: "没有可以申请的计划",
  status: 404,
  code: "no-programme",
  detailZh: "目前没有生效的计划。计划公布后即可办理，请留意门户首页和申领与结算日历。",
  detailEn:
    "No programme is in force now. Once one is published, go on here; see the home page and the calendar of the portal.",
  facts: {},
  faults: [],
  requestId: "",
});

/** The programme one applies under: the wanted one, else the first with an open round, else the first in force; without any, that is the error. */
export function useProgramme(wanted: string | undefined): {
  readonly chosen: ProgrammeInForce | undefined;
  readonly all: readonly Schemas["PublicProgramme"][];
  readonly error: unknown;
  readonly refetch: () => void;
} {
  const listed = reads.useQuery("get", "/api/v1/public/programmes", {}, { staleTime: 60_000 });
  const all = (listed.data?.items ?? []).filter(({ edition }) => edition !== null);
  const programme =
    all.find(({ id }) => id === wanted) ??
    all.find(({ rounds }) => rounds.some(({ state }) => state === "open")) ??
    all[0];
  const code = programme?.code ?? "";
  const page = reads.useQuery(
    "get",
    "/api/v1/public/programmes/{code}",
    { params: { path: { code } } },
    { enabled: programme !== undefined, staleTime: 60_000 },
  );
  const parameters = page.data?.parameters ?? null;
  const now = listed.data?.now;
  const failed = faultOf(listed, page);
  return {
    all,
    chosen:
      programme === undefined || parameters === null || now === undefined ? undefined : { programme, parameters, now },
    error: failed.fault ?? (listed.isSuccess && programme === undefined ? noProgramme : null),
    refetch: failed.fault === null ? () => void listed.refetch() : failed.again,
  };
}
