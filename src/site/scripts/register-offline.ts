/** Registers the offline worker once the page is at rest. A page served by `astro dev` has none. */
export const registerOffline = (): void => {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const register = async (): Promise<void> => {
    try {
      const registration = await navigator.serviceWorker.register(
        `${import.meta.env.BASE_URL.replace(/\/?$/, '/')}offline.js`,
      );
      const offer = async (): Promise<void> => {
        // A first visit has no earlier worker, so nothing to update.
        if (registration.waiting && navigator.serviceWorker.controller) {
          (await import('./offer-update.ts')).offerUpdate(registration.waiting);
        }
      };
      void offer();
      registration.addEventListener('updatefound', () =>
        registration.installing?.addEventListener('statechange', () => void offer()),
      );
    } catch {
      // No worker (private window, plain http): the site works online as before.
    }
  };
  const later = (): void => void setTimeout(register, 1500);
  if (document.readyState === 'complete') later();
  else addEventListener('load', later);
};
