// Written by `npm run generate` from the migrations. Change the schema with a new migration, not here.
import type { Id } from "@yunquan/core/ids.ts";
import type { Fen } from "@yunquan/core/money.ts";
import type { CalendarDate, Instant } from "@yunquan/core/time.ts";
import type { Generated, GeneratedAlways } from "kysely";

/** What a jsonb column holds: anything but null, to be read through a schema. */
export type Json = NonNullable<unknown>;

export interface Tables {
  allotment: AllotmentTable;
  allotmentMove: AllotmentMoveTable;
  apiKey: ApiKeyTable;
  application: ApplicationTable;
  applicationPause: ApplicationPauseTable;
  bankResult: BankResultTable;
  businessClock: BusinessClockTable;
  caseAssignee: CaseAssigneeTable;
  caseCount: CaseCountTable;
  catalogue: CatalogueTable;
  claim: ClaimTable;
  claimEvidence: ClaimEvidenceTable;
  claimInLine: ClaimInLineTable;
  claimOnList: ClaimOnListTable;
  claimShort: ClaimShortTable;
  conductRecord: ConductRecordTable;
  contract: ContractTable;
  contractAnnex: ContractAnnexTable;
  documentCounter: DocumentCounterTable;
  edition: EditionTable;
  enterprise: EnterpriseTable;
  enterpriseSearch: EnterpriseSearchTable;
  enterpriseYear: EnterpriseYearTable;
  evaluation: EvaluationTable;
  feeLine: FeeLineTable;
  file: FileTable;
  history: HistoryTable;
  idempotencyKey: IdempotencyKeyTable;
  implementationMark: ImplementationMarkTable;
  implementationReport: ImplementationReportTable;
  inquiry: InquiryTable;
  installation: InstallationTable;
  invoice: InvoiceTable;
  invoiceSplit: InvoiceSplitTable;
  ledgerAccount: LedgerAccountTable;
  ledgerDivided: LedgerDividedTable;
  ledgerTransfer: LedgerTransferTable;
  lineAtPlace: LineAtPlaceTable;
  lineCounter: LineCounterTable;
  linePosition: LinePositionTable;
  lineSum: LineSumTable;
  listedPlaces: ListedPlacesTable;
  livingLine: LivingLineTable;
  membership: MembershipTable;
  message: MessageTable;
  notice: NoticeTable;
  objection: ObjectionTable;
  officeContact: OfficeContactTable;
  organisation: OrganisationTable;
  panelMinute: PanelMinuteTable;
  paymentAccount: PaymentAccountTable;
  paymentBatch: PaymentBatchTable;
  paymentLine: PaymentLineTable;
  person: PersonTable;
  plan: PlanTable;
  postponedWrite: PostponedWriteTable;
  preparedDraft: PreparedDraftTable;
  product: ProductTable;
  programme: ProgrammeTable;
  proofRun: ProofRunTable;
  publishedRevision: PublishedRevisionTable;
  refusedAttempt: RefusedAttemptTable;
  resourcePoolMember: ResourcePoolMemberTable;
  round: RoundTable;
  savedFilter: SavedFilterTable;
  service: ServiceTable;
  serviceRating: ServiceRatingTable;
  session: SessionTable;
  settlement: SettlementTable;
  settlementBlock: SettlementBlockTable;
  settlementLine: SettlementLineTable;
  settlementLineChange: SettlementLineChangeTable;
  settlementPeriod: SettlementPeriodTable;
  standard: StandardTable;
  standardAmount: StandardAmountTable;
  standardThreshold: StandardThresholdTable;
  standardTier: StandardTierTable;
  supplier: SupplierTable;
  suspenseLine: SuspenseLineTable;
  suspenseOutcome: SuspenseOutcomeTable;
  usageDay: UsageDayTable;
  usageDayChange: UsageDayChangeTable;
  usageDelivery: UsageDeliveryTable;
  usageEvent: UsageEventTable;
  usageEventKey: UsageEventKeyTable;
  usageEventPartition: UsageEventPartitionTable;
  usageNonce: UsageNonceTable;
  usageSigningKey: UsageSigningKeyTable;
  voucher: VoucherTable;
  wording: WordingTable;
  workCalendarYear: WorkCalendarYearTable;
}

