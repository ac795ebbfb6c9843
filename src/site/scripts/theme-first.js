// Runs before the first paint, so that a chosen theme never flashes. Kept tiny: it stands in every page.
document.documentElement.classList.add('la-js');
// Opened at its top: what is far below may be laid out after the first paint (lay-out-later.ts).
if (!location.hash && performance.getEntriesByType('navigation')[0]?.type === 'navigate')
  document.documentElement.classList.add('la-top');
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
