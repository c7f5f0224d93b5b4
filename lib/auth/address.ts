import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { env } from '@/lib/env'

/** Written by `knowAddresses` on every request; what a browser sends under this name is overwritten. */
export const ADDRESS_HEADER = 'x-behalf-address'

/**
 * Notes on each request where it comes from, before anybody reads it: the socket's other end or, where
 * TRUSTED_PROXY says that a proxy of ours stands before us, whom that proxy saw (the last hop it names: those
 * before it are whatever the client wrote). The framework itself believes any X-Forwarded-For.
 */
export function knowAddresses() {
  const behindProxy = env().TRUSTED_PROXY === 'true'
  subscribe('http.server.request.start', (message) => {
    const { headers, socket } = (message as { request: IncomingMessage }).request
    headers[ADDRESS_HEADER] = behindProxy ? lastHop(headers['x-forwarded-for']) : (socket.remoteAddress ?? '')
  })
}

export const lastHop = (forwarded: string | string[] | undefined) =>
  [forwarded ?? ''].flat().join(',').split(',').at(-1)!.trim()

/** Where a request comes from, an IPv4 address as people write it; empty if nobody knows. */
export const addressOf = (headers: Headers) => (headers.get(ADDRESS_HEADER) ?? '').replace(/^::ffff:/, '')
