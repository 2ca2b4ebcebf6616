import { type ReactNode } from "react";
import { useNavigate, useParams } from "@tanstack/react-router";
import { AutoComplete, Button, Flex, Form, Input, Select, Skeleton } from "antd";
import { ApiFault, api, reads, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { Panel } from "../ui/case-columns.tsx";
import { PageFault } from "../ui/exceptions.tsx";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { useKept } from "../ui/kept.ts";
import { PageHead } from "../ui/page-head.tsx";
import { ServiceSelect } from "../ui/service-select.tsx";
import { YuanInput, yuanRule } from "../ui/yuan-input.tsx";

interface Entered {
  readonly programmeId: string;
  readonly serviceCode: string;
  readonly nameZh: string;
  readonly nameEn?: string;
  readonly description: string;
  readonly priceFen: string;
  readonly priceUnit: string;
}

export function NewProductPage(): ReactNode {
  const { t } = useSpeech();
  return (
    <>
      <PageHead title={t("新增产品", "Add a product")} />
      <ProductForm />
    </>
  );
}

export function EditProductPage(): ReactNode {
  const { t } = useSpeech();
  const { id } = useParams({ from: "/products/$id/edit" });
  const product = reads.useQuery("get", "/api/v1/products/{id}", { params: { path: { id } } });
  if (product.error !== null && product.data === undefined)
    return <PageFault fault={product.error} again={() => void product.refetch()} />;
  if (product.data === undefined) return <Skeleton active />;
  return (
    <>
      <PageHead title={t("修改产品", "Change a product")} lead={product.data.nameZh} />
      {product.data.actions.includes("edit") ? (
        <ProductForm key={id} product={product.data} />
      ) : (
        <Panel title={t("不能修改", "It cannot be changed")}>
          <p>
            {t(
              "已上架或下架的产品不能修改，请另建一个。",
              "A product that was listed or withdrawn stays as it is; enter another one.",
            )}
          </p>
          <ButtonLink to="/products/new" look="primary">
            {t("新增产品", "Add a product")}
          </ButtonLink>
        </Panel>
      )}
    </>
  );
}

function ProductForm({ product }: { readonly product?: Schemas["Product"] }): ReactNode {
  const speech = useSpeech();
  const { t, given } = speech;
  const navigate = useNavigate();
  const [form] = Form.useForm<Entered>();
  const programmes = reads.useQuery("get", "/api/v1/public/programmes", {}, { staleTime: 300_000 });
  const { kept, keep, drop } = useKept<Partial<Entered>>(product === undefined ? "product" : `product/${product.id}`);
  const save = useCommand(async (entered: Entered, header): Promise<{ data?: { id: string } }> => {
    const details = {
      serviceCode: entered.serviceCode,
      nameZh: entered.nameZh,
      ...(entered.nameEn === undefined || entered.nameEn.trim() === "" ? {} : { nameEn: entered.nameEn }),
      description: entered.description,
      priceFen: entered.priceFen,
      priceUnit: entered.priceUnit,
    };
    return product === undefined
      ? await api.POST("/api/v1/products", {
          params: { header },
          body: { programmeId: entered.programmeId, ...details },
        })
      : await api.PUT("/api/v1/products/{id}", {
          params: { path: { id: product.id }, header },
          body: { version: product.version, ...details },
        });
  });
  const finish = async (entered: Entered): Promise<void> => {
    try {
      const written = await save.run(entered);
      drop();
      await navigate({ to: "/products/$id", params: { id: written.id } });
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      markFields(form, error, speech);
    }
  };
  const programmeId = Form.useWatch("programmeId", form);
  if (programmes.error !== null)
    return <FaultNotice fault={programmes.error} again={() => void programmes.refetch()} />;
  if (programmes.data === undefined) return <Skeleton active />;
  const { items } = programmes.data;
  const chosen = items.find((one) => one.id === programmeId);
  const needed = (zh: string, en: string) => [{ required: true, whitespace: true, message: t(zh, en) }];
  return (
    <Panel title={t("产品信息", "The product")}>
      <FaultNotice fault={save.fault} />
      <Form<Entered>
        form={form}
        layout="vertical"
        className="roomy-form"
        initialValues={{ programmeId: product?.programmeId ?? items[0]?.id, ...product, ...kept }}
        onValuesChange={(_, all) => keep(all)}
        onFinish={(entered) => void finish(entered)}
      >
        <Form.Item
          name="programmeId"
          label={t("方案", "Programme")}
          rules={[{ required: true, message: t("请选择方案。", "Choose the programme.") }]}
        >
          <Select
            disabled={product !== undefined}
            options={items.map((one) => ({ value: one.id, label: given(one.nameZh, one.nameEn) }))}
          />
        </Form.Item>
        <Form.Item
          name="serviceCode"
          label={t("应用服务", "Service")}
          extra={t("须在现行应用服务目录内。", "It has to be in the catalogue in use.")}
          rules={[{ required: true, message: t("请选择应用服务。", "Choose the service.") }]}
        >
          <ServiceSelect programmeCode={chosen?.code ?? items[0]?.code ?? ""} />
        </Form.Item>
        <Form.Item
          name="nameZh"
          label={t("产品名称（中文）", "Name in Chinese")}
          rules={needed("请填写中文名称。", "Enter the Chinese name.")}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="nameEn" label={t("产品名称（英文，选填）", "Name in English (optional)")}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name="description"
          label={t("产品说明", "Description")}
          extra={t(
            "公开展示：能做什么，适合谁，包含哪些服务。",
            "Public: what it does, for whom, and what is included.",
          )}
          rules={needed("请填写产品说明。", "Describe the product.")}
        >
          <Input.TextArea rows={6} maxLength={4000} showCount />
        </Form.Item>
        <Flex gap={16} wrap>
          <Form.Item name="priceFen" label={t("标价", "Price")} required rules={[yuanRule(speech)]}>
            <YuanInput />
          </Form.Item>
          <Form.Item
            name="priceUnit"
            label={t("计价单位", "Per")}
            rules={needed("请填写计价单位。", "Say what the price is for.")}
          >
            <AutoComplete
              className="unit-field"
              options={["元/年", "元/用户·年", "元/套", "元/月", "元/次"].map((value) => ({ value }))}
            />
          </Form.Item>
        </Flex>
        <Flex gap={8} wrap>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t("保存", "Save")}
          </Button>
          <Button onClick={() => void navigate({ to: "/products" })}>{t("返回列表", "Back to the list")}</Button>
        </Flex>
      </Form>
    </Panel>
  );
}
