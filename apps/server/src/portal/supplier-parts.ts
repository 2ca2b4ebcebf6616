import { fenToYuanText } from "@yunquan/core/decimal.ts";
import type { listPublicProducts } from "../products/store.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";

export type PublicProduct = Awaited<ReturnType<typeof listPublicProducts>>[number];

/** A product with its price and its supplier. */
export function productCard(speech: Speech, product: PublicProduct): Html {
  const { given, proper } = speech;
  return html`<h3>${given(product.nameZh, product.nameEn)}</h3>
    <p class="soft"><a href="/suppliers/${product.supplierId}">${proper(product.supplierName)}</a></p>
    ${product.description !== "" && html`<p>${proper(product.description)}</p>`}
    <p><b>${fenToYuanText(product.priceFen)}</b> ${proper(product.priceUnit)}</p>`;
}

/** What enterprises think, as a sentence; nothing where nobody has rated yet. */
export function ratingLine(
  { t }: Speech,
  sum: { readonly count: number; readonly averageHundredths: number } | undefined,
): Html | false {
  if (sum === undefined) return false;
  const average = (sum.averageHundredths / 100).toFixed(1);
  return html`<p>
    ${t(`企业评价 ${average} 分（满分 5 分，${sum.count} 次评价）`, `Rated ${average} of 5 by enterprises (${sum.count} rating${sum.count === 1 ? "" : "s"})`)}
  </p>`;
}
