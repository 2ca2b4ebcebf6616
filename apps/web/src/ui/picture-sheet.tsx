import { useEffect, useRef, useState, type ReactNode } from "react";
import { Alert } from "antd";
import { useSpeech } from "../speech.ts";
import { useWidth } from "./width.ts";
import type { SheetProps } from "./sheet.ts";
import "./document-viewer.css";

/** A picture, as wide as its place or in its own size, turned where it was scanned the wrong way round. */
export function PictureSheet(props: SheetProps): ReactNode {
  const { t } = useSpeech();
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const [own, setOwn] = useState<{ width: number; height: number }>();
  const [broken, setBroken] = useState(false);
  const aside = props.turned % 180 !== 0;
  const across = own === undefined ? 1 : aside ? own.height : own.width;
  const fit = Math.min(1, width / across);
  const scale = props.zoom === "fit" ? fit : props.zoom;
  const { onFitted } = props;
  useEffect(() => onFitted(fit), [fit, onFitted]);
  if (broken)
    return <Alert type="error" title={t("图片未能显示，请下载查看。", "The picture cannot be shown; download it.")} />;
  const shown = own === undefined ? undefined : { width: own.width * scale, height: own.height * scale };
  return (
    <div ref={place}>
      <div
        className="picture-place"
        style={shown && { width: aside ? shown.height : shown.width, height: aside ? shown.width : shown.height }}
      >
        <img
          src={props.address}
          alt={props.name}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            setOwn({ width: naturalWidth, height: naturalHeight })
          }
          onError={() => setBroken(true)}
          style={
            shown && {
              ...shown,
              transform: `translate(-50%, -50%) rotate(${props.turned}deg)`,
            }
          }
        />
      </div>
    </div>
  );
}
