/** A cell's address: reading one that was opened, writing one to give away. */
export const loadLinks = () => import('./share-link.ts');
