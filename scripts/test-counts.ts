/** How many tests passed and failed; a test file that could not even be loaded counts as one failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

interface Assertion {
  readonly status?: string;
}

interface FileResult {
  readonly status?: string;
  readonly assertionResults?: readonly Assertion[];
}

/** Reads the test runner's JSON report; without a readable one nothing has passed. */
export function countsOf(report: string | null): Counts {
  if (report === null) return { passed: 0, failed: 0 };
  const parsed = JSON.parse(report) as { readonly testResults?: readonly FileResult[] };
  let passed = 0;
  let failed = 0;
  for (const file of parsed.testResults ?? []) {
    const statuses = (file.assertionResults ?? []).map((assertion) => assertion.status);
    const failedHere = statuses.filter((status) => status === "failed").length;
    passed += statuses.filter((status) => status === "passed").length;
    failed += file.status === "failed" && failedHere === 0 ? 1 : failedHere;
  }
  return { passed, failed };
}
