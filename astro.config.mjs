import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';

export default defineConfig({
  srcDir: './src/site',
  publicDir: './src/site/public',
  outDir: process.env.LAST_ACK_OUT ?? './dist',
  site: process.env.LAST_ACK_SITE ?? 'https://last-ack.example',
  base: process.env.LAST_ACK_BASE ?? '/',
  trailingSlash: 'always',
  i18n: { locales: ['en', 'zh'], defaultLocale: 'en', routing: { prefixDefaultLocale: false } },
  integrations: [mdx()],
});
