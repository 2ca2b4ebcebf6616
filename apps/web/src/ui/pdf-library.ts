import { pdfjs } from "react-pdf";

const parts = `/w/pdfjs/${pdfjs.version}`;
pdfjs.GlobalWorkerOptions.workerSrc = `${parts}/pdf.worker.min.mjs`;

/** Without these, Chinese files that embed no fonts stay blank, and some scans too. */
export const options = {
  cMapUrl: `${parts}/cmaps/`,
  standardFontDataUrl: `${parts}/standard_fonts/`,
  wasmUrl: `${parts}/wasm/`,
  iccUrl: `${parts}/iccs/`,
  // A font that the file does not bring is replaced; that is nothing to warn of.
  verbosity: pdfjs.VerbosityLevel.ERRORS,
};

export { pdfjs };
