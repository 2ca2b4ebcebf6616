import { sql, type SqlBool } from "kysely";
import type { Id } from "@yunquan/core/ids.ts";
import { Refusal } from "@yunquan/core/refusal.ts";
import { visibleTo } from "../platform/visibility.ts";
import type { Work } from "../platform/work.ts";

/**
 * A file its reader may see: his organisation's own, or one attached to a case he may see. What hangs on another's case
 * is not found.
 */
export async function readableFile(work: Work, id: Id) {
  const [file] = await readableFiles(work, [id]);
  if (file === undefined) throw new Refusal("not-found", { noun: "file" });
  return file;
}

/** Of these files those that their reader may see. */
export async function readableFiles(work: Work, ids: readonly Id[]) {
  const { actor } = work;
  const own =
    actor.kind === "person" ? sql<SqlBool>`file.organisation_id = ${actor.organisationId}` : sql<SqlBool>`true`;
  const party = visibleTo(actor, {
    city: "claim.cityCode",
    enterprise: "claim.enterpriseId",
    supplier: "claim.supplierId",
  });
  // A draft that was never submitted, and what is attached to it, is its enterprise's alone; so is a contract's document.
  const enterpriseItself = actor.kind === "system" || actor.organisationKind === "enterprise";
  const claim = enterpriseItself ? party : sql<SqlBool>`(${party} and claim.submitted_at is not null)`;
  const contractParty = visibleTo(actor, {
    city: "enterprise.cityCode",
    enterprise: "contract.enterpriseId",
    supplier: "contract.supplierId",
  });
  const contract = enterpriseItself
    ? contractParty
    : sql<SqlBool>`(${contractParty} and contract.locked_at is not null)`;
  const voucher = visibleTo(actor, {
    city: "voucher.cityCode",
    enterprise: "voucher.enterpriseId",
    supplier: "voucher.supplierId",
  });
  const enterprise = visibleTo(actor, { city: "enterprise.cityCode", enterprise: "enterprise.id" });
  const supplier = visibleTo(actor, { supplier: "supplier.id" });
  const objection = visibleTo(actor, { city: "objection.cityCode", enterprise: "objection.organisationId" });
  // A treasury file has whole account numbers: the city's finance reads it, nobody else.
  const isTreasury = actor.kind === "system" || actor.organisationKind === "city-finance";
  const batch = isTreasury ? visibleTo(actor, { city: "paymentBatch.cityCode" }) : sql<SqlBool>`false`;
  return await work.tx
    .selectFrom("file")
    .select([
      "file.id",
      "file.name",
      "file.purpose",
      "file.kind",
      "file.mediaType",
      "file.sizeBytes",
      "file.sha256",
      "file.storedAt",
    ])
    .where("file.id", "in", ids)
    .where((eb) =>
      eb.or([
        own,
        eb.exists(
          eb
            .selectFrom("contract")
            .innerJoin("enterprise", "enterprise.id", "contract.enterpriseId")
            .select("contract.id")
            .whereRef("contract.fileId", "=", "file.id")
            .where(contract),
        ),
        eb.exists(
          eb
            .selectFrom("contractAnnex")
            .innerJoin("contract", "contract.id", "contractAnnex.contractId")
            .innerJoin("enterprise", "enterprise.id", "contract.enterpriseId")
            .select("contract.id")
            .whereRef("contractAnnex.fileId", "=", "file.id")
            .where(contract),
        ),
        eb.exists(
          eb
            .selectFrom("invoice")
            .innerJoin("claim", "claim.contractId", "invoice.contractId")
            .select("claim.id")
            .where((of) =>
              of.or([
                of("invoice.fileId", "=", of.ref("file.id")),
                of("invoice.explanationFileId", "=", of.ref("file.id")),
              ]),
            )
            .where(claim),
        ),
        eb.exists(
          eb
            .selectFrom("claimEvidence")
            .innerJoin("claim", "claim.id", "claimEvidence.claimId")
            .select("claim.id")
            .whereRef("claimEvidence.fileId", "=", "file.id")
            .where(claim),
        ),
        eb.exists(
          eb
            .selectFrom("voucher")
            .select("voucher.id")
            .whereRef("voucher.certificateFileId", "=", "file.id")
            .where(voucher),
        ),
        eb.exists(
          eb
            .selectFrom("enterpriseYear")
            .innerJoin("enterprise", "enterprise.id", "enterpriseYear.enterpriseId")
            .select("enterprise.id")
            .whereRef("enterpriseYear.fileId", "=", "file.id")
            .where(enterprise),
        ),
        eb.exists(
          eb
            .selectFrom("supplier")
            .select("supplier.id")
            .whereRef("supplier.qualificationFileId", "=", "file.id")
            .where(supplier)
            .where("supplier.submittedAt", "is not", null),
        ),
        eb.exists(
          eb
            .selectFrom("objection")
            .select("objection.id")
            .where(sql<SqlBool>`file.id = any(objection.file_ids)`)
            .where(objection),
        ),
        eb.exists(
          eb
            .selectFrom("paymentBatch")
            .select("paymentBatch.id")
            .whereRef("paymentBatch.fileId", "=", "file.id")
            .where(batch),
        ),
      ]),
    )
    .execute();
}
