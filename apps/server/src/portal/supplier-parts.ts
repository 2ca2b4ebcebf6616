import { fenToYuanText } from "@yunquan/core/decimal.ts";
import type { Fen } from "@yunquan/core/money.ts";
import { priceUnitEn } from "@yunquan/core/suppliers/price-unit.ts";
import type { Offer } from "../catalogues/store.ts";
import type { listPublicProducts } from "../products/store.ts";
import type { RatingSum } from "../ratings/store.ts";
import { html, type Html } from "./html.ts";
import type { Speech } from "./language.ts";

export type PublicProduct = Awaited<ReturnType<typeof listPublicProducts>>[number];

/** A product with its price and its supplier. */
export function productCard(speech: Speech, product: PublicProduct): Html {
  const { given, proper } = speech;
  return html`<h3>${given(product.nameZh, product.nameEn)}</h3>
    <p class="soft"><a href="/suppliers/${product.supplierId}">${proper(product.supplierName)}</a></p>
    ${product.description !== "" && html`<p>${proper(product.description)}</p>`}
    <p>${priceWords(speech, product.priceFen, product.priceUnit)}</p>`;
}

/** `1,200.00 元/年`, `¥1,200.00 a year`; in English a unit that is not usual stands as the supplier wrote it. */
function priceWords({ language, proper }: Speech, priceFen: Fen, unit: string): Html {
  const unitEn = language === "en" ? priceUnitEn(unit) : undefined;
  return unitEn === undefined
    ? html`<b>${fenToYuanText(priceFen)}</b> ${proper(unit)}`
    : html`<b>¥${fenToYuanText(priceFen)}</b> ${unitEn}`;
}

/** How many products there are and the lowest price of each kind: `3 个`, `1,200.00 元/年起`. */
export function offerWords(speech: Speech, { products, prices }: Offer): Html {
  const { t } = speech;
  if (products === 0) return html`<span class="soft">${t("暂无产品", "None yet")}</span>`;
  return html`${t(`${products} 个`, `${products} product${products === 1 ? "" : "s"}`)}${prices.map(
    ({ priceUnit, fromFen }) =>
      html`<br /><span class="whole">${t("", "from ")}${priceWords(speech, fromFen, priceUnit)}${t("起", "")}</span>`,
  )}`;
}

/** What enterprises think, in short: `4.6 分（23 次）`. */
export function ratingWords({ t }: Speech, sum: RatingSum | undefined): Html {
  if (sum === undefined) return html`<span class="soft">${t("暂无评价", "None yet")}</span>`;
  const average = averageOf(sum);
  return html`<b>${t(`${average} 分`, `${average} of 5`)}</b>
    <span class="soft">${t(`（${sum.count} 次）`, `(${sum.count})`)}</span>`;
}

/** What enterprises think, as a sentence; nothing where nobody has rated yet. */
export function ratingLine({ t }: Speech, sum: RatingSum | undefined): Html | false {
  if (sum === undefined) return false;
  const average = averageOf(sum);
  return html`<p>
    ${t(`企业评价 ${average} 分（满分 5 分，${sum.count} 次评价）`, `Rated ${average} of 5 by enterprises (${sum.count} rating${sum.count === 1 ? "" : "s"})`)}
  </p>`;
}

function averageOf({ averageHundredths }: RatingSum): string {
  return (averageHundredths / 100).toFixed(1);
}
