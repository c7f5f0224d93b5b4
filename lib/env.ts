import 'server-only'
import { z } from 'zod'

const text = z.string().trim().min(1)

const Env = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
    DATABASE_URL: z
      .string()
      .regex(/^(file:.+|postgres(ql)?:\/\/.+)/, 'must start with file: or postgres://')
      .default('file:./data/behalf.db'),
    NEXTAUTH_SECRET: z
      .string('is missing: it signs the session cookies. Make one with `openssl rand -base64 32`')
      .min(32, 'must have at least 32 characters'),
    PUBLIC_SCHEME: z.enum(['https', 'http']).default('https'),
    MAIL: z.enum(['resend', 'smtp', 'local']).optional(),
    MAILBOX: z.enum(['open', 'closed']).optional(),
    TEST_GATEWAYS: z.enum(['open', 'closed']).optional(),
    STRIPE_API_BASE: z.url().optional(),
    /** Off only where something before us limits how many pages one source may ask for, or where speed is measured. */
    PAGE_LIMIT: z.enum(['on', 'off']).default('on'),
    TRUSTED_PROXY: z.enum(['true', 'false']).default('false'),
    RESEND_API_KEY: text.optional(),
    RESEND_BASE_URL: z.url().optional(),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://')
      .optional(),
    DELIVERY_UPDATES_FOLDER: text.optional(),
    AUDIT_ANCHOR_FILE: text.default('./data/audit-anchor.jsonl'),
    FILES_FOLDER: text.default('./data/files'),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  })
  .transform((env, context) => {
    const mail = env.MAIL ?? (env.RESEND_API_KEY ? 'resend' : env.SMTP_URL ? 'smtp' : undefined)
    if (!mail && env.NODE_ENV === 'production') {
      context.addIssue({ code: 'custom', path: ['MAIL'], message: noMail })
      return z.NEVER
    }
    if (mail === 'resend' && !env.RESEND_API_KEY) {
      context.addIssue({ code: 'custom', path: ['RESEND_API_KEY'], message: 'is missing, but MAIL is resend' })
    }
    if (mail === 'smtp' && !env.SMTP_URL) {
      context.addIssue({ code: 'custom', path: ['SMTP_URL'], message: 'is missing, but MAIL is smtp' })
    }
    const byDefault = env.NODE_ENV === 'production' ? 'closed' : 'open'
    const { MAILBOX = byDefault, TEST_GATEWAYS = byDefault } = env
    return { ...env, MAIL: mail ?? ('local' as const), MAILBOX, TEST_GATEWAYS }
  })

const noMail =
  'is missing: set RESEND_API_KEY or SMTP_URL so that mail can leave, or MAIL=local to keep it in the local mailbox'

export type Env = z.output<typeof Env>

/** Reads a configuration. Throws an Error whose message names each variable that is wrong, and why. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = Env.safeParse(given)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`)
  throw new Error(`The configuration is not complete:\n${lines.join('\n')}`)
}

let parsed: Env | undefined

/** The configuration, read when first needed so that a build needs none of it. */
export function env(): Env {
  parsed ??= parseEnv(process.env)
  return parsed
}
