/** The kinds that a file field names (`.csv,text/csv`): endings as people know them, `CSV、XLSX`. */
export function acceptedKinds(accept: string): readonly string[] {
  return partsOf(accept).flatMap((part) => (part.startsWith(".") ? [part.slice(1).toUpperCase()] : []));
}

/** Whether a file is of a kind that the field names, by its ending or by what the browser takes it for. */
export function isAcceptedFile(accept: string, name: string, mediaType: string): boolean {
  const ending = name.toLowerCase();
  return partsOf(accept).some((part) => (part.startsWith(".") ? ending.endsWith(part) : mediaType === part));
}

function partsOf(accept: string): readonly string[] {
  return accept.split(",").map((part) => part.trim().toLowerCase());
}
