import type { FieldFault } from "../refusal.ts";

/** Every fault of a list of services at once, beyond the form of each: codes and names each only once. */
export function catalogueFaults(services: readonly { readonly code: string; readonly nameZh: string }[]): FieldFault[] {
  const faults: FieldFault[] = [];
  const codes = new Map<string, number>();
  const names = new Map<string, number>();
  for (const [index, { code, nameZh }] of services.entries()) {
    const sameCode = codes.get(code);
    if (sameCode !== undefined) {
      faults.push({
        path: `services.${index}.code`,
        code: "repeated",
        zh: `编码与第 ${sameCode + 1} 项重复`,
        en: `the same code as item ${sameCode + 1}`,
      });
    }
    const sameName = names.get(nameZh);
    if (sameName !== undefined) {
      faults.push({
        path: `services.${index}.nameZh`,
        code: "repeated",
        zh: `名称与第 ${sameName + 1} 项重复`,
        en: `the same name as item ${sameName + 1}`,
      });
    }
    codes.set(code, sameCode ?? index);
    names.set(nameZh, sameName ?? index);
  }
  return faults;
}
