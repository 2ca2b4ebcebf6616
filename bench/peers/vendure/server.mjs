// Vendure in its own standard mechanism and its favourable form: a plugin with three entities, a GraphQL mutation under the
// Transaction decorator, two repository saves and a conditional update. No authentication, production, errors logged only.
import "reflect-metadata";
import { randomBytes } from "node:crypto";
import { Args, Mutation, Resolver } from "@nestjs/graphql";
import { Inject } from "@nestjs/common";
import {
  Allow,
  bootstrap,
  Ctx,
  DefaultLogger,
  LogLevel,
  Permission,
  PluginCommonModule,
  Transaction,
  TransactionalConnection,
  VendureEntity,
  VendurePlugin,
} from "@vendure/core";
import gql from "graphql-tag";
import { Column, Entity, Index } from "typeorm";

function entity(target, name, columns, indices) {
  for (const [column, options] of Object.entries(columns)) Column(options)(target.prototype, column);
  for (const { fields, unique } of indices) Index(fields, { unique })(target);
  Entity(name)(target);
}

class BenchApplication extends VendureEntity {
  constructor(input) {
    super(input);
  }
}
entity(
  BenchApplication,
  "bench_application",
  {
    scheme: { type: "int" },
    city: { type: "int" },
    enterprise: { type: "bigint" },
    supplier: { type: "int" },
    offer: { type: "int" },
    contractNo: { type: "text" },
    amount: { type: "numeric", precision: 14, scale: 2 },
    fee: { type: "numeric", precision: 14, scale: 2 },
    subsidy: { type: "numeric", precision: 14, scale: 2 },
    status: { type: "smallint", default: 1 },
    idem: { type: "uuid" },
    form: { type: "jsonb" },
  },
  [
    { fields: ["idem"], unique: true },
    { fields: ["scheme", "enterprise", "offer"], unique: true },
    { fields: ["city", "status", "createdAt"], unique: false },
  ],
);

class BenchAudit extends VendureEntity {
  constructor(input) {
    super(input);
  }
}
entity(
  BenchAudit,
  "bench_audit",
  {
    actor: { type: "bigint" },
    action: { type: "smallint" },
    subject: { type: "bigint" },
    request: { type: "uuid" },
    data: { type: "jsonb" },
  },
  [{ fields: ["subject"], unique: false }],
);

class BenchQuota extends VendureEntity {
  constructor(input) {
    super(input);
  }
}
entity(
  BenchQuota,
  "bench_quota",
  { scope: { type: "int" }, cap: { type: "bigint" }, used: { type: "bigint", default: 0 } },
  [{ fields: ["scope"], unique: true }],
);

class ApplicationResolver {
  constructor(connection) {
    this.connection = connection;
  }

  async submitApplication(ctx, { input }) {
    const saved = await this.connection
      .getRepository(ctx, BenchApplication)
      .save(new BenchApplication({ scheme: 1, ...input }));
    await this.connection.getRepository(ctx, BenchAudit).save(
      new BenchAudit({
        actor: input.enterprise,
        action: 1,
        subject: saved.id,
        request: input.idem,
        data: { from: 0, to: 1 },
      }),
    );
    const { affected } = await this.connection
      .getRepository(ctx, BenchQuota)
      .createQueryBuilder()
      .update()
      .set({ used: () => "used + 1" })
      .where("scope = :city and used < cap", { city: input.city })
      .execute();
    if (affected !== 1) throw new Error("the city's quota is used up");
    return { id: String(saved.id), status: "submitted" };
  }
}
Inject(TransactionalConnection)(ApplicationResolver, undefined, 0);
const method = Object.getOwnPropertyDescriptor(ApplicationResolver.prototype, "submitApplication");
Ctx()(ApplicationResolver.prototype, "submitApplication", 0);
Args()(ApplicationResolver.prototype, "submitApplication", 1);
for (const decorate of [Mutation(), Transaction(), Allow(Permission.Public)])
  decorate(ApplicationResolver.prototype, "submitApplication", method);
Resolver()(ApplicationResolver);

class ApplicationPlugin {}
VendurePlugin({
  imports: [PluginCommonModule],
  entities: [BenchApplication, BenchAudit, BenchQuota],
  shopApiExtensions: {
    schema: gql`
      input AppInput {
        city: Int!
        enterprise: Float!
        supplier: Int!
        offer: Int!
        contractNo: String!
        amount: String!
        fee: String!
        subsidy: String!
        idem: String!
        form: JSON!
      }
      type AppResult {
        id: String!
        status: String!
      }
      extend type Mutation {
        submitApplication(input: AppInput!): AppResult!
      }
    `,
    resolvers: [ApplicationResolver],
  },
})(ApplicationPlugin);

const url = new URL(process.env.DATABASE_URL);
const app = await bootstrap({
  apiOptions: {
    port: Number(process.env.PORT),
    hostname: "127.0.0.1",
    adminApiPath: "admin-api",
    shopApiPath: "shop-api",
  },
  authOptions: {
    disableAuth: true,
    tokenMethod: "bearer",
    superadminCredentials: { identifier: "bench", password: randomBytes(16).toString("hex") },
    cookieOptions: { secret: randomBytes(16).toString("hex") },
  },
  dbConnectionOptions: {
    type: "postgres",
    host: url.hostname,
    port: Number(url.port),
    username: url.username,
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1),
    synchronize: true,
    logging: false,
    poolSize: 16,
  },
  logger: new DefaultLogger({ level: LogLevel.Error }),
  plugins: [ApplicationPlugin],
});
const connection = app.get(TransactionalConnection).rawConnection;
for (let scope = 0; scope <= 21; scope += 1)
  await connection.query(
    "insert into bench_quota (scope, cap, used) values ($1, 1000000000, 0) on conflict do nothing",
    [scope],
  );
process.once("SIGTERM", () => process.exit(0));
