import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";

const tabs = ["progress", "allotments", "moves", "steps"] as const;
const measures = ["reached", "capacity", "cash", "days", "overdue", "carried"] as const;
export type PlanTab = (typeof tabs)[number];
export type PlanMeasure = (typeof measures)[number];

export const planRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/plans",
    component: lazyRouteComponent(() => import("./plans-page.tsx"), "PlansPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/plans/$id",
    validateSearch: (search: Record<string, unknown>): { tab?: PlanTab; measure?: PlanMeasure } => {
      const tab = tabs.find((one) => one === search["tab"]);
      const measure = measures.find((one) => one === search["measure"]);
      return { ...(tab === undefined ? {} : { tab }), ...(measure === undefined ? {} : { measure }) };
    },
    component: lazyRouteComponent(() => import("./plan-page.tsx"), "PlanPage"),
  }),
] as const;
