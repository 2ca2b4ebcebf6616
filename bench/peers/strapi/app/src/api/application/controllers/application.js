// Strapi's own transaction around two creates of the Document Service and a conditional increment.
module.exports = {
  async submit(ctx) {
    const { body } = ctx.request;
    const saved = await strapi.db.transaction(async ({ trx }) => {
      const application = await strapi
        .documents("api::application.application")
        .create({ data: { scheme: 1, state: 1, ...body } });
      await strapi.documents("api::audit.audit").create({
        data: {
          actor: body.enterprise,
          action: 1,
          subject: application.documentId,
          request: body.idem,
          data: { from: 0, to: 1 },
        },
      });
      const raised = await trx("bench_quotas").where({ scope: body.city }).whereRaw("used < cap").increment("used", 1);
      if (raised !== 1) throw new Error("the city's quota is used up");
      return application;
    });
    ctx.status = 201;
    ctx.body = { id: saved.documentId, status: "submitted" };
  },
};
