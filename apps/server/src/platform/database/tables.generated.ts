// Written by `npm run generate` from the migrations. Change the schema with a new migration, not here.
import type { CalendarDate, Instant } from "@yunquan/core/time.ts";
import type { Generated, GeneratedAlways } from "kysely";

/** What a jsonb column holds: anything but null, to be read through a schema. */
export type Json = NonNullable<unknown>;

export interface Tables {
  allotment: AllotmentTable;
  apiKey: ApiKeyTable;
  application: ApplicationTable;
  applicationPause: ApplicationPauseTable;
  bankResult: BankResultTable;
  businessClock: BusinessClockTable;
  caseCount: CaseCountTable;
  catalogue: CatalogueTable;
  claim: ClaimTable;
  claimEvidence: ClaimEvidenceTable;
  conductRecord: ConductRecordTable;
  contract: ContractTable;
  contractAnnex: ContractAnnexTable;
  documentCounter: DocumentCounterTable;
  edition: EditionTable;
  enterprise: EnterpriseTable;
  enterpriseYear: EnterpriseYearTable;
  evaluation: EvaluationTable;
  feeLine: FeeLineTable;
  file: FileTable;
  history: HistoryTable;
  idempotencyKey: IdempotencyKeyTable;
  implementationMark: ImplementationMarkTable;
  implementationReport: ImplementationReportTable;
  installation: InstallationTable;
  invoice: InvoiceTable;
  invoiceSplit: InvoiceSplitTable;
  ledgerAccount: LedgerAccountTable;
  ledgerTransfer: LedgerTransferTable;
  lineCounter: LineCounterTable;
  linePosition: LinePositionTable;
  membership: MembershipTable;
  message: MessageTable;
  notice: NoticeTable;
  objection: ObjectionTable;
  organisation: OrganisationTable;
  panelMinute: PanelMinuteTable;
  paymentAccount: PaymentAccountTable;
  paymentBatch: PaymentBatchTable;
  paymentLine: PaymentLineTable;
  person: PersonTable;
  plan: PlanTable;
  product: ProductTable;
  programme: ProgrammeTable;
  proofRun: ProofRunTable;
  refusedAttempt: RefusedAttemptTable;
  resourcePoolMember: ResourcePoolMemberTable;
  round: RoundTable;
  service: ServiceTable;
  session: SessionTable;
  settlement: SettlementTable;
  settlementLine: SettlementLineTable;
  settlementPeriod: SettlementPeriodTable;
  standard: StandardTable;
  standardAmount: StandardAmountTable;
  standardThreshold: StandardThresholdTable;
  standardTier: StandardTierTable;
  supplier: SupplierTable;
  suspenseLine: SuspenseLineTable;
  usageDay: UsageDayTable;
  usageDelivery: UsageDeliveryTable;
  voucher: VoucherTable;
  workCalendarYear: WorkCalendarYearTable;
}

export interface AllotmentTable {
  id: string;
  planId: string;
  cityCode: string;
  amountFen: number;
  pilotReserveFen: Generated<number>;
  targetEnterprises: number;
  reserveFixedAt: Instant | null;
  version: Generated<number>;
}

export interface ApiKeyTable {
  id: string;
  organisationId: string;
  name: string;
  secretHash: Uint8Array;
  createdBy: string;
  createdAt: Instant;
  endedAt: Instant | null;
}

export interface ApplicationTable {
  id: string;
  number: string;
  programmeId: string;
  planId: string;
  roundId: string;
  editionId: string;
  standardId: string | null;
  cityCode: string;
  enterpriseId: string;
  supplierId: string;
  contractId: string;
  productId: string | null;
  serviceCode: string;
  exclusionGroup: string | null;
  tier: string | null;
  status: "draft" | "waiting" | "submitted" | "supplier-confirmed" | "reviewed" | "issued" | "returned" | "disputed" | "rejected" | "withdrawn" | "lapsed";
  eligibleFeeFen: number | null;
  faceValueFen: number | null;
  waterfall: Generated<Json>;
  findings: Generated<Json>;
  checklist: Generated<Json>;
  recommendation: string | null;
  position: number | null;
  promised: Generated<boolean>;
  createdBy: string;
  createdAt: Instant;
  firstSubmittedAt: Instant | null;
  submittedAt: Instant | null;
  promotedAt: Instant | null;
  clockStartedAt: Instant | null;
  dueAt: Instant | null;
  overdueAt: Instant | null;
  supplierDueAt: Instant | null;
  supplierFinalAt: Instant | null;
  returnDueAt: Instant | null;
  confirmedAt: Instant | null;
  reviewedBy: string | null;
  decidedBy: string | null;
  decidedAt: Instant | null;
  capacityTransferId: string | null;
  capTransferId: string | null;
  ceilingTransferId: string | null;
  version: Generated<number>;
}

