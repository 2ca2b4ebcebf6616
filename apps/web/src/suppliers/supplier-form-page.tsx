import type { ReactNode } from "react";
import { useNavigate } from "@tanstack/react-router";
import { Button, Flex, Form, Input, Skeleton } from "antd";
import { ApiFault, api, reads, useCommand, type Schemas } from "../api.ts";
import { useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { Panel } from "../ui/case-columns.tsx";
import { PageFault } from "../ui/exceptions.tsx";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { useKept } from "../ui/kept.ts";
import { NextStep } from "../ui/next-step.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { PlaceSelect } from "../ui/place-select.tsx";

type Supplier = Schemas["Supplier"];
type Entered = Pick<
  Supplier,
  "name" | "registeredDivision" | "legalPerson" | "contactName" | "contactPhone" | "address" | "introduction"
>;

/** Changes the supplier's registration while it is a draft or was returned. */
export function SupplierFormPage(): ReactNode {
  const { t } = useSpeech();
  const { membership } = useSession();
  const supplier = reads.useQuery("get", "/api/v1/suppliers/{id}", {
    params: { path: { id: membership.organisationId } },
  });
  if (supplier.error !== null && supplier.data === undefined)
    return <PageFault fault={supplier.error} again={() => void supplier.refetch()} />;
  if (supplier.data === undefined) return <Skeleton active />;
  return (
    <>
      <PageHead title={t("修改注册信息", "Change the registration")} lead={supplier.data.name} />
      {supplier.data.actions.includes("edit") ? (
        <SupplierForm supplier={supplier.data} />
      ) : (
        <NextStep
          title={t(
            "已提交或已注册的信息不能修改；退回补正后可以修改。",
            "What was submitted or admitted stays; it can be changed once it is returned.",
          )}
        />
      )}
    </>
  );
}

function SupplierForm({ supplier }: { readonly supplier: Supplier }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const navigate = useNavigate();
  const [form] = Form.useForm<Entered>();
  const { kept, keep, drop } = useKept<Partial<Entered>>(`supplier/${supplier.id}`);
  const save = useCommand((entered: Entered, header) =>
    api.PUT("/api/v1/suppliers/{id}", {
      params: { path: { id: supplier.id }, header },
      body: { version: supplier.version, ...entered },
    }),
  );
  const finish = async (entered: Entered): Promise<void> => {
    try {
      await save.run(entered);
      drop();
      await navigate({ to: "/supplier" });
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      markFields(form, error, speech);
    }
  };
  const needed = (zh: string, en: string) => [{ required: true, whitespace: true, message: t(zh, en) }];
  return (
    <Panel title={t("注册信息", "Registration")}>
      <FaultNotice fault={save.fault} />
      <Form<Entered>
        form={form}
        layout="vertical"
        className="roomy-form"
        initialValues={{ ...supplier, ...kept }}
        onValuesChange={(_, all) => keep(all)}
        onFinish={(entered) => void finish(entered)}
      >
        <Form.Item name="name" label={t("单位名称", "Name")} rules={needed("请填写单位名称。", "Enter the name.")}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="registeredDivision"
          label={t("注册地", "Registered at")}
          rules={needed("请选择注册地。", "Choose the place.")}
        >
          <PlaceSelect withCities withProvinces />
        </Form.Item>
        <Form.Item
          name="legalPerson"
          label={t("法定代表人", "Legal person")}
          rules={needed("请填写法定代表人。", "Enter the legal person.")}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Flex gap={16} wrap>
          <Form.Item
            name="contactName"
            label={t("联系人", "Contact")}
            rules={needed("请填写联系人。", "Enter the contact.")}
          >
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item
            name="contactPhone"
            label={t("联系电话", "Phone")}
            rules={needed("请填写联系电话。", "Enter the phone.")}
          >
            <Input inputMode="tel" maxLength={30} />
          </Form.Item>
        </Flex>
        <Form.Item name="address" label={t("地址", "Address")} rules={needed("请填写地址。", "Enter the address.")}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name="introduction"
          label={t("单位简介（公开）", "Introduction (public)")}
          rules={needed("请填写单位简介。", "Introduce the organisation.")}
        >
          <Input.TextArea rows={6} maxLength={4000} showCount />
        </Form.Item>
        <Flex gap={8} wrap>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t("保存", "Save")}
          </Button>
          <Button onClick={() => void navigate({ to: "/supplier" })}>{t("返回", "Back")}</Button>
        </Flex>
      </Form>
    </Panel>
  );
}
