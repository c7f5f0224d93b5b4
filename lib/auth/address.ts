import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { env } from '@/lib/env'
import { log } from '@/lib/log'

/** Written by `knowAddresses` on every request; what a browser sends under this name is overwritten. */
export const ADDRESS_HEADER = 'x-behalf-address'

/**
 * Notes on each request where it comes from, before anybody reads it: the socket's other end or, where
 * TRUSTED_PROXY says that a proxy of ours stands before us, whom that proxy saw (the last hop it names: those
 * before it are whatever the client wrote). The framework itself believes any X-Forwarded-For. Where a proxy seems to
 * stand before us and nobody has said so, the log does, once: all visitors look like one then.
 */
export function knowAddresses() {
  const behindProxy = env().TRUSTED_PROXY === 'true'
  let isTold = behindProxy
  subscribe('http.server.request.start', (message) => {
    const { headers, socket } = (message as { request: IncomingMessage }).request
    if (!isTold && isForwarded(headers, socket.remoteAddress)) {
      isTold = true
      log.warn('X-Forwarded-For comes from a near address: behind a proxy set TRUSTED_PROXY=true, or all count as one')
    }
    headers[ADDRESS_HEADER] = behindProxy ? lastHop(headers['x-forwarded-for']) : (socket.remoteAddress ?? '')
  })
}

/** Whether something near us has passed a request on; what the framework asks of itself has our header already. */
const isForwarded = (headers: IncomingMessage['headers'], from = '') =>
  headers['x-forwarded-for'] !== undefined && headers[ADDRESS_HEADER] === undefined && isNear(plain(from))

/** Loopback, private and link-local, of either kind. */
const isNear = (address: string) =>
  /^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\.|^(::1$|f[cd]|fe[89ab])/i.test(address)

export const lastHop = (forwarded: string | string[] | undefined) =>
  [forwarded ?? ''].flat().join(',').split(',').at(-1)!.trim()

/** Where a request comes from, an IPv4 address as people write it; empty if nobody knows. */
export const addressOf = (headers: Headers) => plain(headers.get(ADDRESS_HEADER) ?? '')

const plain = (address: string) => address.replace(/^::ffff:/, '')