export interface ApplicationPauseTable {
  applicationId: string;
  number: number;
  startsAt: Instant;
  endsAt: Instant | null;
  cause: "waiting" | "returned" | "disputed";
}

export interface BankResultTable {
  id: string;
  batchId: string;
  fileId: string;
  sha256: string;
  importedBy: string;
  importedAt: Instant;
  paidLines: number;
  failedLines: number;
  suspenseLines: number;
}

export interface BusinessClockTable {
  id: Generated<number>;
  offsetMs: Generated<number>;
  version: Generated<number>;
}

export interface CaseCountTable {
  noun: string;
  programmeId: string;
  cityCode: string;
  status: string;
  cases: Generated<number>;
}

export interface CatalogueTable {
  id: string;
  programmeId: string;
  number: number;
  titleZh: string;
  titleEn: string;
  status: "draft" | "confirmed" | "published" | "superseded";
  sourceFileId: string | null;
  publishedAt: Instant | null;
  supersededAt: Instant | null;
  createdAt: Instant;
  version: Generated<number>;
}

export interface ClaimTable {
  id: string;
  number: string;
  programmeId: string;
  planId: string;
  editionId: string;
  cityCode: string;
  voucherId: string;
  contractId: string;
  enterpriseId: string;
  supplierId: string;
  serviceCode: string;
  status: "draft" | "submitted" | "supplier-confirmed" | "evaluated" | "reviewed" | "approved" | "listed" | "noticed" | "payable" | "sent" | "failed" | "paid" | "disputed" | "returned" | "rejected" | "withdrawn" | "deferred" | "held" | "recovering";
  mark: "complete" | "incomplete" | "insufficient" | null;
  reportId: string | null;
  amountFen: number | null;
  position: number | null;
  carriedFrom: Generated<number>;
  paymentTotalFen: number | null;
  acceptedOn: CalendarDate | null;
  implementedOn: CalendarDate | null;
  findings: Generated<Json>;
  checklist: Generated<Json>;
  createdBy: string;
  createdAt: Instant;
  submittedAt: Instant | null;
  dueAt: Instant | null;
  overdueAt: Instant | null;
  supplierDueAt: Instant | null;
  returnDueAt: Instant | null;
  confirmedAt: Instant | null;
  confirmedInPlace: Generated<boolean>;
  reviewedBy: string | null;
  decidedBy: string | null;
  decidedAt: Instant | null;
  deferredReason: string | null;
  cashTransferId: string | null;
  paidAt: Instant | null;
  version: Generated<number>;
}

export interface ClaimEvidenceTable {
  id: string;
  claimId: string;
  kind: "payment-proof" | "acceptance-report" | "other";
  fileId: string;
  amountFen: number | null;
  occurredOn: CalendarDate | null;
  note: Generated<string>;
  addedAt: Instant;
}

export interface ConductRecordTable {
  id: string;
  organisationId: string;
  kind: "flag" | "suspension" | "reinstatement" | "revocation" | "award";
  reason: string;
  startsAt: Instant;
  endsAt: Instant | null;
  enteredBy: string | null;
  enteredAt: Instant;
}

export interface ContractTable {
  id: string;
  programmeId: string;
  enterpriseId: string;
  supplierId: string;
  status: "draft" | "locked";
  number: string;
  title: string;
  signedOn: CalendarDate;
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  totalFen: number;
  statesEligibleFee: boolean;
  implementationDivision: string;
  implementationAddress: string;
  fileId: string | null;
  createdAt: Instant;
  lockedAt: Instant | null;
  version: Generated<number>;
}

