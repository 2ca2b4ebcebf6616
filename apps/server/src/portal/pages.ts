import { accessibilityPage } from "./accessibility-page.ts";
import { announcementsPage } from "./announcements-page.ts";
import { calculatorPage } from "./calculator-page.ts";
import { calendarPage } from "./calendar-page.ts";
import { cataloguePages } from "./catalogue-page.ts";
import { contactPage } from "./contact-page.ts";
import { dataPage } from "./data-page.ts";
import { eligibilityPage } from "./eligibility-page.ts";
import { figuresPage } from "./figures-page.ts";
import { homePage } from "./home-page.ts";
import { noticeEmbedPage, noticePage } from "./notice-page.ts";
import { noticesPage } from "./notices-page.ts";
import type { PublicPage } from "./page.ts";
import { editionsPage, policiesPage } from "./policies-page.ts";
import { programmePage } from "./programme-page.ts";
import { servicePage } from "./service-page.ts";
import { sitemapPage } from "./sitemap-page.ts";
import { supplierPage, suppliersPage } from "./suppliers-page.ts";
import { verifyPages } from "./verify-page.ts";
import { versionsPage } from "./versions-page.ts";

/** The pages for everybody, by address. */
export const publicPages: readonly PublicPage[] = [
  homePage,
  programmePage,
  figuresPage,
  ...cataloguePages,
  servicePage,
  versionsPage,
  suppliersPage,
  supplierPage,
  noticesPage,
  announcementsPage,
  noticePage,
  noticeEmbedPage,
  ...verifyPages,
  policiesPage,
  editionsPage,
  calendarPage,
  eligibilityPage,
  calculatorPage,
  contactPage,
  dataPage,
  accessibilityPage,
  sitemapPage,
];
