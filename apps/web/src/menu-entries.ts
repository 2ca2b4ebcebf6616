import { admissionMenu } from "./admissions/menu.ts";
import { applicationMenu } from "./applications/menu.ts";
import { catalogueMenu } from "./catalogues/menu.ts";
import { auditMenu } from "./audit/menu.ts";
import { proofMenu } from "./proof/menu.ts";
import { clockMenu } from "./clock/menu.ts";
import { administrationMenu } from "./administration/menu.ts";
import { conductMenu } from "./conduct/menu.ts";
import { roundMenu } from "./rounds/menu.ts";
import { programmeMenu } from "./programmes/menu.ts";
import { standardMenu } from "./standards/menu.ts";
import { claimMenu } from "./claims/menu.ts";
import { contractMenu } from "./contracts/menu.ts";
import { enterpriseMenu } from "./enterprises/menu.ts";
import { voucherMenu } from "./vouchers/menu.ts";
import { confirmationMenu } from "./confirmations/menu.ts";
import { implementationReportMenu } from "./implementation-reports/menu.ts";
import { productMenu } from "./products/menu.ts";
import { ratingMenu } from "./ratings/menu.ts";
import { supplierMenu } from "./suppliers/menu.ts";
import { usageMenu } from "./usage/menu.ts";
import { calendarMenu } from "./calendar/menu.ts";
import { cityMenu } from "./city/menu.ts";
import { inquiryMenu } from "./inquiries/menu.ts";
import type { MenuEntry } from "./menu.ts";
import { planMenu } from "./plans/menu.ts";
import { noticeMenu } from "./notices/menu.ts";
import { objectionMenu } from "./objections/menu.ts";
import { paymentMenu } from "./payments/menu.ts";
import { settlementMenu } from "./settlements/menu.ts";
import { reviewMenu } from "./review/menu.ts";

/** The lines of the menu, each noun's own; the shell sorts them and shows a person his. */
export const menuEntries: readonly MenuEntry[] = [
  ...reviewMenu,
  ...admissionMenu,
  // One noun in each line.
  ...applicationMenu,
  ...inquiryMenu,
  ...claimMenu,
  ...planMenu,
  ...contractMenu,
  ...enterpriseMenu,
  ...voucherMenu,
  ...settlementMenu,
  ...noticeMenu,
  ...objectionMenu,
  ...paymentMenu,
  ...calendarMenu,
  ...cityMenu,
  ...confirmationMenu,
  ...implementationReportMenu,
  ...productMenu,
  ...ratingMenu,
  ...supplierMenu,
  ...usageMenu,
  ...catalogueMenu,
  ...standardMenu,
  ...programmeMenu,
  ...auditMenu,
  ...proofMenu,
  ...clockMenu,
  ...administrationMenu,
  ...conductMenu,
  ...roundMenu,
];
