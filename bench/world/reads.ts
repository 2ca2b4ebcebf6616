import type { Queues, Readers } from "./queues.ts";

/** A read as it is asked for: by whom (nobody: everybody may), and at which address. */
export interface Read {
  readonly name: string;
  readonly reader: keyof Readers | null;
  readonly path: string;
}

/** The prepared answers (P14), each held against a bare Fastify that sends the same bytes. */
export function preparedReads(programmeCode: string): readonly Read[] {
  const api = `/api/v1/public/programmes/${programmeCode}`;
  return [
    { name: "catalogue, first page", reader: null, path: `${api}/catalogue` },
    { name: "catalogue, whole", reader: null, path: `${api}/catalogues/1` },
    { name: "catalogue, as a page", reader: null, path: `/catalogue/${programmeCode}` },
  ];
}

/** Queue pages and overviews (P15): the same on a small and on a large database. */
export function queueReads(queues: Queues): readonly Read[] {
  const { programmeId, cityCode } = queues;
  const list = "/api/v1/applications";
  return [
    { name: "city: newest", reader: "city", path: list },
    { name: "city: to be reviewed, in line", reader: "city", path: `${list}?status=submitted&order=position` },
    { name: "city: due first", reader: "city", path: `${list}?order=due` },
    { name: "city: overview", reader: "city", path: `${list}/counts?programmeId=${programmeId}` },
    { name: "province: one city's queue", reader: "province", path: `${list}?cityCode=${cityCode}&status=submitted` },
    { name: "province: newest", reader: "province", path: `${list}?programmeId=${programmeId}` },
    { name: "province: overview", reader: "province", path: `${list}/counts?programmeId=${programmeId}` },
    { name: "enterprise: own", reader: "enterprise", path: list },
    { name: "supplier: to be confirmed", reader: "supplier", path: `${list}?status=submitted` },
    { name: "city: vouchers", reader: "city", path: "/api/v1/vouchers?status=issued" },
    { name: "city: claims", reader: "city", path: "/api/v1/claims" },
    { name: "claims: overview", reader: "province", path: `/api/v1/claims/counts?programmeId=${programmeId}` },
    { name: "city: enterprises", reader: "city", path: "/api/v1/enterprises" },
    { name: "city: one case with its history", reader: "city", path: `${list}/${queues.applicationId}` },
  ];
}
