/** What every answer carries. The content security policy, which needs a nonce per request, is set in proxy.ts. */
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
  { key: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' },
]

/**
 * The address of a letter's link is the key itself: no page ever names it as where one comes from. (Not
 * `no-referrer`: under that, browsers post a form without JavaScript as from nowhere, and it is refused.)
 */
const links = ['/activate/:token', '/reset/:token', '/confirm-email/:token', '/hand-over/:token']
const discreet = [{ key: 'Referrer-Policy', value: 'strict-origin' }]

/** A managed list's link shows and does nothing, so no form has to say where it comes from. */
const silent = { source: '/managed-lists/:token', headers: [{ key: 'Referrer-Policy', value: 'no-referrer' }] }

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  agentRules: false,
  reactStrictMode: true,
  serverExternalPackages: ['better-sqlite3', 'pg', 'pino', '@node-rs/argon2', 'nodemailer', 'pdfkit'],
  images: { unoptimized: true },
  experimental: { agentUpgrade: false, authInterrupts: true, serverActions: { bodySizeLimit: '256kb' } },
  headers: async () => [
    { source: '/:path*', headers },
    ...links.map((source) => ({ source, headers: discreet })),
    silent,
  ],
}
