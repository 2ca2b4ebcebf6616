import { createRouter } from "@tanstack/react-router";
import { admissionRoutes } from "./admissions/routes.ts";
import { applicationRoutes } from "./applications/routes.ts";
import { helpRoutes } from "./help/routes.ts";
import { catalogueRoutes } from "./catalogues/routes.ts";
import { auditRoutes } from "./audit/routes.ts";
import { proofRoutes } from "./proof/routes.ts";
import { clockRoutes } from "./clock/routes.ts";
import { administrationRoutes } from "./administration/routes.ts";
import { conductRoutes } from "./conduct/routes.ts";
import { roundRoutes } from "./rounds/routes.ts";
import { programmeRoutes } from "./programmes/routes.ts";
import { standardRoutes } from "./standards/routes.ts";
import { claimRoutes } from "./claims/routes.ts";
import { contractRoutes } from "./contracts/routes.ts";
import { enterpriseRoutes } from "./enterprises/routes.ts";
import { voucherRoutes } from "./vouchers/routes.ts";
import { confirmationRoutes } from "./confirmations/routes.ts";
import { implementationReportRoutes } from "./implementation-reports/routes.ts";
import { objectionFormRoutes } from "./objections/form-routes.ts";
import { productRoutes } from "./products/routes.ts";
import { ratingRoutes } from "./ratings/routes.ts";
import { supplierRoutes } from "./suppliers/routes.ts";
import { usageRoutes } from "./usage/routes.ts";
import { inquiryRoutes } from "./inquiries/routes.ts";
import { messageRoutes } from "./messages/routes.ts";
import { planRoutes } from "./plans/routes.ts";
import { paymentRoutes } from "./payments/routes.ts";
import { profileRoutes } from "./profile/routes.ts";
import { reviewRoutes } from "./review/routes.ts";
import { todayRoutes } from "./today/routes.ts";
import { noticeRoutes } from "./notices/routes.ts";
import { objectionRoutes } from "./objections/routes.ts";
import { settlementRoutes } from "./settlements/routes.ts";
import { calendarRoutes } from "./calendar/routes.ts";
import { cityRoutes } from "./city/routes.ts";
import { workspace } from "./workspace-route.tsx";

/** All pages of the workspaces. Each noun lists its own in its folder; a page is loaded when it is first opened. */
const tree = workspace.addChildren([
  ...todayRoutes,
  ...reviewRoutes,
  ...admissionRoutes,
  ...messageRoutes,
  ...inquiryRoutes,
  ...applicationRoutes,
  ...planRoutes,
  ...catalogueRoutes,
  ...standardRoutes,
  ...programmeRoutes,
  ...auditRoutes,
  ...proofRoutes,
  ...clockRoutes,
  ...administrationRoutes,
  ...conductRoutes,
  ...roundRoutes,
  ...profileRoutes,
  ...helpRoutes,
  ...claimRoutes,
  ...contractRoutes,
  ...enterpriseRoutes,
  ...voucherRoutes,
  ...paymentRoutes,
  ...calendarRoutes,
  ...cityRoutes,
  ...settlementRoutes,
  ...objectionRoutes,
  ...noticeRoutes,
  ...confirmationRoutes,
  ...implementationReportRoutes,
  ...productRoutes,
  ...objectionFormRoutes,
  ...ratingRoutes,
  ...supplierRoutes,
  ...usageRoutes,
]);

export const router = createRouter({
  routeTree: tree,
  basepath: "/w",
  defaultPreload: "intent",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
