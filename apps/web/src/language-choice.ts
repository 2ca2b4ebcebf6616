import { createContext, useContext } from "react";
import type { Language } from "./speech.ts";

export const LanguageChoice = createContext<{ readonly choose: (language: Language) => void }>({
  choose: () => undefined,
});

/** Changes the language of everything on the screen. */
export function useLanguage(): { readonly choose: (language: Language) => void } {
  return useContext(LanguageChoice);
}
