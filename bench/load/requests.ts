import { caseOf, tokenOf } from "../world/cases.ts";
import { trialBodyText } from "../yardsticks/bodies.ts";
import type { MadeRequest, Requests, TrialForm } from "./plan.ts";

/** Gives the next request to send, or nothing when all have been sent. Everything that can be made before the run is made before it. */
export type NextRequest = () => Buffer | undefined;

export async function requestsOf(requests: Requests, port: number): Promise<NextRequest> {
  const host = `127.0.0.1:${port}`;
  switch (requests.kind) {
    case "fixed": {
      const headers = Object.entries({ host, ...requests.headers }).map(([name, value]) => `${name}: ${value}\r\n`);
      const only = Buffer.from(`GET ${requests.path} HTTP/1.1\r\n${headers.join("")}\r\n`);
      return () => only;
    }
    case "submit": {
      const { rush, first, count } = requests;
      return inTurn(
        Array.from({ length: count }, (_, index) =>
          made(host, {
            method: "POST",
            path: `/api/v1/${rush.noun}/${caseOf(rush, first + index)}/submit`,
            token: tokenOf(first + index),
            key: `bench-key-${first + index}`,
            body: JSON.stringify({ version: rush.version }),
          }),
        ),
      );
    }
    case "counted": {
      const { path, body, first, count } = requests;
      const numbers = Array.from({ length: count }, (_, index) => String(first + index));
      return inTurn(
        numbers.map((n) => made(host, { method: "POST", path, token: "none", body: body.replaceAll("#", n) })),
      );
    }
    case "events": {
      // Only this load needs to know how events are written.
      const { eventRequests } = await import("../world/usage.ts");
      const next = eventRequests(requests.world, port, requests.lines);
      return inTurn(Array.from({ length: requests.count }, next));
    }
    case "made":
      return inTurn(requests.list.map((request) => made(host, request)));
    case "trial": {
      const { path, form, spread, bearer } = requests;
      const head = `POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\n${
        bearer === undefined ? "" : `authorization: Bearer ${bearer}\r\n`
      }`;
      return () => {
        const body = Buffer.from(trialBody(form, spread));
        return Buffer.concat([Buffer.from(`${head}content-length: ${body.length}\r\n\r\n`), body]);
      };
    }
  }
}

function inTurn(list: readonly Buffer[]): NextRequest {
  let next = 0;
  return () => list[next++];
}

function made(host: string, request: MadeRequest): Buffer {
  const body = request.body ?? "";
  const key = request.key === undefined ? "" : `idempotency-key: ${request.key}\r\n`;
  const content =
    request.method === "GET" ? "" : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
  return Buffer.from(
    `${request.method} ${request.path} HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${request.token}\r\n${key}${content}\r\n${body}`,
  );
}

function trialBody(form: TrialForm, spread: "hot" | "21"): string {
  const plain = trialBodyText(spread);
  return form === "plain"
    ? plain
    : `{"query":"mutation($i:AppInput!){submitApplication(input:$i){id status}}","variables":{"i":${plain}}}`;
}
