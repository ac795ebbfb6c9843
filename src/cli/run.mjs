/**
 * Every npm script comes through here: `node src/cli/run.mjs COMMAND …` runs src/cli/COMMAND.ts. Plain JavaScript of the
 * oldest kind, so that a Node that cannot read TypeScript says so in place of ERR_UNKNOWN_FILE_EXTENSION.
 */
import module from 'node:module';
import { fileURLToPath } from 'node:url';

if (!process.features.typescript) {
  console.error(
    `Last ACK needs Node 22.18 or later to run here; this is ${process.version}.
On Linux and on Windows (x64), \`npm ci\` brings a newer Node along: any from 20.19 on will do to start with. If you left
out optional packages, run \`npm ci --include=optional\`.
Elsewhere take the current one from https://nodejs.org, or: nvm install --lts`,
  );
  process.exit(1);
}
process.env.ASTRO_TELEMETRY_DISABLED = '1';
// A command reads hundreds of modules: their types are stripped once, not at each start (1.1 s of CPU, then 0.4 s).
module.enableCompileCache(fileURLToPath(new URL('../../.cache/node', import.meta.url)));
// A command reads its own arguments as if it had been called by name.
const [command] = process.argv.splice(2, 1);
await import(`./${command}.ts`);
