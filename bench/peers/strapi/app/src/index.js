module.exports = {
  async bootstrap({ strapi }) {
    for (let scope = 0; scope <= 21; scope += 1) {
      const found = await strapi.db.query("api::quota.quota").findOne({ where: { scope } });
      if (found === null)
        await strapi.db.query("api::quota.quota").create({ data: { scope, cap: "1000000000", used: "0" } });
    }
  },
};
