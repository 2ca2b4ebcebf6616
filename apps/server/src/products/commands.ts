import type { createProductBody, editProductBody } from "@yunquan/contract/products.ts";
import type { z } from "@yunquan/contract/z.ts";
import type { Id } from "@yunquan/core/ids.ts";
import { stepTo } from "@yunquan/core/lifecycle.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { productLifecycle } from "@yunquan/core/suppliers/lifecycle.ts";
import { currentCatalogue, serviceByCode } from "../catalogues/commands.ts";
import { recordCreation, recordStep } from "../platform/record.ts";
import { personOf, type Work } from "../platform/work.ts";
import { pinyinKey, supplierForBusiness } from "../suppliers/commands.ts";
import { insertProduct, lockProduct, type ProductRow } from "./store.ts";

/**
 * Enters a product as a draft under a service of the programme's current catalogue. Refuses `supplier-not-admitted`,
 * `supplier-suspended`, `service-not-listed`.
 * @clause 3.3 5.3
 */
export async function createProduct(work: Work, given: z.output<typeof createProductBody>) {
  const supplier = await supplierForBusiness(work, personOf(work).organisationId);
  await refuseUnlisted(work, given.programmeId, given.serviceCode);
  const id = work.newId();
  const { nameEn, ...details } = given;
  await insertProduct(work, {
    id,
    supplierId: supplier.id,
    status: "draft",
    ...details,
    nameEn: nameEn ?? "",
    pinyin: pinyinKey(given.nameZh),
    createdAt: work.now,
  });
  await recordCreation(work, {
    table: "product",
    object: { id, status: "draft", version: 1 },
    action: "product.created",
    facts: { serviceCode: given.serviceCode },
  });
  return { id, status: "draft" as const, version: 1 };
}

/** Changes a draft. A listed product stays as it was offered: withdraw it and enter another. Refuses `wrong-state`, `stale-version`. */
export async function editProduct(work: Work, id: Id, given: z.output<typeof editProductBody>) {
  const { version, nameEn, ...details } = given;
  const product = await lockOnVersion(work, id, version);
  if (product.status !== "draft")
    throw new Refusal("wrong-state", { noun: "product", action: "edit", status: product.status });
  await refuseUnlisted(work, product.programmeId, details.serviceCode);
  const changes = { ...details, nameEn: nameEn ?? "", pinyin: pinyinKey(details.nameZh) };
  const next = await recordStep(work, {
    table: "product",
    object: product,
    to: product.status,
    action: "product.edited",
    changes,
  });
  return { id, status: product.status, version: next };
}

/** Offers a product to everybody. Refuses like `createProduct`, for the catalogue may have changed since. */
export async function listProduct(work: Work, id: Id, version: number) {
  const product = await lockOnVersion(work, id, version);
  const to = stepTo(productLifecycle, "list", product.status, work.actor.roles);
  await supplierForBusiness(work, product.supplierId);
  await refuseUnlisted(work, product.programmeId, product.serviceCode);
  const next = await recordStep(work, {
    table: "product",
    object: product,
    to,
    action: "product.listed",
    changes: { listedAt: work.now },
  });
  return { id, status: to, version: next };
}

/** Takes a product off the list; contracts that name it keep it. */
export async function withdrawProduct(work: Work, id: Id, version: number) {
  const product = await lockOnVersion(work, id, version);
  const to = stepTo(productLifecycle, "withdraw", product.status, work.actor.roles);
  const next = await recordStep(work, { table: "product", object: product, to, action: "product.withdrawn" });
  return { id, status: to, version: next };
}

async function lockOnVersion(work: Work, id: Id, version: number): Promise<ProductRow> {
  const product = await lockProduct(work, id);
  if (product.version !== version) throw new Refusal("stale-version", { noun: "product" });
  return product;
}

/** Only what the current catalogue names can be offered. */
async function refuseUnlisted(work: Work, programmeId: Id, code: string): Promise<void> {
  const catalogue = await currentCatalogue(work, programmeId);
  if (catalogue === undefined) throw new Refusal("service-not-listed", { code });
  await serviceByCode(work, catalogue.id, code);
}
