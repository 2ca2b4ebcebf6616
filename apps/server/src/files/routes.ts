import { fileAnswer, fileQuery } from "@yunquan/contract/files.ts";
import { idParams } from "@yunquan/contract/wire.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { fileFault, sniffFile, type FileKind } from "../documents/file-kind.ts";
import { sha256Of } from "../platform/file-store.ts";
import { download, upload } from "../platform/file-routes.ts";
import { query, type Route } from "../platform/route.ts";
import { newId } from "../platform/work.ts";
import { registerFile } from "./commands.ts";
import { readableFile } from "./store.ts";

/** Which kinds of content each purpose takes: a contract is a document or its scan, a list is a sheet. */
const kindsOf: Readonly<Record<string, readonly FileKind[]>> = {
  contract: ["pdf", "jpeg", "png", "ofd"],
  "contract-annex": ["pdf", "jpeg", "png", "ofd"],
  invoice: ["pdf", "ofd", "xml", "jpeg", "png"],
  "payment-proof": ["pdf", "jpeg", "png", "ofd"],
  "acceptance-report": ["pdf", "jpeg", "png", "docx"],
  "panel-minute": ["pdf", "jpeg", "png"],
  catalogue: ["xlsx"],
  standard: ["xlsx"],
  qualification: ["pdf", "jpeg", "png"],
  usage: ["csv", "xlsx"],
  objection: ["pdf", "jpeg", "png", "docx"],
  "bank-result": ["csv"],
  "bank-letter": ["pdf", "jpeg", "png", "ofd"],
  other: ["pdf", "jpeg", "png", "docx", "xlsx"],
};

export const fileRoutes: readonly Route[] = [
  upload(
    "files.upload",
    {
      method: "POST",
      url: "/api/v1/files",
      summary: { zh: "上传文件（正文为文件内容）", en: "Upload a file (the body is its content)" },
      query: fileQuery,
      answer: fileAnswer,
      refusals: ["file-refused", "payload-too-large", "unsupported-media"],
    },
    async (platform, { query: given }, bytes) => {
      const kinds = kindsOf[given.purpose] ?? [];
      const fault = await fileFault(bytes, given.name, kinds, platform.config.uploadMaxBytes);
      if (fault !== undefined) {
        throw new Refusal("file-refused", { reasonZh: fault.zh, reasonEn: fault.en, name: given.name }, [
          { path: "body", code: fault.code, zh: fault.zh, en: fault.en },
        ]);
      }
      const sniffed = await sniffFile(bytes);
      if (sniffed === undefined) throw new Refusal("unsupported-media");
      if (given.sha256 !== undefined && given.sha256 !== sha256Of(bytes)) {
        throw new Refusal(
          "file-refused",
          {
            reasonZh: "内容与所报哈希不符，请重新上传",
            reasonEn: "the content does not match the given hash; upload again",
          },
          [
            {
              path: "query.sha256",
              code: "hash",
              zh: "内容与所报哈希不符",
              en: "the content does not match the given hash",
            },
          ],
        );
      }
      const id = newId();
      await platform.files.put(id, bytes);
      return { id, bytes, kind: sniffed.kind, mediaType: sniffed.mediaType };
    },
    async (work, { query: given }, prepared) => {
      await registerFile(work, {
        ...prepared,
        organisationId: work.actor.organisationId,
        purpose: given.purpose,
        name: given.name,
      });
      return await readableFile(work, prepared.id);
    },
  ),
  query(
    "files.read",
    {
      method: "GET",
      url: "/api/v1/files/:id",
      summary: { zh: "文件信息", en: "About a file" },
      params: idParams,
      answer: fileAnswer,
      refusals: ["not-found"],
    },
    async (work, { params }) => await readableFile(work, params.id),
  ),
  download(
    "files.read",
    {
      method: "GET",
      url: "/api/v1/files/:id/content",
      summary: { zh: "下载文件", en: "Download a file" },
      params: idParams,
      refusals: ["not-found", "file-damaged"],
    },
    async (work, { params }) => {
      const file = await readableFile(work, params.id);
      return {
        name: file.name,
        mediaType: file.mediaType,
        bytes: await work.files.get(file.id, file.sha256),
        sha256: file.sha256,
      };
    },
  ),
];
