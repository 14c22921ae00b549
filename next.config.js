/** @type {import('next').NextConfig} */
const config = {
  // Next answers people's pages only; the front door (lib/http) answers programs and hands the rest over.
  poweredByHeader: false,
  reactStrictMode: true,
  // Pictures are never fetched or resized by the server: no /_next/image work for strangers.
  images: { unoptimized: true },
  // A photo and a cascade of one's own. The front door holds every other body to 1 MiB (lib/http/body-limits.ts).
  experimental: { serverActions: { bodySizeLimit: '16mb' } },
  serverExternalPackages: ['piscina', 'pino'],
};

export default config;
