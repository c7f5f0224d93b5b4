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

/** The carrier the configuration names. */
export function mailerOf(env: MailSettings): Mailer {
  if (env.MAIL === 'resend') return byResend(env.RESEND_API_KEY!, env.RESEND_BASE_URL)
  if (env.MAIL === 'smtp') return bySmtp(env.SMTP_URL!)
  return async () => {} // local: the mailbox page shows the rows themselves
}

function byResend(key: string, baseUrl?: string): Mailer {
  const resend = new Resend(key, baseUrl ? { baseUrl } : undefined)
  return async ({ id, sender, recipient, subject, html, text }) => {
    const letter = { from: sender, to: recipient, subject, html, text }
    const { error } = await resend.emails.send(letter, { idempotencyKey: id })
    if (error) throw new Error(`resend: ${error.name}`)
  }
}

function bySmtp(url: string): Mailer {
  const transport = createTransport({ url, disableFileAccess: true, disableUrlAccess: true })
  return async ({ id, sender, recipient, subject, html, text }) => {
    const domain = sender.match(/@([^>]+)>$/)?.[1] ?? 'shop.invalid'
    await transport.sendMail({ messageId: `<${id}@${domain}>`, from: sender, to: recipient, subject, html, text })
  }
}
