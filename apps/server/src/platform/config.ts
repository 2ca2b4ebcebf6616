import { resolve } from "node:path";
import { z } from "zod";

const port = z
  .string()
  .regex(/^\d{1,5}$/, { error: "须为 0–65535 的整数 | a whole number, 0–65535" })
  .transform(Number)
  .refine((n) => n <= 65_535, { error: "须为 0–65535 的整数 | a whole number, 0–65535" });
const flag = z
  .enum(["true", "false"], { error: "须为 true 或 false | true or false" })
  .transform((text) => text === "true");
const count = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, { error: `须为整数 | a whole number` })
    .transform(Number)
    .refine((n) => n >= min && n <= max, { error: `须在 ${min}–${max} 之间 | between ${min} and ${max}` });

const siteText = z.string().trim().max(120, { error: "不超过 120 字 | at most 120 characters" });

/** Every setting there is, read once from the environment. A name that starts with YUNQUAN_ and is not listed stops the start. */
const settings = z.object({
  PORT: port.default(8080),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATA_DIR: z.string().min(1).default("data"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, { error: "须以 postgres:// 开头 | starts with postgres://" })
    .optional(),
  DATABASE_POOL: count(2, 100).default(10),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: "须为 http(s) 网址 | an http(s) address" }).optional(),
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  YUNQUAN_MODE: z.enum(["demo", "live"], { error: "须为 demo 或 live | demo or live" }).optional(),
  YUNQUAN_EMBEDDED_IN_PRODUCTION: flag.default(false),
  YUNQUAN_FIRST_ADMIN: z
    .string()
    .regex(/^[a-z0-9.-]+:.{15,}$/, {
      error: "格式为 用户名:口令（口令不少于 15 位） | name:password, the password of 15 characters or more",
    })
    .optional(),
  YUNQUAN_LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("warn"),
  YUNQUAN_TICK_MS: count(200, 3_600_000).default(5_000),
  YUNQUAN_UPLOAD_MAX_MB: count(1, 200).default(20),
  YUNQUAN_QUEUE_MAX: count(10, 100_000).default(5_000),
  YUNQUAN_RATE_PER_MINUTE: count(10, 1_000_000).default(3_000),
  YUNQUAN_USAGE_EVENT_DAYS: count(32, 3_650).default(90),
  YUNQUAN_TRUST_PROXY: flag.default(false),
  YUNQUAN_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, { error: "须以 smtp:// 或 smtps:// 开头 | starts with smtp:// or smtps://" })
    .optional(),
  YUNQUAN_MAIL_FROM: z.string().min(3).max(200).optional(),
  YUNQUAN_SECOND_FACTOR: z
    .enum(["officers", "optional"], { error: "须为 officers 或 optional | officers or optional" })
    .optional(),
  YUNQUAN_SITE_HOST: siteText.optional(),
  YUNQUAN_SITE_OPERATOR: siteText.optional(),
  YUNQUAN_SITE_ICP: siteText.optional(),
  YUNQUAN_SITE_POLICE: siteText.optional(),
  YUNQUAN_SITE_CODE: siteText.optional(),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly databasePool: number;
  readonly publicUrl: string | undefined;
  readonly production: boolean;
  readonly demo: boolean;
  readonly firstAdmin: { readonly loginName: string; readonly password: string } | undefined;
  readonly logLevel: string;
  readonly tickMs: number;
  readonly uploadMaxBytes: number;
  readonly queueMax: number;
  readonly ratePerMinute: number;
  /** How many days single events of usage are kept; what was counted from them stays for good. */
  readonly usageEventDays: number;
  readonly trustProxy: boolean;
  /** The server that e-mails go through and the address they come from; without it nobody is written to. */
  readonly mail: { readonly url: string; readonly from: string } | undefined;
  /** Whether officers must have a second factor; enterprises and suppliers always may. */
  readonly secondFactor: "officers" | "optional";
  readonly site: Site;
}

