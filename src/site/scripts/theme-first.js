// Runs before the first paint, so that a chosen theme never flashes. Kept tiny: it stands in every page.
document.documentElement.classList.add('la-js');
// Opened at its top: what is far below may be laid out after the first paint (lay-out-later.ts).
if (!location.hash && performance.getEntriesByType('navigation')[0]?.type === 'navigate')
  document.documentElement.classList.add('la-top');
try {
  const theme = localStorage.getItem('la-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the system's theme it is.
}
