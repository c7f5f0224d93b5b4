import type { Instrumentation } from 'next'
import { REQUEST_HEADER } from '@/lib/auth/headers'

/** A fault of ours: one line in the log, with the request it belongs to. The reader only sees its digest. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  const { log } = await import('@/lib/log')
  const requestId = request.headers[REQUEST_HEADER]
  log.error({ err: error, requestId, method: request.method, route: context.routePath }, 'a request failed')
}
