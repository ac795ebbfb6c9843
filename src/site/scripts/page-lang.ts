import type { Lang } from '../paths.ts';

/** The language of the page this script runs in. */
export const pageLang = (): Lang => (document.documentElement.lang.startsWith('zh') ? 'zh' : 'en');
