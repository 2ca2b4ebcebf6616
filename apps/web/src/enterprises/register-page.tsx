import { useEffect, useState, type ReactNode } from "react";
import { Alert, Button, Form, Input, InputNumber, Radio, Select, Skeleton } from "antd";
import { GlobalOutlined } from "@ant-design/icons";
import type { entityTypes } from "@yunquan/core/enterprises/entity-types.ts";
import { beijingDate, instant, yearOf } from "@yunquan/core/time.ts";
import { ApiFault, api, useCommand } from "../api.ts";
import { useLanguage } from "../language-choice.ts";
import { useSpeech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { Findings } from "../ui/findings.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { useProgramme, type ProgrammeInForce } from "../ui/programme-in-force.ts";
import { ruleNote } from "../ui/rule-note.tsx";
import { YuanInput, yuanRule } from "../ui/yuan-input.tsx";
import { EnterpriseFields, type EnterpriseEntry } from "./enterprise-fields.tsx";
import { liveEligibility } from "./live-findings.ts";
import { PersonPanel, personBody, signInAs, type PersonEntry } from "./first-person.tsx";
import { SupplierRegistration } from "./supplier-registration.tsx";
import "./enterprises.css";

/** Registration without an account, for an enterprise or a supplier. Whoever is through is signed in and goes on inside. */
export function RegisterPage(): ReactNode {
  const { t, language } = useSpeech();
  const { choose } = useLanguage();
  const asked = new URLSearchParams(location.search);
  const [kind, setKind] = useState<"enterprise" | "supplier">(
    asked.get("as") === "supplier" ? "supplier" : "enterprise",
  );
  const { chosen, all, error, refetch } = useProgramme(asked.get("programme") ?? undefined);
  return (
    <div className="register">
      <header className="register-head">
        <a href="/" className="brand">
          <b>{t("云券", "Yunquan")}</b>
          <span>{t("公开首页", "Public site")}</span>
        </a>
        <span>
          <Button
            type="text"
            icon={<GlobalOutlined />}
            lang={language === "zh" ? "en" : "zh-CN"}
            onClick={() => choose(language === "zh" ? "en" : "zh")}
          >
            {language === "zh" ? "English" : "中文"}
          </Button>
          <a href="/sign-in">{t("已有账号，登录", "Sign in")}</a>
        </span>
      </header>
      <main className="register-main" id="main">
        <PageHead
          title={t("注册", "Register")}
          lead={t(
            "填写单位和第一位办理人的信息，保存为草稿；登录后补齐材料，提交主管部门核验。",
            "Enter your organisation and its first person. It is saved as a draft; complete and submit it once signed in.",
          )}
        />
        <Radio.Group
          className="wizard-mode"
          optionType="button"
          value={kind}
          onChange={(event) => setKind(event.target.value as typeof kind)}
          aria-label={t("注册为", "Register as")}
          options={[
            { value: "enterprise", label: t("工业企业（申请服务券）", "Industrial enterprise") },
            { value: "supplier", label: t("供应商（提供云服务）", "Supplier of services") },
          ]}
        />
        {kind === "supplier" ? (
          <SupplierRegistration />
        ) : chosen === undefined ? (
          error === null ? (
            <Skeleton active title={false} paragraph={{ rows: 10 }} />
          ) : (
            <FaultNotice fault={error} again={refetch} />
          )
        ) : (
          <EnterpriseRegistration frame={chosen} programmes={all} />
        )}
      </main>
    </div>
  );
}

interface Entry {
  readonly programmeId: string;
  readonly person: PersonEntry;
  readonly enterprise: EnterpriseEntry;
  readonly year: { readonly revenueFen?: string | null; readonly staff?: number | null };
}

const KEPT = "yunquan/register";

function EnterpriseRegistration(props: {
  readonly frame: ProgrammeInForce;
  readonly programmes: readonly { readonly id: string; readonly nameZh: string; readonly nameEn: string }[];
}): ReactNode {
  const speech = useSpeech();
  const { t, given } = speech;
  const { frame } = props;
  const [form] = Form.useForm<Entry>();
  const lastYear = yearOf(beijingDate(instant(frame.now))) - 1;
  const [first] = useState<Partial<Entry>>(() => ({ programmeId: frame.programme.id, ...prefilled() }));
  const entry = (Form.useWatch([], form) as Partial<Entry> | undefined) ?? first;
  const findings = liveEligibility(
    entry.enterprise ?? {},
    { year: lastYear, revenueFen: entry.year?.revenueFen },
    frame.parameters,
    frame.now,
  );
  const register = useCommand((entered: Entry, header) =>
    api.POST("/api/v1/enterprises", { headers: header, body: bodyOf(entered, lastYear) }),
  );
  useEffect(() => {
    if (register.fault !== null) markFields(form, register.fault, speech);
  }, [register.fault, form, speech]);
  const changed = (change: Partial<Entry>, all: Partial<Entry>): void => {
    prefillFrom(change, all, (more) => form.setFieldsValue(more));
    const { password: _secret, ...person } = all.person ?? {};
    sessionStorage.setItem(KEPT, JSON.stringify({ ...all, person }));
  };
  const send = async (entered: Entry): Promise<void> => {
    try {
      await register.run(entered);
      await signInAs(entered.person);
      sessionStorage.removeItem(KEPT);
      location.assign("/w/enterprises/own");
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
    }
  };
  const failing = findings.filter(({ outcome }) => outcome === "failed");
  return (
    <Form<Entry>
      form={form}
      layout="vertical"
      initialValues={first}
      onValuesChange={changed}
      onFinish={(entered) => void send(entered)}
      scrollToFirstError={{ focus: true, block: "center" }}
    >
      <FaultNotice fault={register.fault} />
      <Panel title={t("企业", "The enterprise")}>
        {props.programmes.length > 1 && (
          <Form.Item name="programmeId" label={t("参加的方案", "Programme")} rules={[{ required: true }]}>
            <Select
              options={props.programmes.map((one) => ({ value: one.id, label: given(one.nameZh, one.nameEn) }))}
            />
          </Form.Item>
        )}
        {props.programmes.length <= 1 && (
          <Form.Item name="programmeId" hidden noStyle>
            <Input />
          </Form.Item>
        )}
        <EnterpriseFields under="enterprise" findings={typed(findings)} withCreditCode />
      </Panel>
      <Panel title={t(`${lastYear} 年度数据`, `Figures of ${lastYear}`)}>
        <div className="form-grid">
          <Form.Item
            name={["year", "revenueFen"]}
            label={t("主营业务收入", "Revenue")}
            required
            rules={[yuanRule(speech)]}
            extra={ruleNote(typed(findings), ["revenue"])}
          >
            <YuanInput />
          </Form.Item>
          <Form.Item
            name={["year", "staff"]}
            label={t("年末从业人数", "Staff at the year's end")}
            rules={[{ required: true, message: t("请填写人数。", "Enter the number.") }]}
          >
            <InputNumber controls={false} min={0} max={10_000_000} precision={0} className="date-field" />
          </Form.Item>
        </div>
        <p className="quiet">
          {t(
            "登录后上传审计报告或纳税申报表作为证明。",
            "The proof (audit report or tax return) is uploaded once you are signed in.",
          )}
        </p>
      </Panel>
      <PersonPanel />
      <Panel title={t("资格核对", "Conditions")}>
        {failing.length > 0 && (
          <Alert
            className="notice"
            type="warning"
            showIcon
            title={t(
              `有 ${failing.length} 项条件不符合。可以先注册保存，符合条件后再提交。`,
              `${failing.length} conditions are not met. You may register now and submit once they are.`,
            )}
          />
        )}
        <Findings findings={findings} />
      </Panel>
      <Button type="primary" size="large" htmlType="submit" loading={register.isPending}>
        {t("注册并登录", "Register and sign in")}
      </Button>
    </Form>
  );
}

function bodyOf({ programmeId, person, enterprise, year }: Entry, of: number) {
  const { entityType = "legal-person", establishedOn } = enterprise;
  return {
    programmeId,
    person: personBody(person),
    enterprise: {
      creditCode: enterprise.creditCode ?? "",
      name: enterprise.name?.trim() ?? "",
      entityType,
      legalPerson: enterprise.legalPerson?.trim() ?? "",
      registeredDivision: enterprise.registeredDivision ?? "",
      industryCode: enterprise.industryCode?.trim() ?? "",
      establishedOn: establishedOn ?? "",
      address: enterprise.address?.trim() ?? "",
      contactName: enterprise.contactName?.trim() ?? "",
      contactPhone: enterprise.contactPhone?.trim() ?? "",
    },
    years: [{ year: of, revenueFen: year.revenueFen ?? "", staff: year.staff ?? 0 }],
  };
}

/** Notes stand beside fields that are filled; what is still empty is told in the list of all conditions. */
function typed<F extends { readonly outcome: string }>(findings: readonly F[]): F[] {
  return findings.filter(({ outcome }) => outcome !== "open");
}

/** What was typed before a reload, and what the self-check of the public site sends along. */
function prefilled(): Partial<Entry> {
  const kept = sessionStorage.getItem(KEPT);
  if (kept !== null) {
    try {
      return JSON.parse(kept) as Partial<Entry>;
    } catch {
      sessionStorage.removeItem(KEPT);
    }
  }
  const asked = new URLSearchParams(location.search);
  const text = (name: string): Record<string, string> => {
    const value = asked.get(name);
    return value === null || value === "" ? {} : { [name]: value };
  };
  const revenueFen = asked.get("revenueFen");
  const staff = asked.get("staff");
  return {
    enterprise: {
      ...text("creditCode"),
      ...text("name"),
      ...text("registeredDivision"),
      ...text("industryCode"),
      ...text("establishedOn"),
      ...text("entityType"),
    },
    year: {
      ...(revenueFen !== null && /^\d{1,15}$/.test(revenueFen) ? { revenueFen } : {}),
      ...(staff !== null && /^\d{1,8}$/.test(staff) ? { staff: Number(staff) } : {}),
    },
  };
}

/**
 * What one entry says about another, filled in where nothing is yet: the registrar's code tells the kind of entity, the
 * contact is usually the first person. The city is never taken from the code.
 */
function prefillFrom(change: Partial<Entry>, all: Partial<Entry>, set: (more: DeepPartial<Entry>) => void): void {
  const code = change.enterprise?.creditCode;
  if (code !== undefined && code.length === 18 && all.enterprise?.entityType === undefined) {
    const entityType = entityTypeOf(code);
    if (entityType !== undefined) set({ enterprise: { entityType } });
  }
  const { contactName, contactPhone } = change.enterprise ?? {};
  if (contactName !== undefined && isPrefix(all.person?.name, contactName)) set({ person: { name: contactName } });
  if (contactPhone !== undefined && isPrefix(all.person?.phone, contactPhone)) set({ person: { phone: contactPhone } });
}

type DeepPartial<Whole> = { readonly [Key in keyof Whole]?: Partial<Whole[Key]> };

/** The kind of entity by the first two characters of the code, where they leave no doubt. */
function entityTypeOf(creditCode: string): keyof typeof entityTypes | undefined {
  if (creditCode.startsWith("91")) return "legal-person";
  return creditCode.startsWith("92") ? "sole-proprietor" : undefined;
}

/** True while the one field only repeats what is being typed into the other. */
function isPrefix(typedBefore: string | undefined, now: string): boolean {
  return typedBefore === undefined || typedBefore === "" || now.startsWith(typedBefore);
}
