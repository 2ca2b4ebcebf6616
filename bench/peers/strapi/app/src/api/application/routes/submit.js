module.exports = {
  routes: [{ method: "POST", path: "/applications/submit", handler: "application.submit", config: { auth: false } }],
};
