import type { CalendarDate } from "@yunquan/core/time.ts";
import { reads } from "../api.ts";
import { sideOf, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { dayOfDeadline, dayOfStart } from "./days.ts";

export interface CalendarEvent {
  readonly key: string;
  readonly on: CalendarDate;
  readonly at: string;
  /** Whether `at` is an end: midnight then belongs to the day before. */
  readonly end: boolean;
  readonly tone: "opens" | "ends" | "notice" | "mine";
  readonly words: string;
  readonly about: string;
  readonly to?: string;
}

/** Everything with a date that concerns the reader: windows of the programme, notices of his city, what waits for him. */
export function useEvents(): {
  readonly events: readonly CalendarEvent[];
  readonly pending: boolean;
  readonly error: unknown;
  readonly again: () => void;
  readonly now: string | undefined;
} {
  const { t, given, language } = useSpeech();
  const session = useSession();
  const side = sideOf(session);
  const city = session.membership.cityCode;
  const office = side === "city" || side === "city-finance";
  const windows = reads.useQuery("get", "/api/v1/public/calendar");
  const toDos = reads.useQuery("get", "/api/v1/to-dos");
  const notices = reads.useQuery(
    "get",
    "/api/v1/public/notices",
    { params: { query: { limit: "50", ...(city === null ? {} : { cityCode: city }) } } },
    { enabled: office },
  );
  const events: CalendarEvent[] = [
    ...(windows.data?.items ?? []).flatMap((one): CalendarEvent[] => {
      const about = `${given(one.programmeZh, one.programmeEn)} · ${given(one.nameZh, one.nameEn)}`;
      const application = one.kind === "application";
      return [
        {
          key: `${one.id} opens`,
          on: dayOfStart(one.opensAt),
          at: one.opensAt,
          end: false,
          tone: "opens",
          words: application ? t("申领开始", "Applications open") : t("结算申请开始", "Claims open"),
          about,
        },
        {
          key: `${one.id} ends`,
          on: dayOfDeadline(one.endsAt),
          at: one.endsAt,
          end: true,
          tone: "ends",
          words: application ? t("申领截止", "Applications close") : t("结算申请截止", "Claims close"),
          about,
        },
      ];
    }),
    ...(notices.data?.items ?? []).map((one): CalendarEvent => ({
      key: one.id,
      on: dayOfDeadline(one.endsAt),
      at: one.endsAt,
      end: true,
      tone: "notice",
      words: t("公示期满", "Notice ends"),
      about: one.number,
      to: `/notices/${one.id}`,
    })),
    ...(toDos.data?.items ?? []).flatMap((item) =>
      item.first.flatMap((one): CalendarEvent[] =>
        one.dueAt === null
          ? []
          : [
              {
                key: `${item.key} ${one.id}`,
                on: dayOfDeadline(one.dueAt),
                at: one.dueAt,
                end: true,
                tone: "mine",
                words: t("待办到期", "Due"),
                about: one.name === null ? item[language] : `${item[language]} · ${one.name}`,
                to: one.to,
              },
            ],
      ),
    ),
  ];
  return {
    events: events.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    pending: windows.isPending,
    error: windows.error,
    again: () => void windows.refetch(),
    now: windows.data?.now,
  };
}