/** Who answers for the site, for its foot. Each is shown only where it is set: none of them is made up. */
export interface Site {
  /** The organiser (主办单位) and who runs it (承办单位); `中文 | English`. */
  readonly host: string | undefined;
  readonly operator: string | undefined;
  /** The number under which the site is registered (ICP 备案号), with the police (公安备案号), as a government site (标识码). */
  readonly icp: string | undefined;
  readonly police: string | undefined;
  readonly code: string | undefined;
}

/** A setting that cannot be used; the start stops and names it. */
export class WrongSetting extends Error {}

/**
 * Reads and checks the settings. Refused: a value that is out of form, an unknown YUNQUAN_ name, the embedded database in
 * production without its explicit flag, and demo mode in production (it has people whose passwords everybody knows).
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const unknown = Object.keys(given).filter(
    (name) => name.startsWith("YUNQUAN_") && !(name in settings.shape) && name !== "YUNQUAN_POSTGRES",
  );
  if (unknown.length > 0) throw new WrongSetting(`未知设置 | unknown setting: ${unknown.join(", ")}`);
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new WrongSetting(`设置有误 | wrong setting\n  ${lines.join("\n  ")}`);
  }
  const value = parsed.data;
  const production = value.NODE_ENV === "production";
  if (production && value.DATABASE_URL === undefined && !value.YUNQUAN_EMBEDDED_IN_PRODUCTION) {
    throw new WrongSetting(
      "DATABASE_URL: 生产环境须使用 PostgreSQL；确需使用内置数据库时设 YUNQUAN_EMBEDDED_IN_PRODUCTION=true | production needs PostgreSQL, or YUNQUAN_EMBEDDED_IN_PRODUCTION=true",
    );
  }
  const mode = value.YUNQUAN_MODE ?? (production ? "live" : "demo");
  if (production && mode === "demo")
    throw new WrongSetting("YUNQUAN_MODE: 生产环境不得使用演示模式 | demo mode is refused in production");
  const [loginName, ...rest] = value.YUNQUAN_FIRST_ADMIN?.split(":") ?? [];
  return {
    port: value.PORT,
    host: value.HOST,
    dataDir: resolve(value.DATA_DIR),
    databaseUrl: value.DATABASE_URL,
    databasePool: value.DATABASE_POOL,
    publicUrl: value.PUBLIC_URL?.replace(/\/$/, ""),
    production,
    demo: mode === "demo",
    firstAdmin: loginName === undefined ? undefined : { loginName, password: rest.join(":") },
    logLevel: value.YUNQUAN_LOG_LEVEL,
    tickMs: value.YUNQUAN_TICK_MS,
    uploadMaxBytes: value.YUNQUAN_UPLOAD_MAX_MB * 1024 * 1024,
    queueMax: value.YUNQUAN_QUEUE_MAX,
    ratePerMinute: value.YUNQUAN_RATE_PER_MINUTE,
    usageEventDays: value.YUNQUAN_USAGE_EVENT_DAYS,
    trustProxy: value.YUNQUAN_TRUST_PROXY,
    mail: mailOf(value.YUNQUAN_SMTP_URL, value.YUNQUAN_MAIL_FROM),
    secondFactor: value.YUNQUAN_SECOND_FACTOR ?? (mode === "demo" ? "optional" : "officers"),
    site: {
      host: value.YUNQUAN_SITE_HOST,
      operator: value.YUNQUAN_SITE_OPERATOR,
      icp: value.YUNQUAN_SITE_ICP,
      police: value.YUNQUAN_SITE_POLICE,
      code: value.YUNQUAN_SITE_CODE,
    },
  };
}

function mailOf(url: string | undefined, from: string | undefined): Config["mail"] {
  if (url === undefined && from === undefined) return undefined;
  if (url === undefined || from === undefined)
    throw new WrongSetting("YUNQUAN_SMTP_URL 与 YUNQUAN_MAIL_FROM 须同时设置 | set both or neither");
  return { url, from };
}
