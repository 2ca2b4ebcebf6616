import { applicationRefusals } from "./applications/refusals.ts";
import { claimRefusals } from "./claims/refusals.ts";
import { enterpriseRefusals } from "./enterprises/refusals.ts";
import { programmeRefusals } from "./programmes/refusals.ts";
import type { RefusalEntry } from "./refusal-entry.ts";
import { settlementRefusals } from "./settlements/refusals.ts";

/** Refusals of the platform itself: who is asking, with which key and version, in which form. */
const platformRefusals = {
  "invalid-request": {
    http: 400,
    zh: "填报内容有误，请按提示逐项更正。",
    en: "Some fields are not right; see each field.",
  },
  "not-signed-in": { http: 401, zh: "请先登录。", en: "Sign in first." },
  "login-name-taken": { http: 409, zh: "用户名“{loginName}”已被使用。", en: "The user name “{loginName}” is taken." },
  "sign-in-failed": { http: 401, zh: "用户名或密码不正确。", en: "The user name or the password is not right." },
  "second-factor-needed": {
    http: 401,
    zh: "请输入动态码（身份验证器上的 6 位数字）。",
    en: "Enter the six digits of your authenticator.",
  },
  "second-factor-wrong": {
    http: 401,
    zh: "动态码不正确、已过期或已使用，请输入新的动态码。",
    en: "The code is wrong, no longer valid or was used; enter a new one.",
  },
  "second-factor-required": {
    http: 403,
    zh: "您的岗位须先绑定动态码，再办理业务。",
    en: "Your role needs a second factor; set it up before you go on.",
  },
  "password-wrong": { http: 422, zh: "现用口令不正确。", en: "This is not your present password." },
  "sign-in-paused": {
    http: 429,
    zh: "登录失败次数过多，请于 {until} 后再试。",
    en: "Too many failed sign-ins; try again after {until}.",
  },
  "not-permitted": { http: 403, zh: "您的岗位不能办理此项操作。", en: "Your role may not do this." },
  "foreign-origin": { http: 403, zh: "请求来源不被接受。", en: "The request came from another site and is refused." },
  "not-found": { http: 404, zh: "未找到该事项。", en: "Not found." },
  "wrong-state": {
    http: 409,
    zh: "当前状态（{status}）不能办理此项操作。",
    en: "This cannot be done in the present state ({status}).",
  },
  "stale-version": {
    http: 409,
    zh: "该事项已被他人更新，请刷新后再办理。",
    en: "Somebody changed this meanwhile; reload and try again.",
  },
  "second-hand": {
    http: 403,
    zh: "您已在本案中办理过其他环节，须由另一人办理。",
    en: "You already decided in this case; another person must act.",
  },
  "idempotency-key-missing": {
    http: 400,
    zh: "缺少 Idempotency-Key 请求头。",
    en: "The Idempotency-Key header is missing or not valid.",
  },
  "idempotency-key-reused": {
    http: 422,
    zh: "同一幂等键已用于不同内容。",
    en: "This idempotency key was used with other content.",
  },
  busy: { http: 503, zh: "当前办理量较大，请稍后重试。", en: "The system is busy; try again shortly." },
  "too-many-requests": { http: 429, zh: "请求过于频繁，请稍后重试。", en: "Too many requests; try again shortly." },
  "export-too-large": {
    http: 422,
    zh: "符合条件的超过 {limit} 条，一次最多导出 {limit} 条，请缩小筛选范围后再导出。",
    en: "More than {limit} match, and one export holds at most {limit}; narrow the filters.",
  },
  "export-running": {
    http: 429,
    zh: "您的另一次导出尚未完成，请待其完成或取消后再试。",
    en: "Another export of yours is still running; wait for it or cancel it.",
  },
  "payload-too-large": {
    http: 413,
    zh: "上传内容超过上限（{limit}）。",
    en: "The upload is larger than allowed ({limit}).",
  },
  stopped: {
    http: 409,
    zh: "操作已停止，未作任何更改。",
    en: "It was stopped before its end; nothing was changed.",
  },
  "unsupported-media": { http: 415, zh: "不支持的请求格式。", en: "This media type is not supported." },
  "file-refused": { http: 422, zh: "文件未被接受：{reasonZh}", en: "The file was refused: {reasonEn}" },
  "file-damaged": {
    http: 409,
    zh: "文件校验未通过，已停止提供并上报。",
    en: "The file failed its check and is not served; it was reported.",
  },
  "calendar-year-not-loaded": {
    http: 409,
    zh: "尚未载入 {year} 年工作日历，请联系省级政策管理人员载入后再办理。",
    en: "The working-day calendar of {year} is not loaded; the province has to load it first.",
  },
  "demo-only": { http: 403, zh: "此项操作仅在演示环境提供。", en: "This exists in demo mode only." },
  "clock-only-forward": { http: 422, zh: "业务时钟只能向前调整。", en: "The business clock only moves forward." },
  "over-limit": {
    http: 409,
    zh: "额度不足：可用 {availableFen}，需要 {neededFen}。",
    en: "Not enough left: {availableFen} available, {neededFen} needed.",
  },
} as const satisfies Record<string, RefusalEntry>;

/** The closed list: every refusal there is, each with its HTTP status and words in both languages. */
export const refusalCodes = {
  ...platformRefusals,
  ...programmeRefusals,
  ...enterpriseRefusals,
  ...applicationRefusals,
  ...claimRefusals,
  ...settlementRefusals,
} as const satisfies Record<string, RefusalEntry>;

export type RefusalCode = keyof typeof refusalCodes;
