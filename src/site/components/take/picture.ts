/** The drawn timeline → a file of its own, with the colours and the typeface it has on the page. */

/** What decides how an SVG element looks. A value equal to what it would be anyway is left out. */
const INHERITED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'font-variant-numeric',
  'letter-spacing',
  'text-anchor',
  'visibility',
  'paint-order',
];
const OWN: readonly (readonly [name: string, initial: string])[] = [
  ['opacity', '1'],
  ['display', 'inline'],
  ['dominant-baseline', 'auto'],
  ['text-decoration-line', 'none'],
];

const paint = (value: string): string => value.replaceAll('"', "'");

const inline = (from: Element, to: Element, parent: CSSStyleDeclaration | null): void => {
  const style = getComputedStyle(from);
  const rules: string[] = [];
  for (const name of INHERITED) {
    const value = style.getPropertyValue(name);
    if (value && value !== parent?.getPropertyValue(name)) rules.push(`${name}:${paint(value)}`);
  }
  for (const [name, initial] of OWN) {
    const value = style.getPropertyValue(name);
    if (value && value !== initial) rules.push(`${name}:${value}`);
  }
  to.removeAttribute('class');
  to.removeAttribute('tabindex');
  if (rules.length > 0) to.setAttribute('style', rules.join(';'));
  else to.removeAttribute('style');
  const children = [...to.children];
  [...from.children].forEach((child, i) => {
    const copy = children[i]!;
    if (
      getComputedStyle(child).display === 'none' &&
      !/^(?:title|desc|defs|style|marker)$/.test(child.localName)
    )
      copy.remove();
    else inline(child, copy, style);
  });
};

const asDataUrl = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });

/** @font-face rules of the page for the families the drawing uses, their files fetched from this site and put inside. */
const fontFaces = async (families: ReadonlySet<string>): Promise<string> => {
  const faces: string[] = [];
  for (const sheet of document.styleSheets) {
    let rules: CSSRuleList;
    try {
      rules = sheet.cssRules;
    } catch {
      continue; // another origin's sheet
    }
    for (const rule of rules) {
      if (!(rule instanceof CSSFontFaceRule)) continue;
      const family = rule.style.getPropertyValue('font-family').replace(/^["']|["']$/g, '');
      const address = /url\(["']?([^"')]+)/.exec(rule.style.getPropertyValue('src'))?.[1];
      if (!families.has(family) || !address) continue;
      const response = await fetch(new URL(address, sheet.href ?? document.baseURI));
      if (!response.ok) continue; // the name stays in font-family and the next one of the list is used
      const weight = rule.style.getPropertyValue('font-weight') || '400';
      faces.push(
        `@font-face{font-family:"${family}";font-weight:${weight};src:url(${await asDataUrl(await response.blob())})}`,
      );
    }
  }
  return faces.join('');
};

const size = (svg: SVGSVGElement): { x: number; y: number; width: number; height: number } => {
  const box = svg.viewBox.baseVal;
  if (box && box.width > 0) return box;
  const { width, height } = svg.getBoundingClientRect();
  return { x: 0, y: 0, width, height };
};

/** The SVG file's text. */
export const svgText = async (svg: SVGSVGElement): Promise<string> => {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  inline(svg, copy, null);
  const { x, y, width, height } = size(svg);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('viewBox', `${x} ${y} ${width} ${height}`);
  const families = new Set<string>();
  for (const text of svg.querySelectorAll('text'))
    for (const name of getComputedStyle(text).fontFamily.split(','))
      families.add(name.trim().replace(/^["']|["']$/g, ''));
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({ x, y, width, height }))
    paper.setAttribute(name, String(value));
  paper.setAttribute(
    'fill',
    getComputedStyle(document.documentElement).getPropertyValue('--paper').trim() || '#fff',
  );
  copy.prepend(paper);
  const faces = await fontFaces(families);
  if (faces) {
    const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
    style.textContent = faces;
    copy.prepend(style);
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
};

/** Longest side a PNG gets: browsers give up on larger canvases without a word. */
const MAX_PIXELS = 8192;

/** The drawing as pixels, twice its size for sharp screens unless that is more than a canvas can be. */
export const pngBlob = async (svg: SVGSVGElement): Promise<Blob> => {
  const { width, height } = size(svg);
  const scale = Math.min(2, MAX_PIXELS / width, MAX_PIXELS / height);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await svgText(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser gave no canvas');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the canvas gave no picture'))),
      'image/png',
    );
  });
};
