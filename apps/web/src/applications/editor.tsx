import { useEffect, useRef, useState, type ReactNode } from "react";
import { getRouteApi } from "@tanstack/react-router";
import { Alert, Button, Form } from "antd";
import { applicationLifecycle } from "@yunquan/core/applications/lifecycle.ts";
import type { Finding } from "@yunquan/core/refusal.ts";
import { ApiFault, api, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { useAutosave, type SavingState } from "../ui/autosave.ts";
import { ChangedElsewhere } from "../ui/changed-elsewhere.tsx";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import type { StoredFile } from "../ui/file-field.tsx";
import { useKept } from "../ui/kept.ts";
import { PageHead } from "../ui/page-head.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { AnnexField } from "./annex-field.tsx";
import {
  entryOf,
  failedIn,
  liveFindings,
  savableBody,
  type ContractBody,
  type ContractEntry,
} from "./contract-entry.ts";
import { ContractFields, contractFieldNames } from "./contract-fields.tsx";
import { LineFields } from "./line-fields.tsx";
import { LockedContract } from "./locked-contract.tsx";
import { useOwnTier } from "./own-tier.ts";
import type { ProgrammeInForce } from "../ui/programme-in-force.ts";
import type { WizardStep } from "./search.ts";
import type { ServiceChoice } from "./service-choice.ts";
import { RulesNotice } from "./rules-notice.tsx";
import { ServiceStep } from "./service-step.tsx";
import { SubmitStep } from "./submit-step.tsx";
import { WizardFrame } from "./wizard-frame.tsx";
import "./applications.css";

const route = getRouteApi("/applications/$id/edit");

/**
 * The steps of an application that the server already has. Contract and application are saved as one types; the step is in
 * the address, so that one comes back to where one was.
 */
export function Editor(props: {
  readonly application: Schemas["Application"];
  readonly contract: Schemas["Contract"];
  readonly file: StoredFile | undefined;
  readonly frame: ProgrammeInForce;
}): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { application, contract, frame } = props;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const step = search.step ?? (contractIsOpen(contract) ? "contract" : "service");
  const [form] = Form.useForm<ContractEntry>();
  const { kept: unsaved, keep, drop } = useKept<Unsaved>(`contract/${contract.id}`);
  const [first] = useState(() =>
    // What could not be saved before a reload is still there, unless the contract has been changed since.
    unsaved !== undefined && unsaved.version === contract.version ? unsaved.entry : entryOf(contract, props.file),
  );
  const entry = (Form.useWatch([], form) as ContractEntry | undefined) ?? first;
  const tier = useOwnTier(frame.programme.code);
  const annexes = contract.annexes.map(({ signedOn }) => signedOn);
  const findings = liveFindings(entry, frame.parameters, frame.now, annexes);
  const [kept, setKept] = useState(false);
  const [unmet, setUnmet] = useState<readonly Finding[]>([]);
  const saves = useSaves(props);
  const { contractSaving, choiceSaving, choice, choose } = saves;
  useEffect(() => {
    if (contractSaving.fault !== null) markFields(form, contractSaving.fault, speech);
  }, [contractSaving.fault, form, speech]);

  const goTo = (wanted: WizardStep): void =>
    void navigate({ search: { step: wanted }, replace: true, resetScroll: true });
  const changed = (all: ContractEntry): void => {
    const body = savableBody(all, liveFindings(all, frame.parameters, frame.now, annexes));
    setKept(body === undefined);
    if (body === undefined) keep({ version: saves.contractVersion.current, entry: all });
    else {
      drop();
      contractSaving.changed(body);
    }
  };
  const next = async (): Promise<void> => {
    if (step === "contract" || step === "lines") {
      if (contractIsOpen(contract)) {
        await form.validateFields(step === "contract" ? [...contractFieldNames] : undefined);
        const against = failedIn(step, findings);
        setUnmet(against);
        if (against.length > 0) return;
        if (!(await contractSaving.flush())) return;
      }
      goTo(step === "contract" ? "lines" : "service");
      return;
    }
    if (choice.serviceCode !== null && (await choiceSaving.flush())) goTo("submit");
  };
  const failed = (error: unknown): void => {
    if (error instanceof ApiFault) return;
    const [wrong] = (error as { errorFields?: { name: (string | number)[] }[] }).errorFields ?? [];
    const [name] = wrong?.name ?? [];
    if (name !== undefined && name !== "lines" && step === "lines") goTo("contract");
  };
  const stale =
    contractSaving.fault?.problem.code === "stale-version" || choiceSaving.fault?.problem.code === "stale-version";
  return (
    <>
      <PageHead
        title={t(`申请 ${application.number}`, `Application ${application.number}`)}
        status={<StatusTag lifecycle={applicationLifecycle} status={application.status} />}
        lead={t(
          "填写内容自动保存，可随时离开、稍后继续。",
          "What you enter is saved as you go; leave and come back at any time.",
        )}
      />
      {application.status === "returned" && <Returned application={application} />}
      {stale && (
        <ChangedElsewhere
          className="notice wizard-notice"
          what={{ zh: "此申请", en: "This application" }}
          discard={() => {
            contractSaving.discard();
            choiceSaving.discard();
            drop();
          }}
        />
      )}
      <Form<ContractEntry>
        form={form}
        layout="vertical"
        initialValues={first}
        onValuesChange={(_, all: ContractEntry) => changed(all)}
        onFinish={() => void next().catch(failed)}
      >
        <WizardFrame
          step={step}
          reachable={choice.serviceCode === null ? "service" : "submit"}
          onStep={(wanted) => {
            if (wanted === "contract" || wanted === "lines") goTo(wanted);
            else void Promise.all([contractSaving.flush(), choiceSaving.flush()]).then(() => goTo(wanted));
          }}
          kept={t("填齐并改正后自动保存", "Saved once it is complete and right")}
          saving={kept ? "kept" : worse(contractSaving.state, choiceSaving.state)}
          next={
            step !== "submit" && (
              <Button
                type="primary"
                disabled={step === "service" && choice.serviceCode === null}
                onClick={() => void next().catch(failed)}
              >
                {step === "contract"
                  ? t("下一步：费用项", "Next: fee lines")
                  : step === "lines"
                    ? t("下一步：服务与金额", "Next: service and amount")
                    : t("下一步：核对提交", "Next: check and submit")}
              </Button>
            )
          }
        >
          <RulesNotice findings={unmet} now={findings} />
          {!stale && <FaultNotice fault={contractSaving.fault ?? choiceSaving.fault} />}
          {contractIsOpen(contract) ? (
            <>
              <div hidden={step !== "contract"}>
                <ContractFields
                  form={form}
                  findings={findings}
                  parameters={frame.parameters}
                  supplierName={contract.supplierName}
                  annex={<AnnexField contract={contract} {...saves.annexing} findings={findings} />}
                />
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
            </>
          ) : (
            (step === "contract" || step === "lines") && (
              <LockedContract
                contract={contract}
                part={step}
                annex={<AnnexField contract={contract} {...saves.annexing} findings={contract.findings} />}
              />
            )
          )}
          {step === "service" && (
            <ServiceStep
              application={application}
              contract={contract}
              frame={frame}
              tier={tier}
              choice={choice}
              onChoose={choose}
            />
          )}
          {step === "submit" && (
            <SubmitStep
              application={application}
              contract={contract}
              choice={choice}
              onChoose={choose}
              programmeCode={frame.programme.code}
              onStep={goTo}
              beforeSubmit={async () => (await contractSaving.flush()) && (await choiceSaving.flush())}
              version={saves.applicationVersion}
            />
          )}
        </WizardFrame>
      </Form>
    </>
  );
}

