/**
 * A part of the page that was asked for and could not be fetched (no network; or the site has moved on to a version
 * without it) is said, once: a press that nothing answers explains nothing. Loading the page again is the way out; a text under way is
 * kept when one leaves.
 */
/** How Chrome and Firefox, and Safari, say that `import()` found no file; there is no error of its own for it. */
const unfetched = /dynamically imported module|module script failed/i;

export const tellOfMissingParts = (): void => {
  addEventListener('unhandledrejection', ({ reason }) => {
    if (!unfetched.test(String(reason)) || document.querySelector('.la-missing')) return;
    // Written into the page: words could not be fetched now.
    const { missing = '', again = '' } = document.body.dataset;
    const notice = document.createElement('div');
    notice.className = 'la-offer la-missing';
    notice.role = 'alert';
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = again;
    button.addEventListener('click', () => location.reload());
    notice.append(missing, button);
    document.body.append(notice);
    addEventListener('online', () => notice.remove(), { once: true });
  });
};
