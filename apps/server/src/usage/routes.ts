import { done } from "@yunquan/contract/people.ts";
import {
  signingKey,
  signingKeyBody,
  signingKeys,
  usageBody,
  usageDeliveriesPage,
  usageDelivered,
  usageFileBody,
  usageOutlook,
  usageOutlookQuery,
  usageReceivedPage,
  usageReceivedQuery,
  type usageDelivery,
} from "@yunquan/contract/usage.ts";
import { usageEvent, usageEventsDelivered } from "@yunquan/contract/usage-events.ts";
import { idParams, pageQuery } from "@yunquan/contract/wire.ts";
import type { z } from "@yunquan/contract/z.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { Instant } from "@yunquan/core/time.ts";
import { usageCsvTemplate } from "../documents/usage-csv.ts";
import { pageOf, readCursor } from "../platform/paging.ts";
import { download } from "../platform/file-routes.ts";
import { command, lines, query, type Route } from "../platform/route.ts";
import { deliverUsage, deliverUsageFile, type Delivered } from "./delivery.ts";
import { deliverEvents } from "./event-intake.ts";
import { outlookOf } from "./outlook.ts";
import { addSigningKey, endSigningKey, listSigningKeys, type SigningKey } from "./signature.ts";
import { listDeliveries, listReceived, type DeliveryRow, type ReceivedKey } from "./store.ts";