export interface ContractAnnexTable {
  id: string;
  contractId: string;
  signedOn: CalendarDate;
  fileId: string;
  addedAt: Instant;
  addedBy: string;
}

export interface DocumentCounterTable {
  series: string;
  lastNumber: number;
}

export interface EditionTable {
  id: string;
  programmeId: string;
  number: number;
  titleZh: string;
  titleEn: string;
  publishedOn: CalendarDate;
  inForceFrom: Instant;
  parameters: Json;
  sample: boolean;
}

export interface EnterpriseTable {
  id: string;
  status: "draft" | "submitted" | "certified" | "returned";
  creditCode: string;
  name: string;
  entityType: "legal-person" | "branch" | "partnership" | "sole-proprietor" | "other";
  legalPerson: string;
  registeredDivision: string;
  cityCode: string | null;
  industryCode: string;
  establishedOn: CalendarDate;
  address: string;
  contactName: string;
  contactPhone: string;
  promiseAcceptedAt: Instant | null;
  findings: Generated<Json>;
  certifiedAt: Instant | null;
  reviewedBy: string | null;
  dueAt: Instant | null;
  createdAt: Instant;
  version: Generated<number>;
}

export interface EnterpriseYearTable {
  enterpriseId: string;
  year: number;
  revenueFen: number;
  staff: number;
  sizeClass: "large" | "medium" | "small" | "micro";
  fileId: string | null;
  certifiedAt: Instant | null;
  certifiedBy: string | null;
  declaredAt: Instant;
}

export interface EvaluationTable {
  id: string;
  claimId: string;
  voucherId: string;
  outcome: "complete" | "incomplete" | "insufficient";
  findings: Json;
  thresholds: Json;
  windowFrom: CalendarDate;
  windowTo: CalendarDate;
  evaluatedAt: Instant;
}

export interface FeeLineTable {
  id: string;
  contractId: string;
  number: number;
  serviceCode: string;
  productId: string | null;
  category: string;
  description: string;
  amountFen: number;
  eligible: boolean;
}

export interface FileTable {
  id: string;
  organisationId: string;
  purpose: string;
  name: string;
  kind: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
  uploadedBy: string | null;
  storedAt: Instant;
}

export interface HistoryTable {
  seq: GeneratedAlways<number>;
  at: Instant;
  actorKind: "person" | "system";
  personId: string | null;
  organisationId: string | null;
  role: string;
  objectType: string;
  objectId: string;
  action: string;
  fromStatus: string | null;
  toStatus: string | null;
  deciding: Generated<boolean>;
  reason: string | null;
  facts: Generated<Json>;
  editionId: string | null;
  requestId: string;
}

export interface IdempotencyKeyTable {
  scope: string;
  operation: string;
  key: string;
  contentHash: string;
  statusCode: number | null;
  answer: Json | null;
  createdAt: Instant;
}

export interface ImplementationMarkTable {
  reportId: string;
  claimId: string;
  evaluationId: string;
  mark: "complete" | "incomplete" | "insufficient";
  findings: Json;
}

export interface ImplementationReportTable {
  id: string;
  number: string;
  programmeId: string;
  cityCode: string;
  status: "draft" | "frozen";
  cutOffAt: Instant;
  frozenAt: Instant | null;
  claims: Generated<number>;
  sha256: string | null;
  version: Generated<number>;
}

export interface InstallationTable {
  key: string;
  value: string;
  setAt: Generated<Instant>;
}

export interface InvoiceTable {
  id: string;
  key: string;
  contractId: string;
  enterpriseId: string;
  kind: "old" | "digital";
  code: string | null;
  number: string;
  issuedOn: CalendarDate;
  totalFen: number;
  sellerName: string;
  sellerCode: string | null;
  buyerName: string;
  buyerCode: string | null;
  fileId: string;
  readFromFile: Generated<boolean>;
  enteredBy: string;
  enteredAt: Instant;
  lockedAt: Instant | null;
}

