import { useMemo, type ReactNode } from "react";
import { Select } from "antd";
import { cities, districtsOf, placeNameEn, placeNameZh, province, provinceNames } from "@yunquan/core/divisions.ts";
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
  /** Other provinces can be named too, each as a whole: what a rule refuses must be possible to say. */
  readonly withProvinces?: boolean;
}): ReactNode {
  const { t, language } = useSpeech();
  const { withCities = false, withProvinces = false } = props;
  const groups = useMemo(() => {
    const own = cities.map((city) => {
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
    });
    const others = Object.entries(provinceNames)
      .filter(([digits]) => !province.code.startsWith(digits))
      .map(([digits, words]): Place => ({
        value: `${digits}0000`,
        label: words[language],
        sought: `${words.zh} ${words.en.toLowerCase()} ${digits}0000`,
      }));
    return withProvinces ? [...own, { label: t("省外", "Other provinces"), options: others }] : own;
  }, [language, t, withCities, withProvinces]);
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
