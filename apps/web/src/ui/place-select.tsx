import { useMemo, type ReactNode } from "react";
import { Select } from "antd";
import { cities, districtsOf, placeNameEn, placeNameZh } from "@yunquan/core/divisions.ts";
import { useSpeech } from "../speech.ts";

interface Place {
  readonly value: string;
  readonly label: string;
  readonly sought: string;
}

/** A district of the province (or a city without districts), found by its name, its code or the city's pinyin. */
export function PlaceSelect(props: {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (division: string) => void;
  readonly disabled?: boolean;
  /** Whole cities are places too. */
  readonly withCities?: boolean;
}): ReactNode {
  const { t, language } = useSpeech();
  const { withCities = false } = props;
  const groups = useMemo(
    () =>
      cities.map((city) => {
        const districts = districtsOf(city.code);
        const codes = [
          ...(withCities || districts.length === 0 ? [city.code as string] : []),
          ...districts.map(({ code }) => code),
        ];
        return {
          label: city[language],
          options: codes.map((code): Place => {
            const zh = placeNameZh(code) ?? code;
            const en = placeNameEn(code) ?? code;
            return {
              value: code,
              label: language === "zh" ? zh.replace("广东省", "") : en,
              sought: `${zh} ${en.toLowerCase()} ${city.pinyin} ${code}`,
            };
          }),
        };
      }),
    [language, withCities],
  );
  return (
    <Select
      {...(props.id === undefined ? {} : { id: props.id })}
      value={props.value ?? null}
      onChange={(division: string) => props.onChange?.(division)}
      disabled={props.disabled === true}
      options={groups}
      showSearch={{
        filterOption: (typed, option) =>
          ((option as Partial<Place> | undefined)?.sought ?? "").includes(typed.trim().toLowerCase()),
      }}
      placeholder={t("输入市、区名称或拼音", "Type a city or district")}
    />
  );
}
