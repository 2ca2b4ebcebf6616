import { expect, test } from "vitest";
import { acceptedKinds, isAcceptedFile } from "./accepted-file.ts";

const CSV = ".csv,text/csv";

test("a file is accepted by its ending, or by what the browser takes it for", () => {
  expect(isAcceptedFile(CSV, "回执.CSV", "application/vnd.ms-excel")).toBe(true);
  expect(isAcceptedFile(CSV, "回执", "text/csv")).toBe(true);
  expect(isAcceptedFile(".pdf, .jpg", "合同.jpg", "")).toBe(true);
});

test("a file of another kind is not", () => {
  expect(isAcceptedFile(CSV, "回执.csv.xlsx", "")).toBe(false);
  expect(isAcceptedFile(CSV, "csv", "application/pdf")).toBe(false);
});

test("the kinds are named by their endings", () => {
  expect(acceptedKinds(CSV)).toEqual(["CSV"]);
  expect(acceptedKinds(".pdf, .ofd")).toEqual(["PDF", "OFD"]);
});
