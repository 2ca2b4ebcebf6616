import { apiKeyBody, apiKeyCreated, apiKeys } from "@yunquan/contract/api-keys.ts";
import { done } from "@yunquan/contract/people.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import { command, query, type Route } from "../platform/route.ts";
import { createApiKey, endApiKey, listApiKeys } from "./api-keys.ts";

export const apiKeyRoutes: readonly Route[] = [
  command(
    "apiKeys.create",
    {
      method: "POST",
      url: "/api/v1/api-keys",
      summary: { zh: "新建接口密钥（密钥只显示一次）", en: "Create an API key; its secret is shown once" },
      body: apiKeyBody,
      answer: apiKeyCreated,
      status: 201,
      kept: (created) => ({ ...created, secret: null }),
    },
    async (work, { body }) => await createApiKey(work, body.name),
  ),
  query(
    "apiKeys.list",
    { method: "GET", url: "/api/v1/api-keys", summary: { zh: "接口密钥", en: "API keys" }, answer: apiKeys },
    async (work) => ({ items: await listApiKeys(work) }),
  ),
  command(
    "apiKeys.end",
    {
      method: "POST",
      url: "/api/v1/api-keys/:id/end",
      summary: { zh: "停用接口密钥", en: "End an API key" },
      params: idParams,
      answer: done,
      refusals: ["not-found"],
    },
    async (work, { params }) => {
      await endApiKey(work, params.id);
      return { done: true as const };
    },
  ),
];