export interface InvoiceSplitTable {
  invoiceId: string;
  feeLineId: string;
  amountFen: number;
}

export interface LedgerAccountTable {
  id: string;
  kind: "capacity" | "cash" | "annual-cap" | "ceiling" | "matching";
  programmeId: string;
  planId: string | null;
  cityCode: string | null;
  enterpriseId: string | null;
  supplierId: string | null;
  year: number | null;
  grantedFen: Generated<number>;
  reservedFen: Generated<number>;
  postedFen: Generated<number>;
  lastSeq: Generated<number>;
}

export interface LedgerTransferTable {
  id: string;
  seq: GeneratedAlways<number>;
  accountId: string;
  kind: "grant" | "withdraw" | "reserve" | "post" | "void" | "expire" | "release";
  debit: "source" | "available" | "reserved" | "posted";
  credit: "source" | "available" | "reserved" | "posted";
  amountFen: number;
  pendingId: string | null;
  objectType: string;
  objectId: string;
  at: Instant;
  requestId: string;
  reason: string | null;
}

export interface LineCounterTable {
  programmeId: string;
  cityCode: string;
  kind: "application" | "claim";
  lastNumber: Generated<number>;
  lastAt: Instant | null;
}

export interface LinePositionTable {
  programmeId: string;
  cityCode: string;
  kind: "application" | "claim";
  number: number;
  objectId: string;
  givenAt: Instant;
  voidAt: Instant | null;
  voidReason: string | null;
}

export interface MembershipTable {
  id: string;
  personId: string;
  organisationId: string;
  role: string;
  grantedAt: Instant;
  endedAt: Instant | null;
}

export interface MessageTable {
  id: string;
  organisationId: string;
  role: string | null;
  kind: string;
  objectType: string | null;
  objectId: string | null;
  textZh: string;
  textEn: string;
  sentAt: Instant;
  readAt: Instant | null;
}

export interface NoticeTable {
  id: string;
  settlementId: string;
  number: string;
  days: number;
  publishedAt: Instant;
  ownSiteUrl: string | null;
  ownSiteOn: CalendarDate | null;
  endsAt: Instant;
  publishedBy: string;
  version: Generated<number>;
}

export interface ObjectionTable {
  id: string;
  number: string;
  settlementId: string;
  lineId: string | null;
  claimId: string | null;
  kind: "line" | "omission";
  status: "filed" | "admitted" | "inadmissible" | "upheld" | "dismissed" | "withdrawn";
  cityCode: string;
  organisationId: string;
  text: string;
  fileIds: Generated<string[]>;
  filedBy: string;
  filedAt: Instant;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: Instant | null;
  decidedBy: string | null;
  decidedAt: Instant | null;
  changedAmountFen: number | null;
  version: Generated<number>;
}

export interface OrganisationTable {
  id: string;
  kind: "enterprise" | "supplier" | "city-bureau" | "city-finance" | "province" | "expert-panel" | "operator" | "administration";
  nameZh: string;
  nameEn: string | null;
  creditCode: string | null;
  cityCode: string | null;
  createdAt: Instant;
}

export interface PanelMinuteTable {
  id: string;
  objectType: "catalogue" | "standard";
  objectId: string;
  number: string;
  heldOn: CalendarDate;
  members: string[];
  votesFor: number;
  votesAgainst: number;
  fileId: string;
  enteredBy: string;
  enteredAt: Instant;
}

export interface PaymentAccountTable {
  id: string;
  enterpriseId: string;
  status: "proposed" | "active" | "replaced" | "refused";
  accountName: string;
  bankName: string;
  bankCode: string;
  accountNumber: string;
  proposedBy: string;
  proposedAt: Instant;
  decidedBy: string | null;
  decidedAt: Instant | null;
}

export interface PaymentBatchTable {
  id: string;
  number: string;
  programmeId: string;
  settlementId: string;
  cityCode: string;
  status: "drafted" | "released" | "refused" | "sent" | "partly-reconciled" | "reconciled";
  lines: number;
  totalFen: number;
  fileId: string | null;
  draftedBy: string;
  draftedAt: Instant;
  releasedBy: string | null;
  releasedAt: Instant | null;
  sentAt: Instant | null;
  reconciledAt: Instant | null;
  refusedReason: string | null;
  version: Generated<number>;
}

