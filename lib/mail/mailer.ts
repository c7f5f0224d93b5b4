import 'server-only'
import { createTransport } from 'nodemailer'
import { Resend } from 'resend'
import type { Env } from '@/lib/env'

export type OutgoingMail = {
  id: string
  sender: string
  recipient: string
  subject: string
  html: string
  text: string
}

/** Carries one letter away, or throws. Told twice about the same id, the carrier or the reader can tell. */
export type Mailer = (mail: OutgoingMail) => Promise<void>

type MailSettings = Pick<Env, 'MAIL' | 'RESEND_API_KEY' | 'RESEND_BASE_URL' | 'SMTP_URL'>

/** How long a carrier may take: well within the lease on a letter, or a second worker would send it too. */
const PATIENCE = 30_000

/** The carrier the configuration names. */
export function mailerOf(env: MailSettings, patience = PATIENCE): Mailer {
  if (env.MAIL === 'resend') return byResend(env.RESEND_API_KEY!, patience, env.RESEND_BASE_URL)
  if (env.MAIL === 'smtp') return bySmtp(env.SMTP_URL!, patience)
  return async () => {} // local: the mailbox page shows the rows themselves
}

function byResend(key: string, patience: number, baseUrl?: string): Mailer {
  const resend = new Resend(key, baseUrl ? { baseUrl } : undefined)
  return async ({ id, sender, recipient, subject, html, text }) => {
    const letter = { from: sender, to: recipient, subject, html, text }
    const { error } = await inTime(patience, resend.emails.send(letter, { idempotencyKey: id }))
    if (error) throw new Error(`resend: ${error.name}`)
  }
}

function inTime<T>(patience: number, sending: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout>
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the carrier did not answer in time')), patience)
  })
  return Promise.race([sending, tooLate]).finally(() => clearTimeout(timer))
}

function bySmtp(url: string, patience: number): Mailer {
  const timeouts = { connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience }
  const transport = createTransport({ url, disableFileAccess: true, disableUrlAccess: true, ...timeouts })
  return async ({ id, sender, recipient, subject, html, text }) => {
    const domain = sender.match(/@([^>]+)>$/)?.[1] ?? 'shop.invalid'
    const letter = { messageId: `<${id}@${domain}>`, from: sender, to: recipient, subject, html, text }
    await inTime(patience, transport.sendMail(letter))
  }
}
