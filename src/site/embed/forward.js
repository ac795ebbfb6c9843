// `/embed/?cell=first-fin-lost/lost-once&rtt=200`: a host of plain files has no server that could answer it, so this page does.
const asked = new URLSearchParams(location.search);
const cell = asked.get('cell');
if (cell !== null) {
  const links = [...document.querySelectorAll('a[data-embeds]')];
  const lang = asked.get('lang') ?? document.documentElement.lang;
  const ours = links.filter(({ dataset: { embeds } }) => embeds === cell || embeds.endsWith(`/${cell}`));
  asked.delete('cell');
  const [found] = ours;
  if (found) {
    const [, there = found.href] =
      Object.entries(found.dataset).find(([name]) => lang.startsWith(name)) ?? [];
    const to = new URL(there, location.href);
    to.search = asked;
    location.replace(to);
  } else {
    const box = document.querySelector('.la-no-cell');
    box.hidden = false;
    box.querySelector('code').textContent = cell;
    document.documentElement.style.visibility = '';
  }
}
// Where the build did not know the site's address, this is it.
for (const part of document.querySelectorAll('.la-page pre span'))
  if (part.childElementCount === 0 && part.textContent.includes('https://SITE'))
    part.textContent = part.textContent.replaceAll('https://SITE', location.origin);