export interface PaymentLineTable {
  id: string;
  lineNumber: string;
  batchId: string;
  claimId: string;
  settlementLineId: string;
  enterpriseId: string;
  paymentAccountId: string;
  attempt: number;
  status: "drafted" | "sent" | "paid" | "failed" | "refused";
  amountFen: number;
  bankReference: string | null;
  failureReason: string | null;
  resultOn: CalendarDate | null;
  resultAt: Instant | null;
}

export interface PersonTable {
  id: string;
  name: string;
  loginName: string;
  passwordHash: string;
  phone: string | null;
  email: string | null;
  demo: Generated<boolean>;
  failedSignIns: Generated<number>;
  lockedUntil: Instant | null;
  disabledAt: Instant | null;
  createdAt: Instant;
  version: Generated<number>;
}

export interface PlanTable {
  id: string;
  programmeId: string;
  year: number;
  status: "draft" | "published" | "closed";
  budgetFen: number;
  targetEnterprises: number;
  publishedAt: Instant | null;
  closedAt: Instant | null;
  version: Generated<number>;
}

export interface ProductTable {
  id: string;
  programmeId: string;
  supplierId: string;
  serviceCode: string;
  nameZh: string;
  nameEn: Generated<string>;
  description: Generated<string>;
  priceFen: number;
  priceUnit: string;
  status: "draft" | "listed" | "withdrawn";
  listedAt: Instant | null;
  version: Generated<number>;
}

export interface ProgrammeTable {
  id: string;
  code: string;
  nameZh: string;
  nameEn: string;
  createdAt: Instant;
}

export interface ProofRunTable {
  id: string;
  ranAt: Instant;
  outcome: "clean" | "differences";
  checks: Json;
}

export interface RefusedAttemptTable {
  seq: GeneratedAlways<number>;
  at: Instant;
  personId: string | null;
  organisationId: string | null;
  operation: string;
  objectId: string | null;
  code: string;
  facts: Generated<Json>;
  requestId: string;
}

export interface ResourcePoolMemberTable {
  creditCode: string;
  name: string;
  listedOn: CalendarDate;
}

export interface RoundTable {
  id: string;
  programmeId: string;
  planId: string;
  nameZh: string;
  nameEn: string;
  status: "draft" | "announced" | "open" | "closed";
  announcedAt: Instant | null;
  opensAt: Instant;
  closesAt: Instant;
  version: Generated<number>;
}

export interface ServiceTable {
  id: string;
  catalogueId: string;
  code: string;
  nameZh: string;
  nameEn: string;
  segments: string[];
  kind: "saas" | "app" | "cloud-resource" | "platform";
  stage: "digitised" | "experience" | "data-driven";
  productionFocus: boolean;
  exclusionGroup: string | null;
  descriptionZh: Generated<string>;
  descriptionEn: Generated<string>;
  pinyin: Generated<string>;
  ordinal: number;
}

export interface SessionTable {
  id: string;
  tokenHash: Uint8Array;
  personId: string;
  organisationId: string | null;
  createdAt: Instant;
  lastSeenAt: Instant;
  expiresAt: Instant;
  endedAt: Instant | null;
}

export interface SettlementTable {
  id: string;
  number: string;
  programmeId: string;
  settlementPeriodId: string;
  planId: string;
  cityCode: string;
  kind: "main" | "supplementary";
  status: "draft" | "frozen" | "noticed" | "closed" | "dropped";
  cashAvailableFen: number | null;
  fundedFen: Generated<number>;
  fundedLines: Generated<number>;
  carriedFen: Generated<number>;
  carriedLines: Generated<number>;
  assembledBy: string;
  assembledAt: Instant;
  frozenBy: string | null;
  frozenAt: Instant | null;
  sha256: string | null;
  closedAt: Instant | null;
  version: Generated<number>;
}

