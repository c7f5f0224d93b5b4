/** The links of letters that do something: the last part of their address is the key. */
const keys = /(\/(?:activate|reset|confirm-email|managed-lists)\/)[\w-]{43}/g

/** A letter as it is kept once it has left: its keys are its reader's alone. */
export const withoutKeys = ({ html, text }: { html: string; text: string }) => ({
  html: html.replace(keys, '$1…'),
  text: text.replace(keys, '$1…'),
})
