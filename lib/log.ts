import 'server-only'
import pino from 'pino'
import { withoutValues } from '@/db/errors'

/** One JSON line an event. No names, addresses, secrets or free text: ids only. */
export const log = pino({
  level: process.env.LOG_LEVEL || 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: (error: Error) => pino.stdSerializers.err(withoutValues(error)) },
  redact: ['password', 'token', 'cookie', 'email', '*.password', '*.token', '*.cookie', '*.email'],
})