export interface SettlementLineTable {
  id: string;
  settlementId: string;
  ordinal: number;
  claimId: string;
  position: number;
  carriedOver: boolean;
  outcome: "funded" | "carried" | "deferred" | "left-out";
  amountFen: number;
  runningFen: number;
  reason: string | null;
  fallenAt: Instant | null;
  fallenReason: string | null;
  noticeEndsAt: Instant | null;
}

export interface SettlementPeriodTable {
  id: string;
  programmeId: string;
  planId: string;
  number: number;
  nameZh: string;
  nameEn: string;
  status: "draft" | "announced" | "open" | "closed";
  announcedAt: Instant | null;
  opensAt: Instant;
  deadlineAt: Instant;
  version: Generated<number>;
}

export interface StandardTable {
  id: string;
  programmeId: string;
  planId: string;
  catalogueId: string;
  number: number;
  titleZh: string;
  titleEn: string;
  status: "draft" | "confirmed" | "published" | "superseded";
  sourceFileId: string | null;
  sample: boolean;
  publishedAt: Instant | null;
  supersededAt: Instant | null;
  createdAt: Instant;
  version: Generated<number>;
}

export interface StandardAmountTable {
  standardId: string;
  serviceCode: string;
  tier: string;
  formula: "fixed" | "ratio";
  amountFen: number | null;
  ratioBp: number | null;
  capFen: number | null;
}

export interface StandardThresholdTable {
  standardId: string;
  serviceCode: string;
  windowDays: number;
  activeDaysMin: number;
  usersMin: number;
  operatorRequired: boolean;
}

export interface StandardTierTable {
  standardId: string;
  tier: string;
  nameZh: string;
  nameEn: string;
  revenueFromFen: number;
  revenueBelowFen: number | null;
  staffFrom: number | null;
  annualCapFen: number;
  ordinal: number;
}

export interface SupplierTable {
  id: string;
  status: "draft" | "submitted" | "admitted" | "returned" | "rejected";
  creditCode: string;
  name: string;
  registeredDivision: string;
  legalPerson: string;
  contactName: string;
  contactPhone: string;
  address: string;
  introduction: Generated<string>;
  route: "province" | "resource-pool";
  admittedAt: Instant | null;
  reviewedBy: string | null;
  suspendedAt: Instant | null;
  revokedAt: Instant | null;
  createdAt: Instant;
  version: Generated<number>;
}

export interface SuspenseLineTable {
  id: string;
  bankResultId: string;
  rowNumber: number;
  cause: "unknown-line" | "repeated" | "other-amount" | "other-state";
  content: Json;
  resolvedAt: Instant | null;
  resolvedBy: string | null;
  resolution: string | null;
}

export interface UsageDayTable {
  voucherId: string;
  source: "operator" | "interface";
  usedOn: CalendarDate;
  activeUsers: number;
  loginCount: number;
  deviceCount: Generated<number>;
  onlineMinutes: Generated<number>;
  deliveryId: string;
  receivedAt: Instant;
}

export interface UsageDeliveryTable {
  id: string;
  supplierId: string;
  channel: "file" | "api";
  fileId: string | null;
  receivedAt: Instant;
  acceptedRows: number;
  repeatedRows: number;
  refusedRows: number;
  refusals: Generated<Json>;
}

export interface VoucherTable {
  id: string;
  code: string;
  applicationId: string;
  programmeId: string;
  planId: string;
  cityCode: string;
  enterpriseId: string;
  supplierId: string;
  contractId: string;
  serviceCode: string;
  standardId: string;
  editionId: string;
  tier: string;
  status: "issued" | "claimed" | "redeemed" | "expired" | "surrendered" | "frozen" | "revoked" | "recovering" | "recovered";
  faceValueFen: number;
  eligibleFeeFen: number;
  issuedAt: Instant;
  lastClaimAt: Instant;
  remindedAt: Instant | null;
  certificateFileId: string;
  capacityTransferId: string;
  capTransferId: string;
  ceilingTransferId: string | null;
  version: Generated<number>;
}

export interface WorkCalendarYearTable {
  year: number;
  offDays: CalendarDate[];
  makeUpDays: CalendarDate[];
  sample: boolean;
  source: string;
  loadedAt: Instant;
  loadedBy: string | null;
}
