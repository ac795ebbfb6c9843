/** Registers the offline worker, and offers an update when one waits. */
export const registerOffline = async (): Promise<void> => {
  try {
    const registration: ServiceWorkerRegistration | undefined = await navigator.serviceWorker.register(
      `${import.meta.env.BASE_URL.replace(/\/?$/, '/')}offline.js`,
    );
    // Where something blocks workers in the browser's name, it answers with nothing.
    if (!registration) return;
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
