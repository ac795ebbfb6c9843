/** The door for what runs only while the site is built: bundlers and files, which no browser has. */
export { buildSandbox } from './sandbox/build-sandbox.ts';
