const { randomBytes } = require("node:crypto");

module.exports = () => ({
  serveAdminPanel: false,
  auth: { secret: randomBytes(16).toString("base64") },
  apiToken: { salt: randomBytes(16).toString("base64") },
  transfer: { token: { salt: randomBytes(16).toString("base64") } },
  secrets: { encryptionKey: randomBytes(16).toString("hex") },
  flags: { nps: false, promoteEE: false },
});