export interface AllotmentTable {
  id: Id;
  planId: Id;
  cityCode: string;
  amountFen: Fen;
  pilotReserveFen: Generated<Fen>;
  targetEnterprises: number;
  version: Generated<number>;
  pilotCommittedFen: Generated<Fen>;
  carriedInFen: Generated<Fen>;
  reserveReleasedAt: Instant | null;
}

export interface AllotmentMoveTable {
  id: Id;
  planId: Id;
  kind: "allotment" | "cash";
  fromCityCode: string;
  toCityCode: string;
  amountFen: Fen;
  reason: string;
  movedBy: Id;
  movedAt: Instant;
}

export interface ApiKeyTable {
  id: Id;
  organisationId: Id;
  name: string;
  secretHash: Uint8Array;
  createdBy: Id;
  createdAt: Instant;
  endedAt: Instant | null;
}

export interface ApplicationTable {
  id: Id;
  number: string;
  programmeId: Id;
  planId: Id | null;
  roundId: Id | null;
  editionId: Id | null;
  standardId: Id | null;
  cityCode: string;
  enterpriseId: Id;
  supplierId: Id;
  contractId: Id;
  productId: Id | null;
  serviceCode: string | null;
  exclusionGroup: string | null;
  tier: string | null;
  status: "draft" | "waiting" | "submitted" | "supplier-confirmed" | "reviewed" | "issued" | "returned" | "disputed" | "rejected" | "withdrawn" | "lapsed";
  eligibleFeeFen: Fen | null;
  faceValueFen: Fen | null;
  waterfall: Generated<Json>;
  findings: Generated<Json>;
  checklist: Generated<Json>;
  recommendation: string | null;
  position: number | null;
  promised: Generated<boolean>;
  createdBy: Id;
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
  reviewedBy: Id | null;
  decidedBy: Id | null;
  decidedAt: Instant | null;
  capacityTransferId: Id | null;
  capTransferId: Id | null;
  ceilingTransferId: Id | null;
  version: Generated<number>;
  inPlaceReason: string | null;
  inPlaceFileIds: Generated<Id[]>;
  supplierRemindedAt: Instant | null;
  postponedId: Id | null;
  judgedVersion: number | null;
}

export interface ApplicationPauseTable {
  applicationId: Id;
  number: number;
  startsAt: Instant;
  endsAt: Instant | null;
  cause: "waiting" | "returned" | "disputed";
}

export interface BankResultTable {
  id: Id;
  batchId: Id;
  fileId: Id;
  sha256: string;
  importedBy: Id;
  importedAt: Instant;
  paidLines: number;
  failedLines: number;
  suspenseLines: number;
  knownLines: Generated<number>;
}

export interface BusinessClockTable {
  id: Generated<number>;
  offsetMs: Generated<number>;
  version: Generated<number>;
}

export interface CaseAssigneeTable {
  noun: "application" | "claim";
  caseId: Id;
  personId: Id;
  assignedBy: Id;
  assignedAt: Instant;
}

export interface CaseCountTable {
  noun: string;
  programmeId: Id;
  cityCode: string;
  status: string;
  cases: Generated<number>;
}

export interface CatalogueTable {
  id: Id;
  programmeId: Id;
  number: number;
  titleZh: string;
  titleEn: string;
  status: "draft" | "confirmed" | "published" | "superseded";
  sourceFileId: Id | null;
  publishedAt: Instant | null;
  supersededAt: Instant | null;
  createdAt: Instant;
  version: Generated<number>;
}

export interface ClaimTable {
  id: Id;
  number: string;
  programmeId: Id;
  planId: Id;
  editionId: Id;
  cityCode: string;
  voucherId: Id;
  contractId: Id;
  enterpriseId: Id;
  supplierId: Id;
  serviceCode: string;
  status: "draft" | "submitted" | "supplier-confirmed" | "evaluated" | "reviewed" | "approved" | "listed" | "noticed" | "payable" | "sent" | "failed" | "paid" | "disputed" | "returned" | "rejected" | "withdrawn" | "deferred" | "held" | "recovering";
  mark: "complete" | "incomplete" | "insufficient" | null;
  reportId: Id | null;
  amountFen: Fen | null;
  position: number | null;
  paymentTotalFen: Fen | null;
  acceptedOn: CalendarDate | null;
  implementedOn: CalendarDate | null;
  findings: Generated<Json>;
  checklist: Generated<Json>;
  createdBy: Id;
  createdAt: Instant;
  submittedAt: Instant | null;
  dueAt: Instant | null;
  overdueAt: Instant | null;
  supplierDueAt: Instant | null;
  returnDueAt: Instant | null;
  confirmedAt: Instant | null;
  confirmedInPlace: Generated<boolean>;
  reviewedBy: Id | null;
  decidedBy: Id | null;
  decidedAt: Instant | null;
  deferredReason: string | null;
  cashTransferId: Id | null;
  paidAt: Instant | null;
  version: Generated<number>;
  invoicedFen: Fen | null;
  evaluateDueAt: Instant | null;
  evaluationId: Id | null;
  reportMark: "complete" | "incomplete" | "insufficient" | null;
  supplierFinalAt: Instant | null;
  supplierRemindedAt: Instant | null;
  lastReason: string | null;
  recommendation: string | null;
  deferredUntil: Instant | null;
  deferredBy: Id | null;
  shortSince: number | null;
}

