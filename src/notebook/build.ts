/**
 * The door for what runs only while the site is built, and in commands: bundlers and files, which no browser has; the colours
 * of static code; what an edited cell is held to, which pages load with editing and never before.
 */

export { closing } from './closing.ts';
export { classForColours, codeTheme } from './code-theme.ts';
export { buildSandbox } from './sandbox/build-sandbox.ts';
export { validateOutputs, validateParameters } from './validate-output.ts';
