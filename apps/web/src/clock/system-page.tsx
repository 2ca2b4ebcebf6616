import { useRef, useState, type ReactNode } from "react";
import { Alert, Button, Flex, InputNumber, Progress, Table } from "antd";
import { DownloadOutlined } from "@ant-design/icons";
import { addMs, instant } from "@yunquan/core/time.ts";
import { ApiFault, api, reads, useCommand } from "../api.ts";
import { useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { Facts } from "../ui/facts.tsx";
import { FaultNotice } from "../ui/fault-notice.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { jobWords } from "./job-words.ts";

const DAY_MS = 86_400_000;

/** What the system administrator looks after: a backup, the business clock of a demonstration, what runs here. */
export function SystemPage(): ReactNode {
  const { t, time } = useSpeech();
  const { demo } = useSession();
  const clock = reads.useQuery("get", "/api/v1/clock", {});
  return (
    <>
      <PageHead title={t("系统维护", "System")} />
      <section className="panel">
        <h2>{t("备份", "Backup")}</h2>
        <p>
          {t(
            "下载内置数据库的完整备份，下载会记入留痕。使用外部数据库时请按其自身的方式备份。",
            "Downloads a whole backup of the embedded database; the download is written into the history. An external database is backed up by its own means.",
          )}
        </p>
        <Button icon={<DownloadOutlined />} href="/api/v1/backup">
          {t("下载备份", "Download the backup")}
        </Button>
      </section>
      {demo && clock.data !== undefined && <Advance now={clock.data.now} />}
      <section className="panel">
        <h2>{t("关于", "About")}</h2>
        <FaultNotice fault={clock.error} again={() => void clock.refetch()} />
        <Facts
          facts={[
            { label: t("系统", "System"), value: t("云券 服务券管理系统", "Yunquan, service vouchers") },
            { label: t("业务时间", "Business time"), value: time(clock.data?.now) },
            {
              label: t("运行方式", "Mode"),
              value: demo ? t("演示", "Demonstration") : t("正式", "Production"),
            },
            {
              label: t("业务时钟快于实际", "Ahead of the real time"),
              value: t(
                `${Math.round((clock.data?.offsetMs ?? 0) / DAY_MS)} 天`,
                `${Math.round((clock.data?.offsetMs ?? 0) / DAY_MS)} days`,
              ),
            },
          ]}
        />
      </section>
    </>
  );
}

interface Ran {
  readonly job: string;
  readonly done: number;
  readonly failed: number;
}

/** Moves the clock day by day, so that one sees what falls due; it can be stopped after each day. */
function Advance({ now }: { readonly now: string }): ReactNode {
  const { t, time, count, language } = useSpeech();
  const [days, setDays] = useState(1);
  const [passed, setPassed] = useState<number>();
  const [total, setTotal] = useState(0);
  const [ran, setRan] = useState<readonly Ran[]>([]);
  const stopping = useRef(false);
  const advance = useCommand((to: string, header) =>
    api.POST("/api/v1/clock/advance", { params: { header }, body: { to } }),
  );
  const running = passed !== undefined && passed < total;
  const start = async (): Promise<void> => {
    stopping.current = false;
    setTotal(days);
    setRan([]);
    let done: readonly Ran[] = [];
    const from = instant(now);
    try {
      for (let day = 1; day <= days && !stopping.current; day += 1) {
        setPassed(day - 1);
        const answer = await advance.run(addMs(from, day * DAY_MS));
        done = together(done, answer.ran);
        setRan(done);
      }
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
    } finally {
      setPassed(undefined);
    }
  };
  return (
    <section className="panel">
      <h2>{t("业务时钟（仅演示）", "Business clock (demonstration only)")}</h2>
      <Alert
        type="info"
        showIcon
        className="gap-below"
        title={t(
          "时钟只能向前。每过一天，到期的事项随即办理：候补递补、超期提醒、批次开闭、服务券失效等。",
          "The clock goes forward only. With every day what falls due is done: the waiting line, reminders, rounds that open and close, vouchers that expire.",
        )}
      />
      <FaultNotice fault={advance.fault} />
      <Flex gap={12} wrap align="center">
        <span>{t(`现为 ${time(now)}`, `It is ${time(now)}`)}</span>
        <label>
          {t("前进", "Forward by")}{" "}
          <InputNumber
            controls={false}
            min={1}
            max={366}
            precision={0}
            value={days}
            disabled={running}
            onChange={(value) => setDays(value ?? 1)}
            aria-label={t("天数", "Days")}
          />{" "}
          {t("天", "days")}
        </label>
        <Button type="primary" disabled={running} onClick={() => void start()}>
          {t("前进", "Move forward")}
        </Button>
        {running && (
          <Button
            onClick={() => {
              stopping.current = true;
            }}
          >
            {t("办完当天即停", "Stop after this day")}
          </Button>
        )}
      </Flex>
      {passed !== undefined && (
        <div role="status">
          <Progress
            percent={Math.floor((passed / total) * 100)}
            aria-label={t("进度", "Progress")}
            format={() => t(`第 ${passed + 1} / ${total} 天`, `day ${passed + 1} of ${total}`)}
          />
        </div>
      )}
      {ran.length > 0 && (
        <Table<Ran>
          className="after-sheet"
          size="small"
          rowKey="job"
          pagination={false}
          scroll={{ x: 400 }}
          dataSource={ran.filter((one) => one.done + one.failed > 0)}
          locale={{ emptyText: t("期间没有到期事项", "Nothing fell due") }}
          columns={[
            { title: t("到期事项", "What fell due"), render: (_, one) => jobWords[one.job]?.[language] ?? one.job },
            { title: t("已办", "Done"), align: "right", render: (_, one) => count(one.done) },
            { title: t("未成", "Failed"), align: "right", render: (_, one) => count(one.failed) },
          ]}
        />
      )}
    </section>
  );
}

function together(before: readonly Ran[], more: readonly Ran[]): Ran[] {
  const sums = new Map(before.map((one) => [one.job, one]));
  for (const one of more) {
    const had = sums.get(one.job) ?? { job: one.job, done: 0, failed: 0 };
    sums.set(one.job, { job: one.job, done: had.done + one.done, failed: had.failed + one.failed });
  }
  return [...sums.values()];
}
