export const isPicture = (name: string): boolean => /\.(avif|gif|jpe?g|png|svg|webp)$/.test(name);