export interface ClaimEvidenceTable {
  id: Id;
  claimId: Id;
  kind: "payment-proof" | "acceptance-report" | "other";
  fileId: Id;
  amountFen: Fen | null;
  occurredOn: CalendarDate | null;
  note: Generated<string>;
  addedAt: Instant;
}

export interface ClaimInLineTable {
  claimId: Id | null;
  lineId: number | null;
  shortSince: number | null;
  block: number | null;
  status: string | null;
  reportMark: string | null;
  amountFen: Fen | null;
}

export interface ClaimOnListTable {
  programmeId: Id | null;
  cityCode: string | null;
  lineId: number | null;
  placeBlock: number | null;
  position: number | null;
  claimId: Id | null;
  settlementLineId: Id | null;
  settlementId: Id | null;
  listSeq: number | null;
  carriedFrom: number | null;
  heldBefore: boolean | null;
  noticeEndsAt: Instant | null;
  status: string | null;
  cashTransferId: Id | null;
}

export interface ClaimShortTable {
  programmeId: Id | null;
  cityCode: string | null;
  lineId: number | null;
  placeBlock: number | null;
  position: number | null;
  listSeq: number | null;
}

export interface ConductRecordTable {
  id: Id;
  organisationId: Id;
  kind: "flag" | "suspension" | "reinstatement" | "revocation" | "award";
  reason: string;
  startsAt: Instant;
  endsAt: Instant | null;
  enteredBy: Id | null;
  enteredAt: Instant;
}

export interface ContractTable {
  id: Id;
  programmeId: Id;
  enterpriseId: Id;
  supplierId: Id;
  status: "draft" | "locked";
  number: string;
  title: string;
  signedOn: CalendarDate;
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  totalFen: Fen;
  statesEligibleFee: boolean;
  implementationDivision: string;
  implementationAddress: string;
  fileId: Id | null;
  createdAt: Instant;
  lockedAt: Instant | null;
  version: Generated<number>;
  editionId: Id | null;
}

export interface ContractAnnexTable {
  id: Id;
  contractId: Id;
  signedOn: CalendarDate;
  fileId: Id;
  addedAt: Instant;
  addedBy: Id;
}

export interface DocumentCounterTable {
  series: string;
  lastNumber: number;
}

export interface EditionTable {
  id: Id;
  programmeId: Id;
  number: number;
  titleZh: string;
  titleEn: string;
  publishedOn: CalendarDate;
  inForceFrom: Instant;
  parameters: Json;
  sample: boolean;
}

export interface EnterpriseTable {
  id: Id;
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
  reviewedBy: Id | null;
  dueAt: Instant | null;
  createdAt: Instant;
  version: Generated<number>;
  programmeId: Id | null;
  editionId: Id | null;
  submittedAt: Instant | null;
  returnReason: string | null;
  suspendedAt: Instant | null;
  revokedAt: Instant | null;
}

export interface EnterpriseSearchTable {
  enterpriseId: Id;
  grams: string[];
}

export interface EnterpriseYearTable {
  enterpriseId: Id;
  year: number;
  revenueFen: Fen;
  staff: number;
  sizeClass: "large" | "medium" | "small" | "micro";
  fileId: Id | null;
  certifiedAt: Instant | null;
  certifiedBy: Id | null;
  declaredAt: Instant;
  dueAt: Instant | null;
  returnedAt: Instant | null;
  returnReason: string | null;
}

