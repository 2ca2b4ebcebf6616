import { sql } from "kysely";
import { reviewQuestionKeys } from "@yunquan/core/applications/checklist.ts";
import type { Id } from "@yunquan/core/ids.ts";
import type { Wish } from "./crowd.ts";
import type { LoadedWorld, Stage } from "./world.ts";

interface Standing {
  readonly id: Id;
  readonly version: number;
  readonly cityCode: string;
  readonly supplierId: Id;
}

/** Takes the first applications that are not waiting to their vouchers; suppliers and bureaus press as a crowd too. */
export async function issueVouchers(
  stage: Pick<Stage, "as">,
  world: LoadedWorld,
  count: number,
  press: (name: string, wishes: readonly Wish[]) => Promise<void>,
): Promise<void> {
  const step = async (
    action: string,
    status: string,
    tokenOf: (row: Standing) => string,
    more: object,
  ): Promise<void> => {
    const rows = await stage.as(null, async (work) => {
      const found = await sql<Standing>`select id, version, city_code, supplier_id from application
        where programme_id = ${world.programmeId} and status = ${status} order by id limit ${count}`.execute(work.tx);
      return found.rows;
    });
    const wishes = rows.map((row) => ({
      objectId: row.id,
      url: `/api/v1/applications/${row.id}/${action}`,
      sessionToken: tokenOf(row),
      body: { version: row.version, ...more },
    }));
    await press(action, wishes);
  };
  const office = (row: Standing) => world.offices.get(row.cityCode);
  const checklist = Object.fromEntries(reviewQuestionKeys.map((question) => [question, { yes: true, remark: "" }]));
  await step("confirm", "submitted", (row) => world.supplierTokens.get(row.supplierId) ?? "", {});
  await step("review", "supplier-confirmed", (row) => office(row)?.reviewer ?? "", {
    checklist,
    recommendation: "approve",
  });
  await step("approve", "reviewed", (row) => office(row)?.approver ?? "", {});
}
