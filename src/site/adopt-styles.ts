const adopted = new Set<string>();

/** Gives the page the styles of a part that is loaded when it is asked for; once, however often it is. */
export const adoptStyles = (css: string): void => {
  if (adopted.has(css)) return;
  adopted.add(css);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
};
