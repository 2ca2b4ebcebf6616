import { useEffect, useRef, useState, type ReactNode } from "react";
import { useNavigate } from "@tanstack/react-router";
import { Button, Form, Skeleton } from "antd";
import { isEntityType } from "@yunquan/core/enterprises/entity-types.ts";
import { checkIndustry } from "@yunquan/core/industry.ts";
import { api, reads, useCommand, type Schemas } from "../api.ts";
import { useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { useAutosave } from "../ui/autosave.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { Panel } from "../ui/case-columns.tsx";
import { ChangedElsewhere } from "../ui/changed-elsewhere.tsx";
import { NotNow, PageFault } from "../ui/exceptions.tsx";
import { FaultNotice, faultOf, markFields } from "../ui/fault-notice.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { useProgramme, type ProgrammeInForce } from "../ui/programme-in-force.ts";
import { SavingMark } from "../ui/saving-mark.tsx";
import { EnterpriseFields, type EnterpriseEntry } from "./enterprise-fields.tsx";
import { liveEligibility } from "./live-findings.ts";

/** Changes a registration that is a draft or was returned; saved as one types. */
export function EditEnterprisePage(): ReactNode {
  const { t } = useSpeech();
  const { membership } = useSession();
  const id = membership.organisationId;
  const found = reads.useQuery("get", "/api/v1/enterprises/{id}", { params: { path: { id } } });
  const { chosen, ...programme } = useProgramme(found.data?.programmeId ?? undefined);
  const failed = faultOf(found, programme);
  if (found.data !== undefined && !found.data.actions.includes("edit"))
    return (
      <NotNow
        title={t("登记内容现在不能修改", "The registration cannot be changed now")}
        words={t(
          "核验中的登记不能修改；已核验的可先“变更登记”。",
          "It is with the office, or certified: reopen it first.",
        )}
        instead={
          <ButtonLink to="/enterprises/own" look="primary">
            {t("返回本企业", "Back")}
          </ButtonLink>
        }
      />
    );
  if (found.data === undefined || chosen === undefined)
    return failed.fault === null ? (
      <Skeleton active title={false} paragraph={{ rows: 10 }} />
    ) : (
      <PageFault {...failed} />
    );
  return <Editor key={id} enterprise={found.data} frame={chosen} />;
}

function Editor(props: { readonly enterprise: Schemas["Enterprise"]; readonly frame: ProgrammeInForce }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const navigate = useNavigate();
  const { enterprise, frame } = props;
  const { id } = enterprise;
  const version = useRef(enterprise.version);
  const [form] = Form.useForm<EnterpriseEntry>();
  const [first] = useState(() => entryOf(enterprise));
  const entry = (Form.useWatch([], form) as EnterpriseEntry | undefined) ?? first;
  const edit = useCommand((body: Body & { version: number }, header) =>
    api.PUT("/api/v1/enterprises/{id}", { params: { path: { id }, header }, body }),
  );
  const saving = useAutosave(async (body: Body) => {
    const answer = await edit.run({ ...body, version: version.current });
    version.current = answer.version;
  });
  useEffect(() => {
    if (saving.fault !== null) markFields(form, saving.fault, speech);
  }, [saving.fault, form, speech]);
  const [newest] = enterprise.years.filter(({ status }) => status !== "returned");
  const findings = liveEligibility(
    { ...entry, creditCode: enterprise.creditCode },
    newest ?? null,
    frame.parameters,
    frame.now,
  );
  const [incomplete, setIncomplete] = useState(false);
  const changed = (all: EnterpriseEntry): void => {
    const body = bodyOf(all);
    setIncomplete(body === undefined);
    if (body !== undefined) saving.changed(body);
  };
  const finish = async (): Promise<void> => {
    if (await saving.flush()) await navigate({ to: "/enterprises/own" });
  };
  const stale = saving.fault?.problem.code === "stale-version";
  return (
    <>
      <PageHead
        title={t("修改企业登记", "Change the registration")}
        lead={`${enterprise.name} · ${enterprise.creditCode}`}
      />
      {stale && <ChangedElsewhere what={{ zh: "登记内容", en: "The registration" }} discard={saving.discard} />}
      {!stale && <FaultNotice fault={saving.fault} />}
      <Form<EnterpriseEntry>
        form={form}
        layout="vertical"
        initialValues={first}
        onValuesChange={(_, all: EnterpriseEntry) => changed(all)}
        onFinish={() => void finish()}
        scrollToFirstError={{ focus: true, block: "center" }}
      >
        <Panel
          title={t("登记内容", "Registration")}
          extra={
            incomplete ? (
              <span className="saving" role="status">
                {t("填齐后自动保存", "Saved once complete")}
              </span>
            ) : (
              <SavingMark state={saving.state} />
            )
          }
        >
          <EnterpriseFields findings={findings} withCreditCode={false} />
        </Panel>
        <Button type="primary" htmlType="submit">
          {t("完成", "Done")}
        </Button>
      </Form>
    </>
  );
}

type Body = NonNullable<ReturnType<typeof bodyOf>>;

function entryOf(enterprise: Schemas["Enterprise"]): EnterpriseEntry {
  const { name, legalPerson, registeredDivision, industryCode, establishedOn, address, contactName, contactPhone } =
    enterprise;
  const { entityType } = enterprise;
  return {
    name,
    legalPerson,
    registeredDivision,
    industryCode,
    establishedOn,
    address,
    contactName,
    contactPhone,
    ...(isEntityType(entityType) ? { entityType } : {}),
  };
}

/** What the API takes; undefined while something is missing or in bad form. */
function bodyOf(entry: EnterpriseEntry) {
  const { entityType, registeredDivision, establishedOn } = entry;
  const texts = {
    name: entry.name?.trim() ?? "",
    legalPerson: entry.legalPerson?.trim() ?? "",
    industryCode: entry.industryCode?.trim() ?? "",
    address: entry.address?.trim() ?? "",
    contactName: entry.contactName?.trim() ?? "",
    contactPhone: entry.contactPhone?.trim() ?? "",
  };
  const industry = checkIndustry(texts.industryCode);
  if (
    entityType === undefined ||
    registeredDivision === undefined ||
    establishedOn == null ||
    Object.values(texts).includes("") ||
    (!industry.ok && industry.fault !== "outside-industry") ||
    !/^\+?[0-9][0-9 -]{5,28}[0-9]$/.test(texts.contactPhone)
  )
    return undefined;
  return { ...texts, entityType, registeredDivision, establishedOn };
}
