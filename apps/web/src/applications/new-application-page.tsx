import { useEffect, useState, type ReactNode } from "react";
import { Link, getRouteApi } from "@tanstack/react-router";
import { Alert, Button, Form, Radio, Select, Skeleton } from "antd";
import type { Finding } from "@yunquan/core/refusal.ts";
import { ApiFault, api, reads, useCommand } from "../api.ts";
import { useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { PageFault } from "../ui/exceptions.tsx";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { useKept } from "../ui/kept.ts";
import { PageHead } from "../ui/page-head.tsx";
import { contractBody, failedIn, liveFindings, type ContractBody, type ContractEntry } from "./contract-entry.ts";
import { ContractFields, contractFieldNames } from "./contract-fields.tsx";
import { LineFields } from "./line-fields.tsx";
import { useOwnTier } from "./own-tier.ts";
import { useProgramme, type ProgrammeInForce } from "../ui/programme-in-force.ts";
import { RulesNotice } from "./rules-notice.tsx";
import { WizardFrame } from "./wizard-frame.tsx";
import "./applications.css";

const route = getRouteApi("/applications/new");

/** Begins an application: with a contract that is there, or with a new one. */
export function NewApplicationPage(): ReactNode {
  const { t, given, until } = useSpeech();
  const { membership } = useSession();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { chosen, all, error, refetch } = useProgramme(search.programme);
  const own = reads.useQuery("get", "/api/v1/enterprises/{id}", {
    params: { path: { id: membership.organisationId } },
  });
  if (chosen === undefined)
    return error === null ? (
      <Skeleton active title={false} paragraph={{ rows: 10 }} />
    ) : (
      <PageFault fault={error} again={refetch} />
    );
  const { programme } = chosen;
  const open = programme.rounds.find(({ state }) => state === "open");
  return (
    <>
      <PageHead
        title={t("申请服务券", "Apply for a voucher")}
        lead={
          open === undefined
            ? given(programme.nameZh, programme.nameEn)
            : t(
                `${programme.nameZh} · ${open.nameZh}，${until(open.closesAt)} 截止`,
                `${programme.nameEn} · ${open.nameEn}, until ${until(open.closesAt)}`,
              )
        }
        actions={
          all.length > 1 && (
            <Select
              aria-label={t("方案", "Programme")}
              value={programme.id}
              onChange={(id: string) => void navigate({ search: { ...search, programme: id }, replace: true })}
              options={all.map((one) => ({ value: one.id, label: given(one.nameZh, one.nameEn) }))}
            />
          )
        }
      />
      {open === undefined && (
        <Alert
          className="notice"
          type="warning"
          showIcon
          title={t(
            "当前没有开放的申领批次。可先填好草稿，开放后即可提交。",
            "No round is open now. Prepare a draft; it can be submitted once one opens.",
          )}
        />
      )}
      {own.data !== undefined && own.data.status !== "certified" && (
        <Alert
          className="notice"
          type="warning"
          showIcon
          title={t(
            "企业登记尚未通过核验，通过后才能提交申请。",
            "Your registration is not certified yet; applications can be submitted once it is.",
          )}
          action={<Link to="/enterprises/own">{t("查看企业登记", "Registration")}</Link>}
        />
      )}
      <Begin key={programme.id} frame={chosen} />
    </>
  );
}

function Begin({ frame }: { readonly frame: ProgrammeInForce }): ReactNode {
  const { t } = useSpeech();
  const search = route.useSearch();
  const contracts = reads.useQuery("get", "/api/v1/contracts", { params: { query: { limit: "100" } } });
  const usable = (contracts.data?.items ?? []).filter(({ programmeId }) => programmeId === frame.programme.id);
  const [mode, setMode] = useState<"existing" | "new" | undefined>();
  const shown = mode ?? (search.contract === undefined ? "new" : "existing");
  if (contracts.data === undefined && contracts.error === null)
    return <Skeleton active title={false} paragraph={{ rows: 10 }} />;
  return (
    <>
      {usable.length > 0 && (
        <Radio.Group
          className="wizard-mode"
          optionType="button"
          value={shown}
          onChange={(event) => setMode(event.target.value as "existing" | "new")}
          aria-label={t("合同", "Contract")}
          options={[
            { value: "new", label: t("填报新合同", "A new contract") },
            {
              value: "existing",
              label: t(`已登记的合同（${usable.length}）`, `A registered contract (${usable.length})`),
            },
          ]}
        />
      )}
      {shown === "existing" && usable.length > 0 ? (
        <FromContract frame={frame} contracts={usable} />
      ) : (
        <FromNothing frame={frame} />
      )}
    </>
  );
}

function FromContract(props: {
  readonly frame: ProgrammeInForce;
  readonly contracts: readonly { id: string; number: string; title: string; supplierName: string }[];
}): ReactNode {
  const { t } = useSpeech();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [chosen, setChosen] = useState(search.contract);
  const begin = useCommand((contractId: string, header) =>
    api.POST("/api/v1/applications", {
      params: { header },
      body: { programmeId: props.frame.programme.id, contractId },
    }),
  );
  const go = async (): Promise<void> => {
    if (chosen === undefined) return;
    const { id } = await begin.run(chosen);
    await navigate({ to: "/applications/$id/edit", params: { id }, search: { step: "service" }, replace: true });
  };
  return (
    <WizardFrame
      step="contract"
      reachable="contract"
      onStep={() => undefined}
      saving="saved"
      next={
        <Button
          type="primary"
          disabled={chosen === undefined}
          loading={begin.isPending}
          onClick={() => void go().catch(quietly)}
        >
          {t("下一步：选择服务", "Next: the service")}
        </Button>
      }
    >
      <FaultNotice fault={begin.fault} />
      <p className="quiet">
        {t("一份合同可为其中每项服务各申请一张券。", "One contract can carry a voucher for each of its services.")}
      </p>
      <Radio.Group
        className="choice-cards"
        value={chosen}
        onChange={(event) => setChosen(event.target.value as string)}
        aria-label={t("已登记的合同", "Registered contracts")}
        options={props.contracts.map((contract) => ({
          value: contract.id,
          label: (
            <>
              <b>{contract.title}</b>
              <span className="quiet">
                {contract.number} · {contract.supplierName}
              </span>
            </>
          ),
        }))}
      />
    </WizardFrame>
  );
}

/** A contract typed from scratch. Until it can be saved it is kept in the browser; then the application begins. */
function FromNothing({ frame }: { readonly frame: ProgrammeInForce }): ReactNode {
  const { t } = useSpeech();
  const speech = useSpeech();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const [step, setStep] = useState<"contract" | "lines">("contract");
  const [unmet, setUnmet] = useState<readonly Finding[]>([]);
  const [form] = Form.useForm<ContractEntry>();
  const { kept, keep, drop } = useKept<ContractEntry>(`contract/${frame.programme.id}`);
  const [first] = useState<ContractEntry>(() => kept ?? firstEntry(search.service));
  const entry = (Form.useWatch([], form) as ContractEntry | undefined) ?? first;
  const tier = useOwnTier(frame.programme.code);
  const findings = liveFindings(entry, frame.parameters, frame.now);
  const [saved, setSaved] = useState<string>();
  const create = useCommand((body: ContractBody, header) =>
    api.POST("/api/v1/contracts", { params: { header }, body: { programmeId: frame.programme.id, ...body } }),
  );
  const begin = useCommand((given: { contractId: string; serviceCode: string | null }, header) =>
    api.POST("/api/v1/applications", { params: { header }, body: { programmeId: frame.programme.id, ...given } }),
  );
  useEffect(() => {
    if (create.fault !== null) markFields(form, create.fault, speech);
  }, [create.fault, form, speech]);

  const next = async (): Promise<void> => {
    await form.validateFields(step === "contract" ? [...contractFieldNames] : undefined);
    const against = failedIn(step, findings);
    setUnmet(against);
    if (against.length > 0) return;
    if (step === "contract") {
      setStep("lines");
      return;
    }
    const body = contractBody(entry);
    if (body === undefined) return;
    // A contract that was taken while the answer of the second call was lost is not entered again.
    const contractId = saved ?? (await create.run(body)).id;
    setSaved(contractId);
    const { id } = await begin.run({ contractId, serviceCode: onlyService(body) });
    drop();
    await navigate({ to: "/applications/$id/edit", params: { id }, search: { step: "service" }, replace: true });
  };
  const failed = (error: unknown): void => {
    if (error instanceof ApiFault) return;
    const [wrong] = (error as { errorFields?: { name: (string | number)[] }[] }).errorFields ?? [];
    const [name] = wrong?.name ?? [];
    if (name !== undefined && name !== "lines") setStep("contract");
  };
  return (
    <Form<ContractEntry>
      form={form}
      layout="vertical"
      initialValues={first}
      onValuesChange={(_, all: ContractEntry) => keep(all)}
      onFinish={() => void next().catch(failed)}
    >
      <WizardFrame
        step={step}
        reachable={step}
        onStep={(wanted) => setStep(wanted === "contract" ? "contract" : "lines")}
        saving="kept"
        kept={t("已暂存在本机，填齐后保存", "Kept in this browser until it is complete")}
        next={
          <Button
            type="primary"
            loading={create.isPending || begin.isPending}
            onClick={() => void next().catch(failed)}
          >
            {step === "contract"
              ? t("下一步：费用项", "Next: fee lines")
              : t("保存合同，选择服务", "Save and choose the service")}
          </Button>
        }
      >
        <RulesNotice findings={unmet} now={findings} />
        <FaultNotice fault={create.fault ?? begin.fault} />
        <div hidden={step !== "contract"}>
          <ContractFields form={form} findings={findings} parameters={frame.parameters} />
        </div>
        <div hidden={step !== "lines"}>
          <LineFields
            entry={entry}
            findings={findings}
            parameters={frame.parameters}
            programmeId={frame.programme.id}
            programmeCode={frame.programme.code}
            tier={tier}
          />
        </div>
      </WizardFrame>
    </Form>
  );
}

function firstEntry(service: string | undefined): ContractEntry {
  return { files: [], lines: [service === undefined ? {} : { serviceCode: service }] };
}

function onlyService(body: ContractBody): string | null {
  const codes = new Set(body.lines.map(({ serviceCode }) => serviceCode));
  return codes.size === 1 ? ([...codes][0] ?? null) : null;
}

/** A refusal is shown by its command; anything else is a bug and goes on. */
function quietly(error: unknown): void {
  if (!(error instanceof ApiFault)) throw error;
}
