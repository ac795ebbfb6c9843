// Runs before the first paint, so that a chosen theme never flashes. Kept tiny: it stands in every page.
{
  const { classList, dataset } = document.documentElement;
  classList.add('la-js');
  if (!location.hash) {
    // A figure that a question asks about waits for the answer, unless a link asks to see it (predict.css, predict-element.ts).
    classList.add('la-guess');
    // Opened at its top: what is far below may be laid out after the first paint (lay-out-later.ts).
    if (performance.getEntriesByType('navigation')[0]?.type === 'navigate') classList.add('la-top');
  }
  try {
    const kept = (name) => localStorage.getItem(name);
    // Room for the line that says where the reader stopped (front.css), only where there is one.
    if (kept('la-reading')) classList.add('la-began');
    const [theme, code] = [kept('la-theme'), kept('la-code')];
    // Code open or folded (fold-code.ts).
    if (/^(open|folded)$/.test(code)) dataset.code = code;
    if (/^(light|dark)$/.test(theme)) dataset.theme = theme;
  } catch {
    // Storage is blocked: the system's theme it is.
  }
}