export interface EvaluationTable {
  id: Id;
  claimId: Id;
  voucherId: Id;
  outcome: "complete" | "incomplete" | "insufficient";
  findings: Json;
  thresholds: Json;
  windowFrom: CalendarDate;
  windowTo: CalendarDate;
  evaluatedAt: Instant;
}

export interface FeeLineTable {
  id: Id;
  contractId: Id;
  number: number;
  serviceCode: string;
  productId: Id | null;
  category: string;
  description: string;
  amountFen: Fen;
  eligible: boolean;
}

export interface FileTable {
  id: Id;
  organisationId: Id;
  purpose: string;
  name: string;
  kind: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
  uploadedBy: Id | null;
  storedAt: Instant;
}

export interface HistoryTable {
  seq: GeneratedAlways<number>;
  at: Instant;
  actorKind: "person" | "system";
  personId: Id | null;
  organisationId: Id | null;
  role: string;
  objectType: string;
  objectId: Id;
  action: string;
  fromStatus: string | null;
  toStatus: string | null;
  deciding: Generated<boolean>;
  reason: string | null;
  facts: Generated<Json>;
  editionId: Id | null;
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
  reportId: Id;
  claimId: Id;
  evaluationId: Id;
  mark: "complete" | "incomplete" | "insufficient";
  findings: Json;
}

export interface ImplementationReportTable {
  id: Id;
  number: string;
  programmeId: Id;
  cityCode: string;
  status: "draft" | "frozen";
  cutOffAt: Instant;
  frozenAt: Instant | null;
  claims: Generated<number>;
  sha256: string | null;
  version: Generated<number>;
  content: string | null;
  madeBy: Id | null;
  completeClaims: Generated<number>;
}

export interface InquiryTable {
  id: Id;
  number: string;
  kind: "question" | "complaint";
  cityCode: string | null;
  subject: string;
  text: string;
  contactName: string | null;
  contact: string | null;
  codeHash: Uint8Array;
  status: "filed" | "answered";
  filedAt: Instant;
  answer: string | null;
  answeredBy: Id | null;
  answeredOffice: Id | null;
  answeredAt: Instant | null;
  version: Generated<number>;
}

export interface InstallationTable {
  key: string;
  value: string;
  setAt: Generated<Instant>;
}

export interface InvoiceTable {
  id: Id;
  key: string;
  contractId: Id;
  enterpriseId: Id;
  kind: "old" | "digital";
  code: string | null;
  number: string;
  issuedOn: CalendarDate;
  totalFen: Fen;
  sellerName: string;
  sellerCode: string | null;
  buyerName: string;
  buyerCode: string | null;
  fileId: Id;
  readFromFile: Generated<boolean>;
  enteredBy: Id;
  enteredAt: Instant;
  lockedAt: Instant | null;
  findings: Generated<Json>;
  explanation: string | null;
  explanationFileId: Id | null;
}

export interface InvoiceSplitTable {
  invoiceId: Id;
  feeLineId: Id;
  amountFen: Fen;
}

export interface LedgerAccountTable {
  id: Id;
  kind: "capacity" | "cash" | "annual-cap" | "ceiling" | "matching";
  programmeId: Id;
  planId: Id | null;
  cityCode: string | null;
  enterpriseId: Id | null;
  supplierId: Id | null;
  year: number | null;
  grantedFen: Generated<Fen>;
  reservedFen: Generated<Fen>;
  postedFen: Generated<Fen>;
  lastSeq: Generated<number>;
}

export interface LedgerDividedTable {
  transferId: Id;
  amountFen: Fen;
  takenFen: Generated<Fen>;
}

export interface LedgerTransferTable {
  id: Id;
  seq: GeneratedAlways<number>;
  accountId: Id;
  kind: "grant" | "withdraw" | "reserve" | "post" | "void" | "expire" | "release" | "part";
  debit: "source" | "available" | "reserved" | "posted";
  credit: "source" | "available" | "reserved" | "posted";
  amountFen: Fen;
  pendingId: Id | null;
  objectType: string;
  objectId: Id;
  at: Instant;
  requestId: string;
  reason: string | null;
}

export interface LineAtPlaceTable {
  programmeId: Id | null;
  cityCode: string | null;
  lineId: number | null;
  placeBlock: number | null;
  position: number | null;
  claimId: Id | null;
  settlementLineId: Id | null;
  settlementId: Id | null;
  outcome: string | null;
  carriedFrom: number | null;
  fallenAt: Instant | null;
}

