// Strapi in its own standard mechanism and its favourable form: content types without drafts, a custom route and controller
// without authentication, production, errors logged only, no admin panel.
const { mkdirSync } = require("node:fs");
const path = require("node:path");
const { createStrapi } = require("@strapi/strapi");

const appDir = path.join(__dirname, "app");
// Where it would keep uploads, which nobody makes here; it does not start without the folder.
mkdirSync(path.join(appDir, "public/uploads"), { recursive: true });
process.chdir(appDir);
void createStrapi({ appDir, distDir: appDir }).start();
process.once("SIGTERM", () => process.exit(0));
