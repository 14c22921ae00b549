/** @type {import('next').NextConfig} */
const config = {
  // Next answers people's pages only; the front door (lib/http) answers programs and hands the rest over.
  poweredByHeader: false,
  reactStrictMode: true,
  // Pictures are never fetched or resized by the server: no /_next/image work for strangers.
  images: { unoptimized: true },
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
  serverExternalPackages: ['piscina', 'pino'],
};

export default config;
