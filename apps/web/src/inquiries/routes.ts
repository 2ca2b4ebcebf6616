import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspace } from "../workspace-route.tsx";
import { inquiryFilter } from "./search.ts";

export const inquiryRoutes = [
  createRoute({
    getParentRoute: () => workspace,
    path: "/inquiries",
    validateSearch: inquiryFilter,
    component: lazyRouteComponent(() => import("./inquiries-page.tsx"), "InquiriesPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/inquiries/$id",
    component: lazyRouteComponent(() => import("./inquiry-page.tsx"), "InquiryPage"),
  }),
  createRoute({
    getParentRoute: () => workspace,
    path: "/office-contact",
    component: lazyRouteComponent(() => import("./office-contact-page.tsx"), "OfficeContactPage"),
  }),
] as const;