export const usageRoutes: readonly Route[] = [
  command(
    "usage.deliver",
    {
      method: "POST",
      url: "/api/v1/usage",
      summary: { zh: "报送行为数据（接口）", en: "Deliver usage data by the interface" },
      body: usageBody,
      answer: usageDelivered,
      refusals: ["usage-unsigned", "usage-signature-refused"],
      status: 201,
    },
    async (work, { body }) => delivered(await deliverUsage(work, body)),
  ),
  command(
    "usage.deliverFile",
    {
      method: "POST",
      url: "/api/v1/usage/files",
      summary: {
        zh: "报送行为数据（已上传的 CSV 或 XLSX 文件）",
        en: "Deliver usage data from an uploaded CSV or XLSX file",
      },
      body: usageFileBody,
      answer: usageDelivered,
      refusals: ["not-found", "usage-file-refused", "stopped"],
      status: 201,
      stops: true,
    },
    async (work, { body }) => delivered(await deliverUsageFile(work, body.fileId)),
  ),
  lines(
    "usage.deliverEvents",
    {
      method: "POST",
      url: "/api/v1/usage/events",
      summary: {
        zh: "报送行为事件（NDJSON，每行一个事件，逐行接收；重复报送不重复计入）",
        en: "Deliver usage events (NDJSON, one event in each line, taken line by line; sent again they count once)",
      },
      headers: {
        "Usage-Signature":
          "登记签名公钥后必填：公钥编号 时间 随机串 签名 · needed with a signing key: key id, instant, nonce, signature",
      },
      body: usageEvent,
      answer: usageEventsDelivered,
      refusals: ["usage-unsigned", "usage-signature-refused", "payload-too-large", "unsupported-media", "busy"],
    },
    async (platform, actor, call) => {
      const { supplierId, supplierName, refusals, ...head } = await deliverEvents(platform, actor, call);
      return { ...head, supplier: { id: supplierId, name: supplierName }, refusals: [...refusals] };
    },
  ),
  download(
    "usage.template",
    {
      method: "GET",
      url: "/api/v1/usage/template",
      summary: { zh: "行为数据文件模板", en: "The empty form of a usage file" },
    },
    async () => ({ name: "行为数据.csv", mediaType: "text/csv; charset=utf-8", bytes: usageCsvTemplate() }),
  ),
  command(
    "usage.addSigningKey",
    {
      method: "POST",
      url: "/api/v1/usage/signing-keys",
      summary: {
        zh: "登记签名公钥（登记后接口报送须签名）",
        en: "Register a signing key; deliveries have to be signed from then on",
      },
      body: signingKeyBody,
      answer: signingKey,
      refusals: ["signing-key-taken"],
      status: 201,
    },
    async (work, { body }) => presentKey(await addSigningKey(work, body)),
  ),
  query(
    "usage.listSigningKeys",
    {
      method: "GET",
      url: "/api/v1/usage/signing-keys",
      summary: { zh: "签名公钥", en: "Signing keys" },
      answer: signingKeys,
    },
    async (work) => ({ items: (await listSigningKeys(work)).map(presentKey) }),
  ),
  command(
    "usage.endSigningKey",
    {
      method: "POST",
      url: "/api/v1/usage/signing-keys/:id/end",
      summary: { zh: "停用签名公钥", en: "End a signing key" },
      params: idParams,
      answer: done,
      refusals: ["not-found"],
    },
    async (work, { params }) => {
      await endSigningKey(work, params.id);
      return { done: true as const };
    },
  ),
  query(
    "usage.deliveries",
    {
      method: "GET",
      url: "/api/v1/usage/deliveries",
      summary: { zh: "行为数据报送记录", en: "Deliveries of usage data" },
      query: pageQuery,
      answer: usageDeliveriesPage,
    },
    async (work, { query: given }) => {
      const after = readCursor(given.cursor, ["instant", "id"]) as [Instant, Id] | undefined;
      const rows = await listDeliveries(work, after, given.limit + 1);
      return pageOf(rows, given.limit, (row) => [row.receivedAt, row.id], present);
    },
  ),
  query(
    "usage.outlook",
    {
      method: "GET",
      url: "/api/v1/usage/outlook",
      summary: {
        zh: "按奖补标准，此刻如何判定（仅供了解，以结算申请的评估为准）",
        en: "How the use received so far would be judged now (the claim's own evaluation counts)",
      },
      query: usageOutlookQuery,
      answer: usageOutlook,
      refusals: ["not-found"],
    },
    async (work, { query: given }) => await outlookOf(work, given.voucherId),
  ),
  query(
    "usage.received",
    {
      method: "GET",
      url: "/api/v1/usage/received",
      summary: { zh: "平台收到的行为数据（逐条）", en: "The usage data that the platform received, figure by figure" },
      query: usageReceivedQuery,
      answer: usageReceivedPage,
    },
    async (work, { query: given }) => {
      // Offices look at one voucher at a time: nobody leafs through the whole province's data.
      const party = work.actor.organisationKind === "enterprise" || work.actor.organisationKind === "supplier";
      if (!party && given.voucherId === undefined) {
        throw new Refusal("invalid-request", {}, [
          { path: "query.voucherId", code: "required", zh: "请指定服务券", en: "name the voucher" },
        ]);
      }
      const after = readCursor(given.cursor, ["instant", "id", "string", "date"]) as unknown as ReceivedKey | undefined;
      const rows = await listReceived(work, given.voucherId, after, given.limit + 1);
      return pageOf(
        rows,
        given.limit,
        (row) => [row.receivedAt, row.voucherId, row.source, row.usedOn],
        ({ supplierId, supplierName, ...row }) => ({ ...row, supplier: { id: supplierId, name: supplierName } }),
      );
    },
  ),
];

function delivered({ supplierId, supplierName, results, ...head }: Delivered): z.output<typeof usageDelivered> {
  return {
    ...head,
    supplier: { id: supplierId, name: supplierName },
    results: results.map((result) => ({ ...result })),
  };
}

function present({
  supplierId,
  supplierName,
  refusals,
  replacements,
  ...head
}: DeliveryRow): z.output<typeof usageDelivery> {
  type Answer = z.output<typeof usageDelivery>;
  return {
    ...head,
    supplier: { id: supplierId, name: supplierName },
    refusals: refusals as Answer["refusals"],
    replacements: replacements as Answer["replacements"],
  };
}

function presentKey({ publicKey, ...key }: SigningKey): z.output<typeof signingKey> {
  return { ...key, publicKey: Buffer.from(publicKey).toString("base64") };
}
