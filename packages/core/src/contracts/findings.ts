import { fenToYuanText } from "../decimal.ts";
import {
  checkDivision,
  divisionFaults,
  isInProvince,
  placeNameEn,
  placeNameZh,
  province,
  provinceNames,
} from "../divisions.ts";
import type { EditionParameters } from "../editions/parameters.ts";
import { fen, type Fen } from "../money.ts";
import type { Finding, RefusalFacts } from "../refusal.ts";
import { dateZh, type CalendarDate } from "../time.ts";
import { feeCategoryOf, sumOfLines, type JudgedLine } from "./fee-lines.ts";

/** The parameters of an edition that decide about contracts. */
export type ContractParameters = Pick<
  EditionParameters,
  "contractsFromOn" | "publishedOn" | "implementationPrefix" | "feeCategories"
>;

/** What a contract says, as far as the rules ask. */
export interface ContractFacts {
  readonly signedOn: CalendarDate;
  readonly totalFen: Fen;
  readonly statesEligibleFee: boolean;
  readonly implementationDivision: string;
  readonly lines: readonly JudgedLine[];
  /** The signing dates of its supplementary annexes. */
  readonly annexesSignedOn: readonly CalendarDate[];
  readonly hasFile: boolean;
}

/** The rules in the order they are shown, each with the field of the form it speaks about. */
export const contractFields = {
  "signed-from": "signedOn",
  "signed-until": "signedOn",
  total: "lines",
  categories: "lines",
  "implementation-place": "implementationDivision",
  "states-eligible-fee": "statesEligibleFee",
  file: "fileId",
} as const;
export type ContractRule = keyof typeof contractFields;

/**
 * Decides what a contract has to fulfil on the day it is used, and names each outcome with its figures. What is `failed`
 * contradicts the rules and cannot be saved; what is `open` (the document, the annex) has to be there at submission.
 * @clause 3.1 4.3 5.5
 */
export function contractFindings(contract: ContractFacts, parameters: ContractParameters, on: CalendarDate): Finding[] {
  return [
    signedFromFinding(contract, parameters),
    signedUntilFinding(contract, on),
    totalFinding(contract),
    categoriesFinding(contract, parameters),
    placeFinding(contract, parameters),
    statementFinding(contract, parameters, on),
    contract.hasFile
      ? found("file", "met", ["已上传合同文本", "The contract document is uploaded"], {}, "5.6")
      : found("file", "open", ["请上传合同文本", "Upload the contract document"], {}, "5.6"),
  ];
}

type Words = readonly [zh: string, en: string];

function found(
  rule: ContractRule,
  outcome: Finding["outcome"],
  [zh, en]: Words,
  facts: RefusalFacts,
  clause = "5.5",
): Finding {
  return { rule, outcome, facts, zh, en, clause };
}

function signedFromFinding({ signedOn }: ContractFacts, { contractsFromOn }: ContractParameters): Finding {
  const facts = { signedOn, contractsFromOn };
  return signedOn >= contractsFromOn
    ? found(
        "signed-from",
        "met",
        [`签订日期不早于${dateZh(contractsFromOn)}`, `Not signed before ${contractsFromOn}`],
        facts,
      )
    : found(
        "signed-from",
        "failed",
        [
          `合同签订于${dateZh(signedOn)}，早于${dateZh(contractsFromOn)}，不在支持范围`,
          `Signed on ${signedOn}, before ${contractsFromOn}: not covered`,
        ],
        facts,
      );
}

function signedUntilFinding({ signedOn }: ContractFacts, on: CalendarDate): Finding {
  const facts = { signedOn, on };
  return signedOn <= on
    ? found("signed-until", "met", ["合同已签订", "The contract is signed"], facts)
    : found(
        "signed-until",
        "failed",
        ["签订日期晚于今日：须先签合同", "The date of signature lies in the future: sign first"],
        facts,
      );
}

