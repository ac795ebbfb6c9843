/** render: scene or trace → strings, the same at build and in the browser. */
export { renderSvg, type SvgOptions } from './render-svg.ts';
