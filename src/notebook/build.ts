/** The door for what runs only while the site is built: bundlers and files, which no browser has; the colours of static code. */
export { classForColours, codeTheme } from './code-theme.ts';
export { buildSandbox } from './sandbox/build-sandbox.ts';
