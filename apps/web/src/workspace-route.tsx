import { createRootRoute } from "@tanstack/react-router";
import { NotFound, Broken } from "./ui/exceptions.tsx";
import { Shell } from "./ui/shell.tsx";

/** The one parent of all pages: the frame with menu and head. */
export const workspace = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Broken });
