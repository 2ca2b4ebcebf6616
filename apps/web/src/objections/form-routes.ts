import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";

const text = (value: unknown): value is string => typeof value === "string" && value !== "";

/** The form of the parties; the list and the page of an objection are everybody's. */
export const objectionFormRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/objections/new",
    validateSearch: (search): { notice?: string; line?: string } => ({
      ...(text(search["notice"]) ? { notice: search["notice"] } : {}),
      ...(text(search["line"]) ? { line: search["line"] } : {}),
    }),
    component: lazyRouteComponent(() => import("./objection-form-page.tsx"), "ObjectionFormPage"),
  }),
] as const;
