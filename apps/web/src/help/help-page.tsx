import type { ReactNode } from "react";
import { Collapse } from "antd";
import type { Side } from "@yunquan/core/roles.ts";
import { sideOf, useSession } from "../session/session.ts";
import { useSpeech } from "../speech.ts";
import { PageHead } from "../ui/page-head.tsx";

interface Answer {
  readonly question: readonly [zh: string, en: string];
  readonly answer: readonly [zh: string, en: string];
  /** For these sides; for everybody without. */
  readonly sides?: readonly Side[];
}

const answers: readonly Answer[] = [
  {
    sides: ["enterprise"],
    question: ["怎样申领服务券？", "How do I apply for a voucher?"],
    answer: [
      "先完成企业信息登记并经地市核验，录入与供应商签订的合同，再在“申请服务券”中填写。填写过程自动保存；提交后按系统时间取得顺位，由供应商确认、地市审核后发券。",
      "Have the enterprise registered and certified by its city, enter the contract with the supplier, then start an application. What you type is saved by itself. At submission you get your place in line by system time; the supplier confirms, the city decides and issues.",
    ],
  },
  {
    sides: ["enterprise"],
    question: ["“轮候中”是什么意思？", "What does “waiting for capacity” mean?"],
    answer: [
      "本市当期额度已满，您的申请按顺位等待。有额度释放时自动递补，无需重复提交；不能插队，也不会拆分。",
      "Your city's capacity of this round is taken up; your application waits at its place and moves up by itself when capacity comes free. Nobody overtakes and nothing is split.",
    ],
  },
  {
    sides: ["enterprise"],
    question: ["怎样申请结算？", "How do I claim?"],
    answer: [
      "服务投入使用后，在“我的服务券”中选择该券申请结算，上传发票（数电发票 XML 和 PDF 自动读取，OFD 和扫描件手工填写）、付款凭证和验收报告。供应商确认、系统按行为数据评估、地市审核后，列入结算清单公示并兑付。",
      "Once the service is in use, choose the voucher and claim: upload the invoices (the XML and the PDF of digital invoices are read for you; an OFD or a scan is typed), the proof of payment and the acceptance report. The supplier confirms, usage is evaluated, the city decides, and the claim goes on a list that is published and paid.",
    ],
  },
  {
    sides: ["supplier"],
    question: ["为什么要确认申请和结算？", "Why do I confirm applications and claims?"],
    answer: [
      "您的确认表明合同、金额与服务属实。请在期限内确认；有出入时选择“提出异议”并说明原因，企业更正后重新提交。逾期未答复的，按规定退回企业或由地市代为核实。",
      "Your confirmation says that contract, amount and service are true. Answer in time; where something differs, dispute it with the reason, and the enterprise corrects it. What is not answered in time goes back to the enterprise or is verified by the city.",
    ],
  },
  {
    sides: ["supplier"],
    question: ["怎样报送行为数据？", "How do I deliver usage data?"],
    answer: [
      "在“行为数据报送”中下载模板上传，或新建接口密钥由系统自动报送。重复报送的记录只计一次；被拒的行会逐条列明原因，其余照常入库。",
      "Upload the template under usage data, or create an API key and let your system deliver. A record sent twice counts once; refused lines are named one by one and the rest is taken.",
    ],
  },
  {
    sides: ["city"],
    question: ["怎样快速审核？", "How do I review quickly?"],
    answer: [
      "在“审核队列”中打开第一件，核对项全部符合时可一键确认并进入下一件；按“?”查看快捷键。审核与复核须由不同人员办理。",
      "Open the first case of the queue; when every check is met, one key accepts them and moves on to the next. Press “?” for the keys. Review and decision are made by different people.",
    ],
  },
  {
    sides: ["city", "city-finance"],
    question: ["兑付为什么要两人办理？", "Why does a payment take two people?"],
    answer: [
      "业务部门编制兑付批次，财政部门核付，任何一人不能单独完成付款。回单导入后系统逐笔对账，未匹配的进入待查。",
      "The bureau drafts a batch and city finance releases it: nobody can pay alone. Imported results are reconciled line by line; what does not match is set aside to be cleared up.",
    ],
  },
  {
    sides: ["province"],
    question: ["政策参数改了，已受理的怎么办？", "What happens to cases when the policy changes?"],
    answer: [
      "每件事项绑定受理时生效的政策版本、目录与标准版本，新版本只影响生效之后的事项。已发布的版本不能修改，只能发布新版本。",
      "Each case is bound to the edition, catalogue and standard in force when it was taken in; a new version concerns later cases only. What is published cannot be changed, only followed by another.",
    ],
  },
  {
    question: ["填写到一半断网或登录过期怎么办？", "What if the network fails or my session ends while I type?"],
    answer: [
      "草稿自动保存，已填内容保留在页面上。网络恢复后自动继续保存；登录过期时在弹出的窗口重新登录即可，不会丢失内容，也不会重复提交。",
      "Drafts are saved by themselves and what you typed stays on the page. Saving goes on once the network is back; if your session ends, sign in again in the window that opens. Nothing is lost and nothing is submitted twice.",
    ],
  },
];

/** Short answers to what people ask, one's own side first. */
export function HelpPage(): ReactNode {
  const { t, language } = useSpeech();
  const side = sideOf(useSession());
  const at = language === "zh" ? 0 : 1;
  const shown = answers.filter(({ sides }) => sides === undefined || sides.includes(side));
  return (
    <>
      <PageHead
        title={t("帮助", "Help")}
        lead={
          <>
            {t("政策、办事指南和咨询电话见", "Policy, guides and telephone numbers are on the ")}
            <a href="/">{t("公开首页", "public site")}</a>
            {t("；系统对接说明见", "; how systems connect is described under ")}
            <a href="/api">{t("接口说明", "API")}</a>
            {t("。", ".")}
          </>
        }
      />
      <section className="panel">
        <h2>{t("常见问题", "Questions and answers")}</h2>
        <Collapse
          defaultActiveKey={["0"]}
          items={shown.map(({ question, answer }, index) => ({
            key: String(index),
            label: question[at],
            children: <p>{answer[at]}</p>,
          }))}
        />
      </section>
    </>
  );
}
