import { parseArgs } from "node:util";
import { DEMO_PASSWORD } from "../../seed/people.ts";

/**
 * `npm run clock -- --days 30` or `-- --to 2027-03-01T02:00:00.000Z`: moves the business clock of a running demo server
 * forward, through its API, as its system administrator.
 */
const { values } = parseArgs({
  options: {
    url: { type: "string", default: `http://127.0.0.1:${process.env["PORT"] ?? "8080"}` },
    login: { type: "string", default: "system-admin" },
    password: { type: "string", default: DEMO_PASSWORD },
    days: { type: "string" },
    hours: { type: "string" },
    to: { type: "string" },
  },
});

async function call(
  path: string,
  method: string,
  token: string | undefined,
  body?: unknown,
): Promise<Record<string, unknown>> {
  const answer = await fetch(`${values.url}${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "content-type": "application/json", "idempotency-key": crypto.randomUUID() }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const content = (await answer.json()) as Record<string, unknown>;
  if (!answer.ok) {
    console.error(`${String(content["detailZh"])}\n${String(content["detailEn"])}`);
    process.exit(1);
  }
  return content;
}

if (values.days === undefined && values.hours === undefined && values.to === undefined) {
  console.log(JSON.stringify(await call("/api/v1/clock", "GET", undefined), null, 2));
} else {
  const session = await call("/api/v1/sessions", "POST", undefined, {
    loginName: values.login,
    password: values.password,
  });
  const hours = Number(values.hours ?? 0) + Number(values.days ?? 0) * 24;
  const body = values.to === undefined ? { hours } : { to: values.to };
  console.log(JSON.stringify(await call("/api/v1/clock/advance", "POST", String(session["token"]), body), null, 2));
}
