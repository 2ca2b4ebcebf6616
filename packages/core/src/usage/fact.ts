/** The four measures of a day of use. */
export interface UsageFigures {
  readonly activeUsers: number;
  readonly loginCount: number;
  readonly deviceCount: number;
  readonly onlineMinutes: number;
}

/** How the figures of a day came about: told by the supplier as daily figures, or counted by the platform from events. */
export const usageBases = {
  told: { zh: "按日报送", en: "Told as daily figures" },
  counted: { zh: "逐条事件汇总", en: "Counted from events" },
} as const;
export type UsageBasis = keyof typeof usageBases;

export interface UsageFact extends UsageFigures {
  readonly basis: UsageBasis;
}

/**
 * The fact of one voucher, source and day. What the platform counted from single events wins over what it was told,
 * and wins for the day as a whole: events can be looked into one by one, and mixing the two would count people twice.
 * A source whose events arrived says by them how much there was; higher figures told for the same day do not raise it. Both stay
 * stored. Undefined when nothing was said of the day.
 * @clause 5.10
 */
export function factOfDay(told: UsageFigures | null, counted: UsageFigures | null): UsageFact | undefined {
  if (counted !== null) return { basis: "counted", ...counted };
  return told === null ? undefined : { basis: "told", ...told };
}
