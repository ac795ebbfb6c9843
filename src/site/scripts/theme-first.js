// Runs before the first paint, so that a chosen theme never flashes. Kept tiny: it stands in every page.
document.documentElement.classList.add('la-js');
// Opened at its top: what is far below may be laid out after the first paint (lay-out-later.ts).
if (!location.hash && performance.getEntriesByType('navigation')[0]?.type === 'navigate')
  document.documentElement.classList.add('la-top');
// A figure that a question asks about waits for the answer, unless a link asks to see it (predict.css, predict-element.ts).
if (!location.hash) document.documentElement.classList.add('la-guess');
try {
  const theme = localStorage.getItem('la-theme');
  // Room for the line that says where the reader stopped (front.css), only where there is one.
  if (localStorage.getItem('la-reading')) document.documentElement.classList.add('la-began');
  // Code open or folded (fold-code.ts).
  const code = localStorage.getItem('la-code');
  if (code === 'open' || code === 'folded') document.documentElement.dataset.code = code;
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the system's theme it is.
}
