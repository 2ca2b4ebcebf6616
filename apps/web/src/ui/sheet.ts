/** How a sheet is shown: `fit` fills the width, a number is a share of its own size. */
export type Zoom = "fit" | number;

/** A document as its viewer hands it to whoever can draw it. */
export interface SheetProps {
  readonly address: string;
  readonly name: string;
  readonly zoom: Zoom;
  /** In degrees, to the right. */
  readonly turned: number;
  /** Told what "fit" comes to at the moment, so that the next step of the zoom goes on from there. */
  readonly onFitted: (scale: number) => void;
}
