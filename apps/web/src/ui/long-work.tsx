import { useEffect, useState, type ReactNode } from "react";
import { Progress } from "antd";
import { useSpeech } from "../speech.ts";

/** Work under way whose end nobody can foretell: what is being done, and for how long already. */
export function LongWork({ words }: { readonly words: string }): ReactNode {
  const { t } = useSpeech();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const ticking = setInterval(() => setSeconds((before) => before + 1), 1_000);
    return () => clearInterval(ticking);
  }, []);
  return (
    <div className="long-work">
      <Progress percent={100} status="active" showInfo={false} aria-label={words} />
      <span role="status">{words}</span>
      <span className="quiet figure"> {t(`已用 ${seconds} 秒`, `${seconds} s so far`)}</span>
    </div>
  );
}
