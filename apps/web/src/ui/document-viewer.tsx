import { Suspense, lazy, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { Alert, Button, Flex, Segmented, Select, Skeleton, Space } from "antd";
import {
  ColumnWidthOutlined,
  DownloadOutlined,
  ExpandOutlined,
  RotateRightOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from "@ant-design/icons";
import { reads } from "../api.ts";
import { useSpeech } from "../speech.ts";
import { FaultNotice } from "./fault-notice.tsx";
import { PictureSheet } from "./picture-sheet.tsx";
import type { Zoom } from "./sheet.ts";
import "./document-viewer.css";

const PdfPages = lazy(async () => ({ default: (await import("./pdf-pages.tsx")).PdfPages }));

export interface ViewedFile {
  readonly id: string;
  readonly name: string;
  /** Asked of the server where it is not known. */
  readonly mediaType?: string;
  /** What the file is in its case, for example 合同. */
  readonly kind?: string;
}

const STEPS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;

/**
 * Documents of a case, read on the screen: PDF page by page with its text, pictures, everything else as a download. Inside
 * the sheet + and - zoom, 0 fits the width, R turns; arrows, page keys, Home and End move as everywhere.
 */
export function DocumentViewer(props: {
  readonly files: readonly ViewedFile[];
  /** The file that is shown, where the page decides it; without it the viewer keeps the choice itself. */
  readonly shown?: string;
  readonly onShow?: (id: string) => void;
}): ReactNode {
  const { t } = useSpeech();
  const [chosen, setChosen] = useState<string>();
  const shown = props.files.find(({ id }) => id === (props.shown ?? chosen)) ?? props.files[0];
  if (shown === undefined) return <p className="quiet">{t("没有文件。", "There are no files.")}</p>;
  const show = (id: string): void => {
    setChosen(id);
    props.onShow?.(id);
  };
  const options = props.files.map(({ id, name, kind }) => ({ value: id, label: kind ?? name, title: name }));
  return (
    <div className="document">
      {options.length > 1 &&
        (options.length <= 4 && options.every(({ label }) => label.length <= 8) ? (
          <Segmented block options={options} value={shown.id} onChange={show} className="document-choice" />
        ) : (
          <Select
            aria-label={t("选择文件", "Choose a document")}
            className="document-choice"
            options={props.files.map(({ id, name, kind }) => ({
              value: id,
              label: kind === undefined ? name : `${kind} · ${name}`,
            }))}
            value={shown.id}
            onChange={show}
          />
        ))}
      <OneDocument key={shown.id} file={shown} />
    </div>
  );
}

function OneDocument({ file }: { readonly file: ViewedFile }): ReactNode {
  const about = reads.useQuery(
    "get",
    "/api/v1/files/{id}",
    { params: { path: { id: file.id } } },
    { enabled: file.mediaType === undefined, staleTime: Number.POSITIVE_INFINITY },
  );
  const mediaType = file.mediaType ?? about.data?.mediaType;
  if (about.error !== null) return <FaultNotice fault={about.error} again={() => void about.refetch()} />;
  if (mediaType === undefined) return <Skeleton active />;
  const address = `/api/v1/files/${file.id}/content`;
  if (mediaType !== "application/pdf" && !/^image\/(png|jpeg)$/.test(mediaType))
    return <OnlyDownload name={file.name} address={address} />;
  return <Sheet name={file.name} address={address} pdf={mediaType === "application/pdf"} />;
}

function OnlyDownload(props: { readonly name: string; readonly address: string }): ReactNode {
  const { t } = useSpeech();
  return (
    <Alert
      type="info"
      title={props.name}
      description={t("此类文件不能在页面内显示，请下载查看。", "Files of this kind are not shown here; download it.")}
      action={
        <Button icon={<DownloadOutlined />} href={props.address} download={props.name}>
          {t("下载", "Download")}
        </Button>
      }
    />
  );
}

function Sheet(props: { readonly name: string; readonly address: string; readonly pdf: boolean }): ReactNode {
  const { t } = useSpeech();
  const [zoom, setZoom] = useState<Zoom>("fit");
  const [turned, setTurned] = useState(0);
  const [place, setPlace] = useState<{ page: number; of: number }>();
  const frame = useRef<HTMLDivElement>(null);
  const paper = useRef<HTMLElement>(null);
  // What "fit" comes to at the moment, told by the sheet, so that the next step of the zoom goes on from there.
  const fitted = useRef(1);

  const step = (direction: 1 | -1): void => {
    const now = zoom === "fit" ? fitted.current : zoom;
    const next = direction === 1 ? STEPS.find((one) => one > now + 0.01) : STEPS.findLast((one) => one < now - 0.01);
    if (next !== undefined) setZoom(next);
  };
  const turn = (): void => setTurned((degrees) => (degrees + 90) % 360);
  const toPage = (page: number): void =>
    paper.current?.querySelector(`[data-page="${page}"]`)?.scrollIntoView({ block: "start" });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      "+": () => step(1),
      "=": () => step(1),
      "-": () => step(-1),
      "0": () => setZoom("fit"),
      r: turn,
      R: turn,
    }[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const told = {
    address: props.address,
    name: props.name,
    zoom,
    turned,
    onFitted: (scale: number) => {
      fitted.current = scale;
    },
  };
  return (
    <div ref={frame} className="document-frame">
      <Flex gap={4} wrap align="center" className="document-tools">
        <Space.Compact>
          <Button size="small" icon={<ZoomOutOutlined />} aria-label={t("缩小", "Zoom out")} onClick={() => step(-1)} />
          <Button
            size="small"
            icon={<ColumnWidthOutlined />}
            aria-label={t("适合宽度", "Fit the width")}
            aria-pressed={zoom === "fit"}
            onClick={() => setZoom("fit")}
          />
          <Button size="small" icon={<ZoomInOutlined />} aria-label={t("放大", "Zoom in")} onClick={() => step(1)} />
          <Button size="small" icon={<RotateRightOutlined />} aria-label={t("旋转", "Turn")} onClick={turn} />
        </Space.Compact>
        {place !== undefined && place.of > 1 && (
          <Space.Compact>
            <Button size="small" disabled={place.page === 1} onClick={() => toPage(place.page - 1)}>
              {t("上一页", "Previous")}
            </Button>
            <Button size="small" disabled={place.page === place.of} onClick={() => toPage(place.page + 1)}>
              {t("下一页", "Next")}
            </Button>
          </Space.Compact>
        )}
        {place !== undefined && (
          <span className="quiet figure">
            {t(`第 ${place.page} / ${place.of} 页`, `Page ${place.page} of ${place.of}`)}
          </span>
        )}
        <Space.Compact className="document-away">
          <Button
            size="small"
            icon={<ExpandOutlined />}
            aria-label={t("全屏", "Full screen")}
            onClick={() =>
              void (document.fullscreenElement === null
                ? frame.current?.requestFullscreen()
                : document.exitFullscreen())
            }
          />
          <Button
            size="small"
            icon={<DownloadOutlined />}
            href={props.address}
            download={props.name}
            aria-label={t(`下载 ${props.name}`, `Download ${props.name}`)}
          />
        </Space.Compact>
      </Flex>
      {/* What scrolls has to be reached by the keyboard, and zooms by it. */}
      {/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex */}
      <section
        ref={paper}
        className="document-paper"
        tabIndex={0}
        aria-label={t(`文件：${props.name}`, `Document: ${props.name}`)}
        onKeyDown={onKeyDown}
      >
        <Suspense fallback={<Skeleton active paragraph={{ rows: 12 }} />}>
          {props.pdf ? <PdfPages {...told} onPlace={setPlace} /> : <PictureSheet {...told} />}
        </Suspense>
      </section>
    </div>
  );
}
