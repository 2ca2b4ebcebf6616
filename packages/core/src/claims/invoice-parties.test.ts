import { expect, test } from "vitest";
import { compareParties } from "./invoice-parties.ts";

const contract = {
  supplier: { name: "广东云智科技有限公司", creditCode: "91440101MA59XXXX0A" },
  enterprise: { name: "佛山市精工（顺德）机械有限公司", creditCode: "914406067XXXXXXX1B" },
};
const seller = { name: contract.supplier.name, code: contract.supplier.creditCode };
const buyer = { name: contract.enterprise.name, code: contract.enterprise.creditCode };

test("5.9 an invoice between the contract's parties is met on both sides", () => {
  const compared = compareParties({ seller, buyer }, contract);
  expect([compared.seller.outcome, compared.buyer.outcome]).toEqual(["met", "met"]);
});

test("5.9 widths of brackets and letters, blanks and case do not make another party; a missing code is not a wrong one", () => {
  const compared = compareParties(
    {
      seller: { name: " 广东云智科技 有限公司", code: "91440101ma59xxxx0a" },
      buyer: { name: "佛山市精工(顺德)机械有限公司", code: null },
    },
    contract,
  );
  expect([compared.seller.outcome, compared.buyer.outcome]).toEqual(["met", "met"]);
});

test("5.9 another name or another code is a failed finding that names both", () => {
  const compared = compareParties(
    {
      seller: { name: "广东云智科技集团有限公司", code: "91440101MA59XXXX0A" },
      buyer: { ...buyer, code: "914406067XXXXXXX1C" },
    },
    contract,
  );
  expect(compared.seller.outcome).toBe("failed");
  expect(compared.seller.zh).toContain("名称为“广东云智科技集团有限公司”，合同为“广东云智科技有限公司”");
  expect(compared.buyer.outcome).toBe("failed");
  expect(compared.buyer.en).toContain("the credit code is 914406067XXXXXXX1C, the contract says 914406067XXXXXXX1B");
});

test("5.9 seller and buyer exchanged fail on both sides", () => {
  const compared = compareParties({ seller: buyer, buyer: seller }, contract);
  expect([compared.seller.outcome, compared.buyer.outcome]).toEqual(["failed", "failed"]);
});
