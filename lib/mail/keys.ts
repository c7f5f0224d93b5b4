/** The links of letters that do something: the last part of their address is the key. */
const keys = /(\/(?:activate|reset|confirm-email|managed-lists|hand-over)\/)[\w-]{43}/g

/** A letter as it is kept once it has left: its keys are its reader's alone. */
export const withoutKeys = ({ html, text }: { html: string; text: string }) => ({
  html: html.replace(keys, '$1…'),
  text: text.replace(keys, '$1…'),
})

/** Goes to somebody whose account is closed: once it has left, nothing of it is kept. */
export const LAST_LETTER = 'customer-account-closed'

type Sent = { id: string; template: string; html: string; text: string }

/** What is kept of a letter that has left. */
export const keptOnceSent = (mail: Sent) =>
  mail.template === LAST_LETTER
    ? { dedupeKey: mail.id, recipient: '', subject: '', html: '', text: '' }
    : withoutKeys(mail)
