import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import type { FilePurpose } from "@yunquan/contract/files.ts";
import { sha256Of } from "../platform/file-store.ts";
import type { Work } from "../platform/work.ts";
import { recordHistory } from "../platform/record.ts";
import { readableFiles } from "./store.ts";

export interface NewFile {
  readonly id: Id;
  readonly organisationId: Id;
  readonly purpose: FilePurpose;
  readonly name: string;
  readonly kind: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/**
 * Registers a file whose bytes already lie in the store under its id. Bytes first, row second: a row never names bytes
 * that are not there; bytes without a row are swept.
 */
export async function registerFile(work: Work, file: NewFile): Promise<{ id: Id; sha256: string }> {
  const sha256 = sha256Of(file.bytes);
  await work.tx
    .insertInto("file")
    .values({
      id: file.id,
      organisationId: file.organisationId,
      purpose: file.purpose,
      name: file.name,
      kind: file.kind,
      mediaType: file.mediaType,
      sizeBytes: file.bytes.byteLength,
      sha256,
      uploadedBy: work.actor.kind === "person" ? work.actor.personId : null,
      storedAt: work.now,
    })
    .execute();
  await recordHistory(work, {
    objectType: "file",
    objectId: file.id,
    action: "file.stored",
    fromStatus: null,
    toStatus: null,
    deciding: false,
    reason: null,
    facts: { purpose: file.purpose, sha256, sizeBytes: file.bytes.byteLength },
    editionId: null,
  });
  return { id: file.id, sha256 };
}

/** Stores a document that the system itself made (certificate, list, batch). If the transaction rolls back its bytes are orphans, never a wrong row. */
export async function storeDocument(work: Work, file: Omit<NewFile, "id">): Promise<{ id: Id; sha256: string }> {
  const id = work.newId();
  await work.files.put(id, file.bytes);
  return await registerFile(work, { ...file, id });
}

/** The names of those of the files that their reader may see. */
export async function fileNames(work: Work, ids: readonly Id[]): Promise<ReadonlyMap<Id, string>> {
  if (ids.length === 0) return new Map();
  return new Map((await readableFiles(work, ids)).map(({ id, name }) => [id, name]));
}

/** The file of the given purpose that the organisation uploaded. Refuses (`not-found`) another's file or one for another purpose. */
export async function ownFile(work: Work, id: Id, organisationId: Id, purposes: readonly FilePurpose[]) {
  const file = await work.tx
    .selectFrom("file")
    .selectAll()
    .where("id", "=", id)
    .where("organisationId", "=", organisationId)
    .executeTakeFirst();
  if (file === undefined || !purposes.some((purpose) => purpose === file.purpose)) {
    throw new Refusal("not-found", { file: id }, [
      {
        path: "fileId",
        code: "not-found",
        zh: "未找到该文件，或用途不符",
        en: "no such file, or it was uploaded for something else",
      },
    ]);
  }
  return file;
}

/** The bytes of a registered file, checked against their hash. */
export async function readFileBytes(work: Work, id: Id): Promise<Uint8Array> {
  const file = await work.tx.selectFrom("file").select("sha256").where("id", "=", id).executeTakeFirstOrThrow();
  return await work.files.get(id, file.sha256);
}
