import { versionBody } from "@yunquan/contract/enterprises.ts";
import * as wire from "@yunquan/contract/products.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import { actionsFor, type ActingRoles } from "@yunquan/core/lifecycle.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { productLifecycle } from "@yunquan/core/suppliers/lifecycle.ts";
import { readTextCursor } from "../platform/key-cursor.ts";
import { pageOf } from "../platform/paging.ts";
import { publicQuery } from "../platform/public-routes.ts";
import { command, query, type Route } from "../platform/route.ts";
import type { Work } from "../platform/work.ts";
import { createProduct, editProduct, listProduct, withdrawProduct } from "./commands.ts";
import { findProduct, listOwnProducts, listPublicProducts, type ProductRow } from "./store.ts";

function actionsOf(work: Work, status: ProductRow["status"]): string[] {
  const roles: ActingRoles = work.actor.roles;
  const steps: string[] = actionsFor(productLifecycle, status, roles);
  return status === "draft" && steps.length > 0 ? [...steps, "edit"] : steps;
}

function withActions<Written extends { id: Id; status: ProductRow["status"]; version: number }>(
  work: Work,
  written: Written,
) {
  return { ...written, actions: actionsOf(work, written.status) };
}

export const productRoutes: readonly Route[] = [
  query(
    "products.listOwn",
    {
      method: "GET",
      url: "/api/v1/products",
      summary: { zh: "本单位产品", en: "One's own products" },
      query: wire.ownProductQuery,
      answer: wire.ownProducts,
    },
    async (work, { query: given }) => {
      const rows = await listOwnProducts(work, {
        supplierId: work.actor.organisationId,
        status: given.status,
        after: readTextCursor(given.cursor),
        limit: given.limit + 1,
      });
      return pageOf(
        rows,
        given.limit,
        (row) => [row.pinyin, row.id],
        ({ pinyin, createdAt, ...row }) => ({ ...row, actions: actionsOf(work, row.status) }),
      );
    },
  ),
  query(
    "products.read",
    {
      method: "GET",
      url: "/api/v1/products/:id",
      summary: { zh: "本单位产品详情", en: "One of one's own products" },
      params: idParams,
      answer: wire.productAnswer,
      refusals: ["not-found"],
    },
    async (work, { params }) => {
      const { pinyin, createdAt, ...row } = await findProduct(work, params.id);
      return { ...row, actions: actionsOf(work, row.status) };
    },
  ),
  command(
    "products.create",
    {
      method: "POST",
      url: "/api/v1/products",
      summary: { zh: "新增产品（草稿）", en: "Enter a product as a draft" },
      body: wire.createProductBody,
      answer: wire.productWritten,
      refusals: ["supplier-not-admitted", "supplier-suspended", "supplier-revoked", "service-not-listed"],
      status: 201,
    },
    async (work, { body }) => withActions(work, await createProduct(work, body)),
  ),
  command(
    "products.edit",
    {
      method: "PUT",
      url: "/api/v1/products/:id",
      summary: { zh: "修改产品草稿", en: "Change a draft" },
      params: idParams,
      body: wire.editProductBody,
      answer: wire.productWritten,
      refusals: ["not-found", "wrong-state", "stale-version", "service-not-listed"],
    },
    async (work, { params, body }) => withActions(work, await editProduct(work, params.id, body)),
  ),
  command(
    "products.list",
    {
      method: "POST",
      url: "/api/v1/products/:id/list",
      summary: { zh: "产品上架", en: "List a product" },
      params: idParams,
      body: versionBody,
      answer: wire.productWritten,
      refusals: [
        "not-found",
        "wrong-state",
        "stale-version",
        "supplier-not-admitted",
        "supplier-suspended",
        "supplier-revoked",
        "service-not-listed",
      ],
    },
    async (work, { params, body }) => withActions(work, await listProduct(work, params.id, body.version)),
  ),
  command(
    "products.withdraw",
    {
      method: "POST",
      url: "/api/v1/products/:id/withdraw",
      summary: { zh: "产品下架", en: "Withdraw a product" },
      params: idParams,
      body: versionBody,
      answer: wire.productWritten,
      refusals: ["not-found", "wrong-state", "stale-version"],
    },
    async (work, { params, body }) => withActions(work, await withdrawProduct(work, params.id, body.version)),
  ),
  publicQuery(
    "products.public",
    {
      method: "GET",
      url: "/api/v1/public/products",
      summary: { zh: "产品名录（公开）", en: "The public list of products" },
      query: wire.publicProductQuery,
      answer: wire.publicProducts,
    },
    async (work, { query: given }) => {
      const rows = await listPublicProducts(work, {
        ...given,
        after: readTextCursor(given.cursor),
        limit: given.limit + 1,
      });
      return pageOf(
        rows,
        given.limit,
        (row) => [row.pinyin, row.id],
        ({
          id,
          programmeId,
          supplierId,
          supplierName,
          serviceCode,
          nameZh,
          nameEn,
          description,
          priceFen,
          priceUnit,
          listedAt,
        }) => ({
          id,
          programmeId,
          supplierId,
          supplierName,
          serviceCode,
          nameZh,
          nameEn,
          description,
          priceFen,
          priceUnit,
          listedAt,
        }),
      );
    },
  ),
];
