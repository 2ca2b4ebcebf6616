import { useEffect, useState, type ReactNode } from "react";
import { App, Button, Form, Input, Modal } from "antd";
import { ApiFault, api, useCommand, type Schemas } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice, markFields } from "../ui/fault-notice.tsx";
import { phoneRule } from "./enterprise-fields.tsx";

interface Contact {
  readonly address: string;
  readonly contactName: string;
  readonly contactPhone: string;
}

/** How an enterprise is reached may change at any time and is not certified anew. */
export function ContactButton({ enterprise }: { readonly enterprise: Schemas["Enterprise"] }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { message } = App.useApp();
  const { id, version, address, contactName, contactPhone } = enterprise;
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Contact>();
  const command = useCommand((contact: Contact, header) =>
    api.PUT("/api/v1/enterprises/{id}/contact", { params: { path: { id }, header }, body: { version, ...contact } }),
  );
  useEffect(() => {
    if (command.fault !== null) markFields(form, command.fault, speech);
  }, [command.fault, form, speech]);
  const save = async (contact: Contact): Promise<void> => {
    try {
      await command.run(contact);
    } catch (error) {
      if (error instanceof ApiFault) return;
      throw error;
    }
    setOpen(false);
    void message.success(t("已保存", "Saved"));
  };
  const required = [{ required: true, whitespace: true, message: t("不能为空。", "It must not be empty.") }];
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("修改联系方式", "Change the contact")}</Button>
      <Modal
        open={open}
        title={t("联系方式", "Contact")}
        okText={t("保存", "Save")}
        cancelText={t("取消", "Cancel")}
        okButtonProps={{ loading: command.isPending }}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <FaultNotice fault={command.fault} />
        <Form<Contact>
          form={form}
          layout="vertical"
          preserve={false}
          initialValues={{ address, contactName, contactPhone }}
          onFinish={(contact) => void save(contact)}
        >
          <Form.Item name="contactName" label={t("联系人", "Contact")} rules={required}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="contactPhone" label={t("联系电话", "Telephone")} rules={[...required, phoneRule(speech)]}>
            <Input maxLength={30} inputMode="tel" />
          </Form.Item>
          <Form.Item name="address" label={t("详细地址", "Address")} rules={required}>
            <Input maxLength={200} />
          </Form.Item>
          <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
        </Form>
      </Modal>
    </>
  );
}
