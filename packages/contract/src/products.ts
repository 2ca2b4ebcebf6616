import {
  fenWire,
  id,
  instant,
  line,
  page,
  pageQuery,
  paragraph,
  positiveFenWire,
  seenVersion,
  written,
} from "./wire.ts";
import { z } from "./z.ts";

const details = {
  serviceCode: line(40),
  nameZh: line(100),
  nameEn: line(200).optional(),
  description: paragraph(4000),
  priceFen: positiveFenWire,
  /** What the price is for: 元/年, 元/用户·年 … */
  priceUnit: line(30),
};

export const createProductBody = z.strictObject({ programmeId: id, ...details });
export const editProductBody = z.strictObject({ version: seenVersion, ...details });

export const productStatus = z.enum(["draft", "listed", "withdrawn"]);
export const productWritten = written(productStatus);

export const productAnswer = z
  .strictObject({
    id,
    programmeId: id,
    supplierId: id,
    serviceCode: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    description: z.string(),
    priceFen: fenWire,
    priceUnit: z.string(),
    status: productStatus,
    listedAt: instant.nullable(),
    version: z.number().int(),
    actions: z.array(z.string()),
  })
  .meta({ id: "Product" });

export const ownProductQuery = z.strictObject({ ...pageQuery.shape, status: productStatus.optional() });
export const ownProducts = page(productAnswer);

export const publicProductQuery = z.strictObject({
  ...pageQuery.shape,
  programmeId: id.optional(),
  serviceCode: line(40).optional(),
  supplierId: id.optional(),
  text: line(60).optional(),
});
export const publicProducts = page(
  z
    .strictObject({
      id,
      programmeId: id,
      supplierId: id,
      supplierName: z.string(),
      serviceCode: z.string(),
      nameZh: z.string(),
      nameEn: z.string(),
      description: z.string(),
      priceFen: fenWire,
      priceUnit: z.string(),
      listedAt: instant.nullable(),
    })
    .meta({ id: "PublicProduct" }),
);
