import { productLifecycle, type ProductStatus } from "@yunquan/core/suppliers/lifecycle.ts";

export interface ProductsSearch {
  readonly status?: ProductStatus;
}

const isStatus = (value: unknown): value is ProductStatus =>
  typeof value === "string" && value in productLifecycle.statuses;

export function readProductsSearch(search: Record<string, unknown>): ProductsSearch {
  return isStatus(search["status"]) ? { status: search["status"] } : {};
}
