import { isCityCode } from "@yunquan/core/divisions.ts";
import { isId } from "@yunquan/core/ids.ts";

export interface CityPlace {
  readonly plan?: string;
  readonly city?: string;
}

/** Which plan's figures, and for whoever sees all of which city. */
export function cityPlace({ plan, city }: Record<string, unknown>): CityPlace {
  return {
    ...(typeof plan === "string" && isId(plan) ? { plan } : {}),
    ...(isCityCode(String(city)) ? { city: String(city) } : {}),
  };
}
