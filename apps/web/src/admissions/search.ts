const statuses = ["submitted", "admitted", "returned", "rejected"] as const;
export type AdmissionStatus = (typeof statuses)[number];

/** Which registrations are shown; `pool` is the list of those who are admitted without review. */
export interface AdmissionPlace {
  readonly show?: Exclude<AdmissionStatus, "submitted"> | "pool";
  readonly text?: string;
}

export function admissionPlace(given: Record<string, unknown>): AdmissionPlace {
  const show = (["admitted", "returned", "rejected", "pool"] as const).find((one) => one === given["show"]);
  const text = typeof given["text"] === "number" ? String(given["text"]) : given["text"];
  return {
    ...(show === undefined ? {} : { show }),
    ...(typeof text === "string" && text.trim() !== "" ? { text: text.trim().slice(0, 60) } : {}),
  };
}
