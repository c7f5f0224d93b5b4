import { request } from 'node:http'
import { encodeSession, sessionCookie } from '@/lib/auth/cookies'
import { hashOfSecret, newSecret } from '@/lib/auth/secret'
import type { Shop } from '@/lib/shops/shop'
import { makeSession } from './make'

/** A browser without JavaScript, with somebody signed in. */
export type PlainBrowser = { host: string; cookie: string; sessionId: string }
export type Answer = { status: number; location: string; text: string }

/** Signs somebody in without asking for a password. */
export async function signedIn(shop: Shop, host: string, accountId: string): Promise<PlainBrowser> {
  const secret = newSecret()
  const sessionId = await makeSession(shop, accountId, hashOfSecret(secret))
  return { host, sessionId, cookie: `${sessionCookie()}=${await encodeSession(secret)}` }
}

type Sent = { body: Buffer; headers: Record<string, string> }

export const look = (browser: PlainBrowser, port: number, path: string) => send(browser, port, path)

/** Sends a form as it stands on the page. */
export async function press(browser: PlainBrowser, port: number, path: string, fields: [string, string][]) {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  const encoded = new Response(form)
  const headers = { 'content-type': encoded.headers.get('content-type') ?? '' }
  return send(browser, port, path, { headers, body: Buffer.from(await encoded.arrayBuffer()) })
}

/** Each request has a connection of its own, so that none waits for another here. */
export function send({ host, cookie }: Omit<PlainBrowser, 'sessionId'>, port: number, path: string, sent?: Sent) {
  const authority = `${host}:${port}`
  const headers = { host: authority, origin: `http://${authority}`, cookie, ...sent?.headers }
  const options = { host: 'localhost', port, path, method: sent ? 'POST' : 'GET', headers, agent: false }
  return new Promise<Answer>((resolve, reject) => {
    const asked = request(options, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part) => {
        text += part
      })
      answer.on('error', reject)
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? '', text }))
    })
    asked.on('error', reject)
    asked.end(sent?.body)
  })
}

/** The hidden fields of the form that has a field of this name: all that its button sends. */
export function fieldsOf(html: string, field: string): [string, string][] {
  const form = html.match(/<form\b.*?<\/form>/gs)?.find((each) => each.includes(`name="${field}"`))
  if (!form) throw new Error(`no form with ${field} in:\n${html.slice(0, 2_000)}`)
  return [...form.matchAll(/<input\b[^>]*>/g)].map(([input]) => [
    attributeOf(input, 'name'),
    attributeOf(input, 'value'),
  ])
}

/** What the page warns of. */
export const alertsIn = (html: string) =>
  [...html.matchAll(/role="alert"[^>]*>([^<]+)</g)].map(([, text]) => unescaped(text!))

const attributeOf = (tag: string, name: string) => unescaped(tag.match(new RegExp(` ${name}="([^"]*)"`))?.[1] ?? '')

const marks: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" }
const unescaped = (text: string) => text.replace(/&(#?\w+);/g, (whole, mark: string) => marks[mark] ?? whole)