function totalFinding({ lines, totalFen }: ContractFacts): Finding {
  const linesFen = sumOfLines(lines);
  if (linesFen === undefined)
    return found("total", "failed", ["费用项合计超出上限", "The fee lines add up to more than can be handled"], {
      totalFen,
    });
  if (linesFen === totalFen)
    return found(
      "total",
      "met",
      [
        `费用项合计与合同总额一致：${fenToYuanText(totalFen)} 元`,
        `The fee lines add up to the total: ${fenToYuanText(totalFen)} yuan`,
      ],
      { totalFen, linesFen },
    );
  const more = linesFen > totalFen;
  const differenceFen = fen(Math.abs(linesFen - totalFen));
  const difference = fenToYuanText(differenceFen);
  return found(
    "total",
    "failed",
    [
      `费用项合计 ${fenToYuanText(linesFen)} 元，比合同总额 ${fenToYuanText(totalFen)} 元${more ? "多" : "少"} ${difference} 元`,
      `The fee lines add up to ${fenToYuanText(linesFen)} yuan, ${difference} ${more ? "more" : "less"} than the total of ${fenToYuanText(totalFen)}`,
    ],
    { totalFen, linesFen, differenceFen },
  );
}

function categoriesFinding({ lines }: ContractFacts, parameters: ContractParameters): Finding {
  const unknown = [...new Set(lines.map((line) => line.category))].filter(
    (code) => feeCategoryOf(parameters, code) === undefined,
  );
  if (unknown.length === 0)
    return found("categories", "met", ["各费用项均已归类", "Every fee line has its category"], {}, "3.1");
  const codes = unknown.join("、");
  return found(
    "categories",
    "failed",
    [`本政策版本没有费用类别：${codes}`, `This edition has no fee category: ${codes}`],
    { categories: codes },
    "3.1",
  );
}

function placeFinding(
  { implementationDivision }: ContractFacts,
  { implementationPrefix }: ContractParameters,
): Finding {
  const facts = { implementationDivision };
  const place = checkDivision(implementationDivision);
  if (!place.ok) {
    const elsewhere =
      place.province === null || isInProvince(implementationDivision) ? null : provinceNames[place.province];
    const { zh, en } = divisionFaults[place.fault];
    return found(
      "implementation-place",
      "failed",
      elsewhere === null
        ? [zh, en]
        : [
            `实施地点在${elsewhere.zh}，须在${province.zh}内`,
            `Implemented in ${elsewhere.en}; it has to be ${province.en}`,
          ],
      facts,
      "4.3",
    );
  }
  if (!implementationDivision.startsWith(implementationPrefix)) {
    return found(
      "implementation-place",
      "failed",
      [
        `实施地点不在本政策版本的范围内（${implementationPrefix}）`,
        `The place of implementation is not covered (${implementationPrefix})`,
      ],
      facts,
      "4.3",
    );
  }
  return found(
    "implementation-place",
    "met",
    [
      `实施地点：${placeNameZh(implementationDivision) ?? ""}`,
      `Implemented in ${placeNameEn(implementationDivision) ?? ""}`,
    ],
    facts,
    "4.3",
  );
}

function statementFinding(contract: ContractFacts, { publishedOn }: ContractParameters, on: CalendarDate): Finding {
  const { statesEligibleFee, signedOn, annexesSignedOn } = contract;
  const facts = { statesEligibleFee, signedOn, publishedOn };
  if (statesEligibleFee)
    return found(
      "states-eligible-fee",
      "met",
      ["合同已明确可补助费用", "The contract states the eligible fees"],
      facts,
    );
  if (signedOn >= publishedOn) {
    return found(
      "states-eligible-fee",
      "failed",
      [
        `${dateZh(publishedOn)}起签订的合同须在合同中明确可补助费用，不能以附件补充`,
        `A contract signed from ${publishedOn} on has to state the eligible fees itself; an annex cannot add them`,
      ],
      facts,
    );
  }
  const valid = annexesSignedOn.filter((annexOn) => annexOn >= signedOn && annexOn <= on).toSorted();
  const [annexOn] = valid;
  if (annexOn === undefined) {
    return found(
      "states-eligible-fee",
      "open",
      [
        "合同签订于方案印发前且未明确可补助费用：请上传补签的合同附件",
        "Signed before the programme was published, without the eligible fees: add the supplementary annex",
      ],
      facts,
    );
  }
  return found(
    "states-eligible-fee",
    "met",
    [`${dateZh(annexOn)}补签的附件已明确可补助费用`, `The annex signed on ${annexOn} states the eligible fees`],
    { ...facts, annexOn },
  );
}