interface Unsaved {
  readonly version: number;
  readonly entry: ContractEntry;
}

function contractIsOpen(contract: Schemas["Contract"]): boolean {
  return contract.actions.includes("edit");
}

/** The two records behind the wizard, each saved by itself with the version that was seen last. */
function useSaves({ application, contract }: Parameters<typeof Editor>[0]) {
  const contractVersion = useRef(contract.version);
  const applicationVersion = useRef(application.version);
  const [choice, setChoice] = useState<ServiceChoice>({
    serviceCode: application.serviceCode,
    productId: application.productId,
    promised: application.promised,
  });
  const editContract = useCommand((body: ContractBody & { version: number }, header) =>
    api.PUT("/api/v1/contracts/{id}", { params: { path: { id: contract.id }, header }, body }),
  );
  const updateApplication = useCommand((body: ServiceChoice & { version: number }, header) =>
    api.PUT("/api/v1/applications/{id}", { params: { path: { id: application.id }, header }, body }),
  );
  const contractSaving = useAutosave(async (body: ContractBody) => {
    const { version } = await editContract.run({ ...body, version: contractVersion.current });
    contractVersion.current = version;
  });
  const choiceSaving = useAutosave(async (wanted: ServiceChoice) => {
    const { version } = await updateApplication.run({ ...wanted, version: applicationVersion.current });
    applicationVersion.current = version;
  });
  const choose = (change: Partial<ServiceChoice>): void => {
    const next = { ...choice, ...change };
    setChoice(next);
    choiceSaving.changed(next);
  };
  const annexing = {
    versionSaved: async (): Promise<number> => {
      await contractSaving.flush();
      return contractVersion.current;
    },
    onVersion: (version: number): void => {
      contractVersion.current = version;
    },
  };
  return { annexing, contractVersion, applicationVersion, contractSaving, choiceSaving, choice, choose };
}

function worse(one: SavingState, other: SavingState): SavingState {
  return (["failed", "saving", "waiting"] as const).find((state) => one === state || other === state) ?? "saved";
}

/** What the office or the supplier wanted corrected, at the head of the form. */
function Returned({ application }: { readonly application: Schemas["Application"] }): ReactNode {
  const { t, until } = useSpeech();
  const line = application.timeline.toReversed().find(({ reason }) => reason !== null);
  return (
    <Alert
      className="notice wizard-notice"
      type="warning"
      showIcon
      title={t("请按意见补正", "Please correct what was asked for")}
      description={
        <>
          {line?.reason != null && <p className="reason">{line.reason}</p>}
          {application.returnDueAt !== null && (
            <p>
              {t(
                `${until(application.returnDueAt)} 前重新提交的，保留序号 ${application.position ?? ""}。`,
                `Submitted again until ${until(application.returnDueAt)}, it keeps its place ${application.position ?? ""}.`,
              )}
            </p>
          )}
        </>
      }
    />
  );
}