export interface LineCounterTable {
  programmeId: Id;
  cityCode: string;
  kind: "application" | "claim";
  lastNumber: Generated<number>;
  lastAt: Instant | null;
  lineId: GeneratedAlways<number>;
}

export interface LinePositionTable {
  programmeId: Id;
  cityCode: string;
  kind: "application" | "claim";
  number: number;
  objectId: Id;
  givenAt: Instant;
  voidAt: Instant | null;
  voidReason: string | null;
}

export interface LineSumTable {
  id: GeneratedAlways<number>;
  lineId: number;
  shortSince: number;
  block: number;
  status: string;
  reportMark: string;
  claims: number;
  amountFen: Fen;
}

export interface ListedPlacesTable {
  lineId: number;
  placeBlock: number;
  funded: number;
  short: number;
}

export interface LivingLineTable {
  id: Id | null;
  settlementId: Id | null;
  ordinal: number | null;
  claimId: Id | null;
  position: number | null;
  carriedOver: boolean | null;
  outcome: string | null;
  amountFen: Fen | null;
  runningFen: Fen | null;
  reason: string | null;
  fallenAt: Instant | null;
  fallenReason: string | null;
  noticeEndsAt: Instant | null;
  carriedFrom: number | null;
  heldBefore: boolean | null;
  changedAmountFen: Fen | null;
  lineId: number | null;
  listSeq: number | null;
  placeBlock: number | null;
  firstLineId: Id | null;
  firstOrdinal: number | null;
}

export interface MembershipTable {
  id: Id;
  personId: Id;
  organisationId: Id;
  role: string;
  grantedAt: Instant;
  endedAt: Instant | null;
}

export interface MessageTable {
  id: Id;
  organisationId: Id;
  role: string | null;
  kind: string;
  objectType: string | null;
  objectId: Id | null;
  textZh: string;
  textEn: string;
  sentAt: Instant;
  readAt: Instant | null;
}

export interface NoticeTable {
  id: Id;
  settlementId: Id;
  number: string;
  days: number;
  publishedAt: Instant;
  ownSiteUrl: string | null;
  ownSiteOn: CalendarDate | null;
  endsAt: Instant;
  publishedBy: Id;
  version: Generated<number>;
}

export interface ObjectionTable {
  id: Id;
  number: string;
  settlementId: Id;
  lineId: Id | null;
  claimId: Id | null;
  kind: "line" | "omission";
  status: "filed" | "admitted" | "inadmissible" | "upheld" | "dismissed" | "withdrawn";
  cityCode: string;
  organisationId: Id;
  text: string;
  fileIds: Generated<Id[]>;
  filedBy: Id;
  filedAt: Instant;
  answer: string | null;
  answeredBy: Id | null;
  answeredAt: Instant | null;
  decidedBy: Id | null;
  decidedAt: Instant | null;
  changedAmountFen: Fen | null;
  version: Generated<number>;
  noticeId: Id | null;
  admittedBy: Id | null;
  admittedAt: Instant | null;
  decision: string | null;
  effect: "removed" | "amount-changed" | "next-list" | null;
}

export interface OfficeContactTable {
  placeCode: string;
  unitZh: string;
  unitEn: string;
  phone: string;
  complaintPhone: string | null;
  address: Generated<string>;
  hoursZh: Generated<string>;
  hoursEn: Generated<string>;
  writtenBy: Id;
  writtenAt: Instant;
}

export interface OrganisationTable {
  id: Id;
  kind: "enterprise" | "supplier" | "city-bureau" | "city-finance" | "province" | "expert-panel" | "operator" | "administration";
  nameZh: string;
  nameEn: string | null;
  creditCode: string | null;
  cityCode: string | null;
  createdAt: Instant;
}

export interface PanelMinuteTable {
  id: Id;
  objectType: "catalogue" | "standard";
  objectId: Id;
  number: string;
  heldOn: CalendarDate;
  members: string[];
  votesFor: number;
  votesAgainst: number;
  fileId: Id;
  enteredBy: Id;
  enteredAt: Instant;
}

export interface PaymentAccountTable {
  id: Id;
  enterpriseId: Id;
  status: "proposed" | "active" | "replaced" | "refused";
  accountName: string;
  bankName: string;
  bankCode: string;
  accountNumber: string;
  proposedBy: Id;
  proposedAt: Instant;
  decidedBy: Id | null;
  decidedAt: Instant | null;
  version: Generated<number>;
  decidedReason: string | null;
}

