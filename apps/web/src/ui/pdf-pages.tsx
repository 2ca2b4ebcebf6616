import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { Alert, Skeleton } from "antd";
import { Document, Page } from "react-pdf";
import "react-pdf/dist/Page/TextLayer.css";
import "react-pdf/dist/Page/AnnotationLayer.css";
import { useSpeech } from "../speech.ts";
import { options, type pdfjs } from "./pdf-library.ts";
import { useWidth } from "./width.ts";
import type { SheetProps } from "./sheet.ts";
import "./document-viewer.css";

type Loaded = Awaited<ReturnType<typeof pdfjs.getDocument>["promise"]>;

/** A PDF, one page below the other; only those near the place one reads are drawn. */
export function PdfPages(
  props: SheetProps & { readonly onPlace: (place: { page: number; of: number }) => void },
): ReactNode {
  const { t } = useSpeech();
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const [sizes, setSizes] = useState<readonly { width: number; height: number; rotate: number }[]>();
  const first = sizes?.[0];
  const { onFitted, onPlace } = props;
  const fit = first === undefined || width === 0 ? 1 : width / turnedSize(first, props.turned).width;
  useEffect(() => onFitted(fit), [fit, onFitted]);
  const scale = props.zoom === "fit" ? fit : props.zoom;
  const near = usePagesNear(place, sizes?.length ?? 0, onPlace);
  const broken = (
    <Alert type="error" title={t("文件未能打开，请下载查看。", "The document cannot be opened here; download it.")} />
  );
  const opening = <Skeleton active paragraph={{ rows: 12 }} />;
  return (
    <div ref={place} className="pdf">
      <Document
        file={props.address}
        options={options}
        loading={opening}
        error={broken}
        noData={broken}
        externalLinkTarget="_blank"
        onLoadSuccess={(pdf) => void sizesOf(pdf).then(setSizes)}
        onPassword={() => undefined}
      >
        {sizes === undefined || width === 0
          ? opening
          : sizes.map((size, index) => {
              const page = index + 1;
              const shown = turnedSize(size, props.turned);
              return (
                <div
                  key={page}
                  data-page={page}
                  className="pdf-page"
                  style={{ width: shown.width * scale, height: shown.height * scale }}
                >
                  {near.has(page) && (
                    <Page
                      pageNumber={page}
                      scale={scale}
                      rotate={(size.rotate + props.turned) % 360}
                      loading=""
                      error={broken}
                    />
                  )}
                </div>
              );
            })}
      </Document>
    </div>
  );
}

/** The sizes of all pages as they lie; a page is drawn later, its room is kept at once. */
async function sizesOf(pdf: Loaded): Promise<{ width: number; height: number; rotate: number }[]> {
  return await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const page = await pdf.getPage(index + 1);
      const { width, height } = page.getViewport({ scale: 1 });
      return { width, height, rotate: page.rotate };
    }),
  );
}

function turnedSize(size: { width: number; height: number }, turned: number): { width: number; height: number } {
  return turned % 180 === 0 ? size : { width: size.height, height: size.width };
}

/** The pages in sight and one screen around them; tells which of them one reads. */
function usePagesNear(
  place: { readonly current: HTMLDivElement | null },
  count: number,
  onPlace: (place: { page: number; of: number }) => void,
): ReadonlySet<number> {
  const [near, setNear] = useState<ReadonlySet<number>>(() => new Set([1]));
  const told = useRef(onPlace);
  useEffect(() => {
    told.current = onPlace;
  });
  const pages = useMemo(() => Array.from({ length: count }, (_, index) => index + 1), [count]);
  useEffect(() => {
    const paper = place.current?.closest<HTMLElement>(".document-paper");
    if (paper == null || pages.length === 0) return undefined;
    const look = (): void => {
      const { top, bottom, height } = paper.getBoundingClientRect();
      const seen = new Set<number>();
      let reading = 1;
      for (const page of pages) {
        const sheet = paper.querySelector(`[data-page="${page}"]`)?.getBoundingClientRect();
        if (sheet === undefined) continue;
        if (sheet.bottom > top - height && sheet.top < bottom + height) seen.add(page);
        if (sheet.top <= top + height / 3) reading = page;
      }
      setNear((before) => (before.size === seen.size && [...seen].every((page) => before.has(page)) ? before : seen));
      told.current({ page: reading, of: pages.length });
    };
    look();
    const watcher = new ResizeObserver(look);
    watcher.observe(paper);
    if (place.current !== null) watcher.observe(place.current);
    paper.addEventListener("scroll", look, { passive: true });
    return () => {
      watcher.disconnect();
      paper.removeEventListener("scroll", look);
    };
  }, [place, pages]);
  return near;
}
