import type { Route } from "./platform/route.ts";
import { applicationRoutes } from "./applications/routes.ts";
import { voucherRoutes } from "./vouchers/routes.ts";
import { claimRoutes } from "./claims/routes.ts";
import { inquiryRoutes } from "./inquiries/routes.ts";
import { ratingRoutes } from "./ratings/routes.ts";
import { invoiceRoutes } from "./invoices/routes.ts";
import { apiKeyRoutes } from "./people/api-key-routes.ts";
import { cityFigureRoutes } from "./reports/city-routes.ts";
import { reportRoutes } from "./reports/routes.ts";
import { usageRoutes } from "./usage/routes.ts";
import { calendarRoutes } from "./calendar/routes.ts";
import { clockRoutes } from "./clock/routes.ts";
import { conductRoutes } from "./conduct/routes.ts";
import { contractRoutes } from "./contracts/routes.ts";
import { enterpriseRoutes } from "./enterprises/routes.ts";
import { fileRoutes } from "./files/routes.ts";
import { historyRoutes } from "./history/routes.ts";
import { messageRoutes } from "./messages/routes.ts";
import { administrationRoutes } from "./people/administration.ts";
import { ownRoutes } from "./people/own-routes.ts";
import { peopleRoutes } from "./people/routes.ts";
import { productRoutes } from "./products/routes.ts";
import { supplierRoutes } from "./suppliers/routes.ts";
import { publicCatalogueRoutes } from "./catalogues/public-routes.ts";
import { catalogueRoutes } from "./catalogues/routes.ts";
import { planRoutes } from "./plans/routes.ts";
import { publicProgrammeRoutes } from "./programmes/public-routes.ts";
import { programmeRoutes } from "./programmes/routes.ts";
import { roundRoutes } from "./rounds/routes.ts";
import { publicStandardRoutes } from "./standards/public-routes.ts";
import { standardRoutes } from "./standards/routes.ts";
import { noticeRoutes } from "./notices/routes.ts";
import { objectionRoutes } from "./objections/routes.ts";
import { officeRoutes } from "./offices/routes.ts";
import { paymentRoutes } from "./payments/routes.ts";
import { progressRoutes } from "./progress/routes.ts";
import { proofRoutes } from "./proof/routes.ts";
import { reviewRoutes } from "./reviews/routes.ts";
import { savedFilterRoutes } from "./reviews/saved-filters.ts";
import { settlementRoutes } from "./settlements/routes.ts";

/** Every operation of the API, in the order of its description. */
export const allRoutes: readonly Route[] = [
  ...peopleRoutes,
  ...ownRoutes,
  ...administrationRoutes,
  ...historyRoutes,
  ...messageRoutes,
  ...fileRoutes,
  ...calendarRoutes,
  ...clockRoutes,
  ...enterpriseRoutes,
  ...supplierRoutes,
  ...productRoutes,
  ...conductRoutes,
  ...contractRoutes,
  ...programmeRoutes,
  ...planRoutes,
  ...roundRoutes,
  ...catalogueRoutes,
  ...standardRoutes,
  ...publicProgrammeRoutes,
  ...publicCatalogueRoutes,
  ...publicStandardRoutes,
  ...applicationRoutes,
  ...voucherRoutes,
  ...invoiceRoutes,
  ...claimRoutes,
  ...usageRoutes,
  ...reportRoutes,
  ...cityFigureRoutes,
  ...reviewRoutes,
  ...savedFilterRoutes,
  ...apiKeyRoutes,
  ...settlementRoutes,
  ...noticeRoutes,
  ...objectionRoutes,
  ...paymentRoutes,
  ...progressRoutes,
  ...officeRoutes,
  ...inquiryRoutes,
  ...ratingRoutes,
  ...proofRoutes,
];
