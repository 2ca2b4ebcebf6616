/** The core business segments of industrial enterprises that a service supports. @clause 2.0 */
export const segments = {
  "rd-design": { zh: "研发设计", en: "R&D and design" },
  "resource-planning": { zh: "资源计划", en: "Resource planning" },
  "production-control": { zh: "生产管控", en: "Production control" },
  "equipment-management": { zh: "设备管理", en: "Equipment management" },
  "supply-chain": { zh: "供应链管理", en: "Supply chain" },
  "marketing-service": { zh: "营销及售后", en: "Marketing and after-sales" },
} as const;
export type Segment = keyof typeof segments;

/** The kinds of services with the programme's own definitions, shown wherever one chooses. @clause 3.3 */
export const serviceKinds = {
  saas: {
    zh: "工业 SaaS",
    en: "Industrial SaaS",
    definitionZh:
      "部署在云上、按订阅使用的工业软件：投入低、上线快、维护省力，多用于管理和工具类场景，以标准产品为主，可按需要配置。",
    definitionEn:
      "Industrial software as a service: low cost, quick to deploy, easy to run; mostly management and tool software, standardised as a product and configured or lightly tailored to the enterprise.",
  },
  app: {
    zh: "工业 App",
    en: "Industrial app",
    definitionZh: "由平台上的微服务组件组合而成、针对某一行业某一场景的云上应用，把行业经验做成可重复使用的服务。",
    definitionEn:
      "A cloud solution for one trade and one scenario, packaged from microservices of an industrial internet platform: industrial knowledge kept, spread and reused as a service.",
  },
  "cloud-resource": {
    zh: "云资源",
    en: "Cloud resource",
    definitionZh: "公有云基础资源，包括计算、存储、网络等。",
    definitionEn: "Basic resources of a public cloud: computing, storage, network.",
  },
  platform: {
    zh: "平台服务",
    en: "Platform service",
    definitionZh: "工业互联网平台提供的连接、数据、开发与运行等服务。",
    definitionEn: "Services of an industrial internet platform: connection, data, development and operation.",
  },
} as const;
export type ServiceKind = keyof typeof serviceKinds;

/** The stages of application, from making business electronic to decisions supported by models. @clause 2.3 */
export const stages = {
  digitised: { zh: "业务电子化、数字化", en: "Digitised" },
  experience: { zh: "基于经验的优化", en: "Optimised by experience" },
  "data-driven": { zh: "大数据建模、预测预警与辅助决策", en: "Data-driven: models, forecasts, decision support" },
} as const;
export type Stage = keyof typeof stages;

/** One item of a catalogue. */
export interface Service {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly segments: readonly Segment[];
  readonly kind: ServiceKind;
  readonly stage: Stage;
  /** Whether it serves production itself. @clause 2.1 */
  readonly productionFocus: boolean;
  /** An enterprise may have one living application per group and year. */
  readonly exclusionGroup: string | null;
  readonly descriptionZh: string;
  readonly descriptionEn: string;
}
