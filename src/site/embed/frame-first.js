// Before the first paint: the theme that the address asks for. Nothing is read from storage, which may be another site's to forbid.
document.documentElement.classList.add('la-js');
const asked = /[?&]theme=(light|dark)(?:&|$)/.exec(location.search);
if (asked) document.documentElement.dataset.theme = asked[1];
