/** The legal forms an enterprise can have; which of them may take part is a parameter of the edition. */
export const entityTypes = {
  "legal-person": { zh: "独立法人", en: "Legal person" },
  branch: { zh: "分支机构", en: "Branch" },
  partnership: { zh: "合伙企业", en: "Partnership" },
  "sole-proprietor": { zh: "个体工商户", en: "Sole proprietor" },
  other: { zh: "其他", en: "Other" },
} as const;
export type EntityType = keyof typeof entityTypes;

export const allEntityTypes = Object.keys(entityTypes) as [EntityType, ...EntityType[]];

export function isEntityType(text: string): text is EntityType {
  return Object.hasOwn(entityTypes, text);
}

export function entityTypeWords(text: string): { readonly zh: string; readonly en: string } {
  return isEntityType(text) ? entityTypes[text] : { zh: text, en: text };
}