export interface PaymentBatchTable {
  id: Id;
  number: string;
  programmeId: Id;
  settlementId: Id;
  cityCode: string;
  status: "drafted" | "released" | "refused" | "sent" | "partly-reconciled" | "reconciled";
  lines: number;
  totalFen: Fen;
  fileId: Id | null;
  draftedBy: Id;
  draftedAt: Instant;
  releasedBy: Id | null;
  releasedAt: Instant | null;
  sentAt: Instant | null;
  reconciledAt: Instant | null;
  refusedReason: string | null;
  version: Generated<number>;
}

export interface PaymentLineTable {
  id: Id;
  lineNumber: string;
  batchId: Id;
  claimId: Id;
  settlementLineId: Id;
  enterpriseId: Id;
  paymentAccountId: Id;
  attempt: number;
  status: "drafted" | "sent" | "paid" | "failed" | "refused" | "returned";
  amountFen: Fen;
  bankReference: string | null;
  failureReason: string | null;
  resultOn: CalendarDate | null;
  resultAt: Instant | null;
  returnedOn: CalendarDate | null;
  returnedAt: Instant | null;
}

export interface PersonTable {
  id: Id;
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
  secondFactorSecret: string | null;
  secondFactorSince: Instant | null;
  secondFactorStep: Generated<number>;
  secondFactorOffered: string | null;
}

export interface PlanTable {
  id: Id;
  programmeId: Id;
  year: number;
  status: "draft" | "published" | "closed";
  budgetFen: Fen;
  targetEnterprises: number;
  publishedAt: Instant | null;
  closedAt: Instant | null;
  version: Generated<number>;
  editionId: Id | null;
  issueRatioBp: number | null;
  subtractCarriedIn: boolean | null;
  guideFileId: Id | null;
}

export interface PostponedWriteTable {
  id: Id;
  seq: GeneratedAlways<number>;
  kind: string;
  content: string;
  postponedAt: Generated<Instant>;
}

export interface PreparedDraftTable {
  applicationId: Id;
  version: number;
  rules: number;
  holdsFrom: Instant;
  holdsUntil: Instant | null;
  judgement: Json | null;
}

export interface ProductTable {
  id: Id;
  programmeId: Id;
  supplierId: Id;
  serviceCode: string;
  nameZh: string;
  nameEn: Generated<string>;
  description: Generated<string>;
  priceFen: Fen;
  priceUnit: string;
  status: "draft" | "listed" | "withdrawn";
  listedAt: Instant | null;
  version: Generated<number>;
  pinyin: Generated<string>;
  createdAt: Generated<Instant>;
}

export interface ProgrammeTable {
  id: Id;
  code: string;
  nameZh: string;
  nameEn: string;
  createdAt: Instant;
}

export interface ProofRunTable {
  id: Id;
  ranAt: Instant;
  outcome: "clean" | "differences";
  checks: Json;
}

export interface PublishedRevisionTable {
  id: number;
  revision: number;
  raisedBy: number | null;
  rules: Generated<number>;
  rulesRaisedBy: number | null;
}

export interface RefusedAttemptTable {
  seq: GeneratedAlways<number>;
  at: Instant;
  personId: Id | null;
  organisationId: Id | null;
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
  id: Id;
  programmeId: Id;
  planId: Id;
  nameZh: string;
  nameEn: string;
  status: "draft" | "announced" | "open" | "closed";
  announcedAt: Instant | null;
  opensAt: Instant;
  closesAt: Instant;
  version: Generated<number>;
}

export interface SavedFilterTable {
  id: Id;
  personId: Id;
  organisationId: Id;
  list: string;
  name: string;
  query: string;
  savedAt: Instant;
}

