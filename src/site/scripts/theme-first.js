// Runs before the first paint, so that a chosen theme never flashes. Kept tiny: it stands in every page.
document.documentElement.classList.add('la-js');
try {
  const theme = localStorage.getItem('la-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the system's theme it is.
}
