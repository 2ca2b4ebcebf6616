import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";

const tabs = ["content", "reach", "diff", "minutes"] as const;
export type StandardTab = (typeof tabs)[number];

export const standardRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/standards",
    component: lazyRouteComponent(() => import("./standards-page.tsx"), "StandardsPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/standards/$id",
    validateSearch: (search: Record<string, unknown>): { tab?: StandardTab; with?: string } => {
      const tab = tabs.find((one) => one === search["tab"]);
      return {
        ...(tab === undefined ? {} : { tab }),
        ...(typeof search["with"] === "string" ? { with: search["with"] } : {}),
      };
    },
    component: lazyRouteComponent(() => import("./standard-page.tsx"), "StandardPage"),
  }),
] as const;
