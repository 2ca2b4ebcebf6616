import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../../test/app.ts";
import { createOrganisation, createPerson, grantRole } from "../people/commands.ts";
import { sendMessage } from "./commands.ts";
import { takeLetters } from "./mail.ts";
import nodemailer from "nodemailer";

const HOUR_MS = 3_600_000;
let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => await app.close());

async function office(): Promise<(role?: "city-reviewer" | "city-approver") => Promise<void>> {
  const organisationId = await app.as(null, async (work) => {
    const id = await createOrganisation(work, { kind: "city-bureau", nameZh: "市局", cityCode: "440600" });
    const people = [
      ["city-reviewer", "reviewer@example.org"],
      ["city-approver", "approver@example.org"],
      ["city-approver", undefined],
    ] as const;
    for (const [index, [role, email]] of people.entries()) {
      const loginName = `mail.${index}.${id.slice(-6)}`;
      const personId = await createPerson(work, { name: "甲", loginName, password: "a long enough password", email });
      await grantRole(work, { personId, organisationId: id, role });
    }
    return id;
  });
  return async (role) =>
    await app.as(null, async (work) => {
      await sendMessage(work, {
        organisationId,
        ...(role === undefined ? {} : { role }),
        kind: "test",
        objectType: "application",
        objectId: work.newId(),
        textZh: "申请 SQ-1 待审核。",
        textEn: "Application SQ-1 waits.",
      });
    });
}

describe("letters", () => {
  test("go once to those whom a message is for and who gave an address; what is older than the setting is not sent", async () => {
    const { db } = app.platform.database;
    const tell = await office();
    await tell();
    expect(await takeLetters(db, Date.now() + HOUR_MS)).toEqual([]);

    // The mark stands in the future now: messages of this moment lie before it.
    await db
      .updateTable("installation")
      .set({ value: "00000000-0000-7000-8000-000000000000" })
      .where("key", "=", "mailed-up-to")
      .execute();
    const before = await takeLetters(db, Date.now() + HOUR_MS);
    expect(before.map(({ to }) => to)).toEqual(["approver@example.org", "reviewer@example.org"]);
    expect(await takeLetters(db, Date.now() + HOUR_MS)).toEqual([]);

    await tell("city-approver");
    expect(await takeLetters(db, Date.now()), "a message of this moment waits").toEqual([]);
    const both = await Promise.all([takeLetters(db, Date.now() + HOUR_MS), takeLetters(db, Date.now() + HOUR_MS)]);
    expect(
      both.flat().map(({ to }) => to),
      "two servers send one letter",
    ).toEqual(["approver@example.org"]);
  });
});

/** The other side of a conversation in SMTP, as far as a letter needs it. */
async function mailServer(): Promise<{ server: Server; port: number; letters: string[] }> {
  const letters: string[] = [];
  const server = createServer((socket: Socket) => {
    let letter: string | undefined;
    socket.write("220 test\r\n");
    socket.on("data", (chunk) => {
      const said = chunk.toString();
      if (letter !== undefined) {
        letter += said;
        if (!letter.endsWith("\r\n.\r\n")) return;
        letters.push(letter);
        letter = undefined;
        socket.write("250 taken\r\n");
      } else if (/^DATA/i.test(said)) {
        letter = "";
        socket.write("354 go on\r\n");
      } else if (/^QUIT/i.test(said)) socket.end("221 bye\r\n");
      else socket.write("250 ok\r\n");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, port: (server.address() as AddressInfo).port, letters };
}

test("the address of a mail server is taken as it is set, and a letter arrives whole", async () => {
  const { server, port, letters } = await mailServer();
  const transport = nodemailer.createTransport(`smtp://127.0.0.1:${port}?ignoreTLS=true`);
  await transport.verify();
  await transport.sendMail({
    from: "yunquan@example.org",
    to: "a@example.org",
    subject: "云券：待审核",
    text: "申请待审核。",
  });
  transport.close();
  server.close();
  expect(letters).toHaveLength(1);
  expect(letters[0]).toContain("To: a@example.org");
});