export interface ServiceTable {
  id: Id;
  catalogueId: Id;
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

export interface ServiceRatingTable {
  id: Id;
  caseType: "application" | "claim";
  caseId: Id;
  step: "confirmation" | "service" | "decision" | "payment";
  subject: "supplier" | "office";
  grade: number;
  words: string | null;
  programmeId: Id;
  cityCode: string;
  enterpriseId: Id;
  supplierId: Id;
  serviceCode: string;
  ratedBy: Id;
  ratedAt: Instant;
}

export interface SessionTable {
  id: Id;
  tokenHash: Uint8Array;
  personId: Id;
  organisationId: Id | null;
  createdAt: Instant;
  lastSeenAt: Instant;
  expiresAt: Instant;
  endedAt: Instant | null;
  awaitsSecondFactor: Generated<boolean>;
}

export interface SettlementTable {
  id: Id;
  number: string | null;
  programmeId: Id;
  settlementPeriodId: Id;
  planId: Id;
  cityCode: string;
  kind: "main" | "supplementary";
  status: "draft" | "frozen" | "noticed" | "closed" | "dropped";
  cashAvailableFen: Fen | null;
  fundedFen: Generated<Fen>;
  fundedLines: Generated<number>;
  carriedFen: Generated<Fen>;
  carriedLines: Generated<number>;
  assembledBy: Id;
  assembledAt: Instant;
  frozenBy: Id | null;
  frozenAt: Instant | null;
  sha256: string | null;
  closedAt: Instant | null;
  version: Generated<number>;
  deferredFen: Generated<Fen>;
  deferredLines: Generated<number>;
  leftOutLines: Generated<number>;
  listSeq: number | null;
  contentFormat: Generated<number>;
  cashTransferId: Id | null;
  noticeOverAt: Instant | null;
}

export interface SettlementBlockTable {
  firstLineId: Id;
  settlementId: Id;
  lineId: number;
  listSeq: number;
  placeBlock: number;
  places: number;
  firstOrdinal: number;
  lines: number;
  carriedFrom: number;
  outcome: "funded" | "carried" | "deferred" | "left-out";
  heldBefore: boolean;
  reason: string | null;
  reasons: string[] | null;
  beforeFen: Fen;
  amountFen: Fen;
  claimIds: Id[];
  sumsFen: Fen[];
}

export interface SettlementLineTable {
  id: Id | null;
  settlementId: Id | null;
  ordinal: number | null;
  claimId: Id | null;
  position: number | null;
  carriedOver: boolean | null;
  outcome: string | null;
  amountFen: Fen | null;
  runningFen: Fen | null;
  reason: string | null;
  fallenAt: Instant | null;
  fallenReason: string | null;
  noticeEndsAt: Instant | null;
  carriedFrom: number | null;
  heldBefore: boolean | null;
  changedAmountFen: Fen | null;
  lineId: number | null;
  listSeq: number | null;
  placeBlock: number | null;
  firstLineId: Id | null;
  firstOrdinal: number | null;
}

export interface SettlementLineChangeTable {
  lineId: number;
  listSeq: number;
  position: number;
  placeBlock: number;
  fallenAt: Instant | null;
  fallenReason: string | null;
  noticeEndsAt: Instant | null;
  changedAmountFen: Fen | null;
}

export interface SettlementPeriodTable {
  id: Id;
  programmeId: Id;
  planId: Id;
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
  id: Id;
  programmeId: Id;
  planId: Id;
  catalogueId: Id;
  number: number;
  titleZh: string;
  titleEn: string;
  status: "draft" | "confirmed" | "published" | "superseded";
  sourceFileId: Id | null;
  sample: boolean;
  publishedAt: Instant | null;
  supersededAt: Instant | null;
  createdAt: Instant;
  version: Generated<number>;
  remindedAt: Instant | null;
}

export interface StandardAmountTable {
  standardId: Id;
  serviceCode: string;
  tier: string;
  formula: "fixed" | "ratio";
  amountFen: Fen | null;
  ratioBp: number | null;
  capFen: Fen | null;
}

export interface StandardThresholdTable {
  standardId: Id;
  serviceCode: string;
  windowDays: number;
  activeDaysMin: number;
  usersMin: number;
  operatorRequired: boolean;
}

export interface StandardTierTable {
  standardId: Id;
  tier: string;
  nameZh: string;
  nameEn: string;
  revenueFromFen: Fen;
  revenueBelowFen: Fen | null;
  staffFrom: number | null;
  annualCapFen: Fen;
  ordinal: number;
}

export interface SupplierTable {
  id: Id;
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
  reviewedBy: Id | null;
  suspendedAt: Instant | null;
  revokedAt: Instant | null;
  createdAt: Instant;
  version: Generated<number>;
  pinyin: Generated<string>;
  submittedAt: Instant | null;
  decidedReason: string | null;
  qualificationFileId: Id | null;
}

export interface SuspenseLineTable {
  id: Id;
  bankResultId: Id | null;
  rowNumber: number | null;
  cause: "unknown-line" | "repeated" | "other-amount" | "other-state" | "told";
  content: Json;
  resolvedAt: Instant | null;
  batchId: Id;
  openedAt: Instant;
  status: "open" | "proposed" | "resolved";
  version: Generated<number>;
}

export interface SuspenseOutcomeTable {
  id: Id;
  suspenseLineId: Id;
  outcome: "bank-error" | "returned" | "was-paid" | "explained";
  status: "proposed" | "approved" | "turned-down";
  paymentLineId: Id | null;
  reason: string;
  bookedOn: CalendarDate | null;
  bankReference: string | null;
  fileId: Id | null;
  proposedBy: Id;
  proposedAt: Instant;
  decidedBy: Id | null;
  decidedAt: Instant | null;
  decision: string | null;
}

export interface UsageDayTable {
  voucherId: Id;
  source: "operator" | "interface";
  usedOn: CalendarDate;
  toldActiveUsers: number | null;
  toldLoginCount: number | null;
  toldDeviceCount: number | null;
  toldOnlineMinutes: number | null;
  deliveryId: Id;
  receivedAt: Instant;
  countedActiveUsers: number | null;
  countedLoginCount: number | null;
  countedDeviceCount: number | null;
  countedOnlineMinutes: number | null;
}

export interface UsageDayChangeTable {
  usedOn: CalendarDate;
  seq: GeneratedAlways<number>;
  source: "operator" | "interface";
  deliveryId: Id;
  receivedAt: Instant;
  voucherIds: Id[];
}

export interface UsageDeliveryTable {
  id: Id;
  supplierId: Id;
  channel: "file" | "api" | "events";
  fileId: Id | null;
  receivedAt: Instant;
  acceptedRows: number;
  repeatedRows: number;
  refusedRows: number;
  refusals: Generated<Json>;
  deliveredBy: Id | null;
  replacedRows: Generated<number>;
  replacements: Generated<Json>;
  signedBy: Id | null;
  signedText: string | null;
  signature: Uint8Array | null;
  bodySha256: string | null;
}

export interface UsageEventTable {
  usedOn: CalendarDate;
  supplierId: Id;
  eventId: Id;
  voucherId: Id;
  occurredAt: Instant;
  source: string;
  kind: string;
  quantity: number;
  userPseudonym: Id | null;
  devicePseudonym: Id | null;
  client: string | null;
  protocol: string | null;
  deliveryId: Id;
}

export interface UsageEventKeyTable {
  eventId: Id;
  supplierId: Id;
  receivedMonth: CalendarDate;
  usedOn: CalendarDate;
  digest: number;
}

export interface UsageEventPartitionTable {
  id: Id;
  kind: "day" | "month";
  fromOn: CalendarDate;
  pseudonymKey: Uint8Array | null;
  createdAt: Instant;
  closedAt: Instant | null;
  droppedAt: Instant | null;
}

export interface UsageNonceTable {
  signingKeyId: Id;
  nonce: string;
  takenAt: Instant;
}

export interface UsageSigningKeyTable {
  id: Id;
  supplierId: Id;
  name: string;
  publicKey: Uint8Array;
  createdBy: Id;
  createdAt: Instant;
  endedAt: Instant | null;
}

export interface VoucherTable {
  id: Id;
  code: string;
  applicationId: Id;
  programmeId: Id;
  planId: Id;
  cityCode: string;
  enterpriseId: Id;
  supplierId: Id;
  contractId: Id;
  serviceCode: string;
  standardId: Id;
  editionId: Id;
  tier: string;
  status: "issued" | "claimed" | "redeemed" | "expired" | "surrendered" | "frozen" | "revoked" | "recovering" | "recovered";
  faceValueFen: Fen;
  eligibleFeeFen: Fen;
  issuedAt: Instant;
  lastClaimAt: Instant;
  remindedAt: Instant | null;
  certificateFileId: Id;
  capacityTransferId: Id;
  capTransferId: Id;
  ceilingTransferId: Id | null;
  version: Generated<number>;
}

export interface WordingTable {
  id: string;
  rule: string;
  outcome: "met" | "failed" | "open";
  clause: string;
  zh: string;
  en: string;
  facts: string[];
}

export interface WorkCalendarYearTable {
  year: number;
  offDays: CalendarDate[];
  makeUpDays: CalendarDate[];
  sample: boolean;
  source: string;
  loadedAt: Instant;
  loadedBy: Id | null;
}
