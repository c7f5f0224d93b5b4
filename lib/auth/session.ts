import 'server-only'
import { and, eq, gt, isNotNull, isNull, or } from 'drizzle-orm'
import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { after } from 'next/server'
import { cache } from 'react'
import { db, type Scope, type Tx, transact } from '@/db'
import { newId } from '@/db/id'
import { accounts, assists, secondFactors, sessions } from '@/db/schema'
import type { Locale } from '@/db/words'
import { endAssist, endingOf } from '@/lib/assist/ending'
import { assistLimits } from '@/lib/assist/limits'
import { assistById, standingOf } from '@/lib/assist/standing'
import { DAY, later, now } from '@/lib/clock'
import { env } from '@/lib/env'
import { isLocale, preferredLocale } from '@/lib/i18n'
import { log } from '@/lib/log'
import { customerAccess, type ManagerAccess, managerAccess } from '@/lib/people/access'
import { shopOfHost } from '@/lib/shops/queries'
import type { Shop } from '@/lib/shops/shop'
import { type Actor, fullName } from './actor'
import { addressOf } from './address'
import {
  cookieOptions,
  decodeSession,
  deviceCookie,
  encodeSession,
  guestCookie,
  localeCookie,
  sessionCookie,
} from './cookies'
import type { Visit } from './entering'
import { PASS_HEADER, PATH_HEADER, REQUEST_HEADER } from './headers'
import { knownDevice, SEEN_EVERY, sessionLimits } from './limits'
import { readPass } from './pass'
import { quietCookie } from './quiet'
import { needsSecondFactor } from './second-factor-rule'
import { hashOfSecret } from './secret'

/**
 * Who is asking, for whom, and where: read from the session's row and the open assist, anew on every
 * request. Whatever was withdrawn since the last click is withdrawn on this one. An unknown host is a 404;
 * a URL that names an assist which is not (or no longer) theirs leads to the page that says so.
 */
export const currentActor = cache(async (): Promise<Actor> => {
  const shop = await currentShop()
  const session = await openSession(shop)
  const { assistId, requestId } = await passOf()
  const visitor = await visitorOf(shop, requestId)

  if (session?.kind === 'manager') {
    const manager = await managerAccess(shop, session.accountId)
    if (manager && (await mustEnrol(shop, session))) return enrolling(visitor, manager, session.id)
    if (manager) return managerActor(visitor, manager, session.id, assistId)
    if (assistId) await endIfTheirs(assistId, shop, session, requestId)
  }
  if (assistId) redirect(`/assist-ended/${assistId}`)
  if (session?.kind !== 'customer') return visitor

  const customer = await customerAccess(shop, { accountId: session.accountId })
  if (!customer) return visitor
  const account = {
    id: session.accountId,
    kind: 'customer' as const,
    name: fullName({ ...customer, salutation: '' }),
    email: session.email,
    sessionId: session.id,
  }
  return { ...visitor, account, customer, guestHash: null, locale: await currentLocale(shop, customer.locale) }
})

/** Whether this manager has to set a second factor up before anything else. */
export const mustEnrol = async (shop: Shop, { accountId, enrolled }: OpenSession) =>
  !enrolled && (await needsSecondFactor(shop, accountId))

/** Where a second factor is set up, and what else is open until it is. */
export const ENROL_AT = '/account/security/second-factor'
const openMeanwhile = /^\/(account\/security|admin|api\/sign-out|api\/language)(\/|$)/

/** A manager without the second factor they must have: may do nothing but set it up, wherever they come in. */
async function enrolling(visitor: Actor, { id, name, email }: ManagerAccess, sessionId: string): Promise<Actor> {
  const { assistId, path } = await passOf()
  if (assistId || (path && !openMeanwhile.test(path))) redirect(ENROL_AT)
  const account = { id, kind: 'manager' as const, name, email, sessionId, mustEnrol: true as const }
  return { ...visitor, account, guestHash: null }
}

/** What the URL says, if it is the proxy that tells us: in which assist, and under which id the request is known. */
export async function passOf() {
  const head = await headers()
  const pass = readPass(head.get(PASS_HEADER), env().NEXTAUTH_SECRET)
  const genuine = pass?.host === head.get('host')
  return {
    assistId: genuine ? pass?.assistId : undefined,
    path: genuine ? pass?.path : undefined,
    requestId: (genuine && head.get(REQUEST_HEADER)) || newId(),
  }
}

/** The address of the page that is being shown, as its visitor sees it; the front page if nobody says. */
export const shownPath = async () => ((await passOf()).path && (await headers()).get(PATH_HEADER)) || '/'

/** The shop of the request's host; an unknown host is not found. */
export const currentShop = cache(async (): Promise<Shop> => {
  return (await knownShop()) ?? notFound()
})

/** The shop of the host, or undefined: for what must also stand where there is none. */
export const knownShop = cache(async () => shopOfHost((await headers()).get('host') ?? ''))

/** The language of the document, also where there is no shop to ask. */
export const readerLocale = cache(
  async (): Promise<Locale> => ((await knownShop()) ? (await currentActor()).locale : 'en'),
)

/** Puts a session's secret into this browser. */
export async function rememberSession(secret: string, kind: keyof typeof sessionLimits) {
  const options = cookieOptions(sessionLimits[kind].absolute)
  ;(await cookies()).set(sessionCookie(), await encodeSession(secret), options)
}

export async function forgetSession() {
  ;(await cookies()).set(sessionCookie(), '', cookieOptions(0))
}

/** Leaves a mark by which this browser is known again; it signs nobody in. */
export async function rememberThisDevice(secret: string) {
  ;(await cookies()).set(deviceCookie(), secret, cookieOptions(knownDevice.lasts))
}

export async function rememberLocale(locale: Locale) {
  ;(await cookies()).set(localeCookie, locale, cookieOptions(365 * DAY))
}

/** The visit that a sign-in belongs to. */
export async function currentVisit(actor: Actor): Promise<Visit> {
  const head = await headers()
  return {
    shop: actor.shop,
    requestId: actor.requestId,
    device: head.get('user-agent') ?? '',
    address: addressOf(head),
    locale: actor.locale,
    knownDevice: (await cookies()).get(deviceCookie())?.value,
  }
}

/** Somebody of whom nothing is known but the browser. */
export async function visitorOf(shop: Shop, requestId: string): Promise<Actor> {
  const guest = (await cookies()).get(guestCookie())?.value
  return {
    shop,
    requestId,
    locale: await currentLocale(shop),
    account: null,
    permissions: new Set(),
    oversees: [],
    customer: null,
    assist: null,
    guestHash: guest ? hashOfSecret(guest) : null,
  }
}

/** What was chosen on this browser, else the person's own language, else what the browser asks for. */
async function currentLocale(shop: Shop, own?: Locale): Promise<Locale> {
  const chosen = (await cookies()).get(localeCookie)?.value
  if (isLocale(chosen) && shop.languages.includes(chosen)) return chosen
  if (own && shop.languages.includes(own)) return own
  return preferredLocale((await headers()).get('accept-language'), shop.languages)
}

type OpenSession = {
  id: string
  accountId: string
  kind: 'manager' | 'customer'
  email: string
  /** Since when a second factor has been asked for at each sign-in; null for not. */
  enrolled: Date | null
}

/**
 * The session of this browser's cookie, while it is good: of this shop, not ended, not idle, its account enabled, and
 * not one that still waits for a code.
 */
export const openSession = cache(async (shop: Shop): Promise<OpenSession | undefined> => {
  const secret = await decodeSession((await cookies()).get(sessionCookie())?.value)
  if (!secret) return undefined
  const at = now()
  const seenSince = (kind: keyof typeof sessionLimits) =>
    and(eq(accounts.kind, kind), gt(sessions.lastSeenAt, later(-sessionLimits[kind].idle, at)))
  const [row] = await db
    .select({
      id: sessions.id,
      accountId: accounts.id,
      kind: accounts.kind,
      email: accounts.email,
      lastSeenAt: sessions.lastSeenAt,
      enrolled: secondFactors.confirmedAt,
    })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .leftJoin(secondFactors, and(eq(secondFactors.accountId, accounts.id), isNotNull(secondFactors.confirmedAt)))
    .where(
      and(
        eq(sessions.id, hashOfSecret(secret)),
        eq(sessions.shopId, shop.id),
        eq(sessions.awaitsCode, false),
        eq(accounts.enabled, true),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, at),
        or(seenSince('manager'), seenSince('customer')),
      ),
    )
  if (!row) return undefined
  if (at.getTime() - row.lastSeenAt.getTime() > SEEN_EVERY && !(await isQuiet())) {
    seen({ session: row.id }, async (tx) => {
      await tx.update(sessions).set({ lastSeenAt: at }).where(eq(sessions.id, row.id))
    })
  }
  return row
})

async function managerActor(visitor: Actor, manager: ManagerAccess, sessionId: string, assistId?: string) {
  const account = { id: manager.id, kind: 'manager' as const, name: manager.name, email: manager.email, sessionId }
  const actor: Actor = { ...visitor, account, permissions: manager.permissions, guestHash: null }
  if (!assistId) return actor

  const assist = await assistById(assistId)
  const theirs = assist && assist.sessionId === sessionId && assist.shopId === visitor.shop.id
  if (!theirs || assist.endedAt) redirect(`/assist-ended/${assistId}`)

  const standing = await standingOf(assist, visitor.shop, manager)
  if (!standing.open) {
    await endAssist(assist, standing.ending, visitor.requestId)
    redirect(`/assist-ended/${assistId}`)
  }
  const at = now()
  const quiet = await isQuiet()
  if (at.getTime() - assist.lastSeenAt.getTime() > SEEN_EVERY && !quiet) {
    seen({ assist: assist.id }, async (tx) => {
      await tx
        .update(assists)
        .set({ lastSeenAt: at })
        .where(and(eq(assists.id, assist.id), isNull(assists.endedAt)))
    })
  }
  const idleEndsAt = later(assistLimits(visitor.shop).idle, quiet ? assist.lastSeenAt : at)
  return {
    ...actor,
    customer: standing.customer,
    locale: await currentLocale(visitor.shop, standing.customer.locale),
    assist: {
      id: assist.id,
      reason: assist.reason,
      startedAt: assist.startedAt,
      endsAt: assist.expiresAt,
      idleEndsAt,
      inDraft: assist.inDraft,
    },
  }
}

/** Whether a page asks by itself, because somebody else changed something, or listens: then nobody has clicked. */
const isQuiet = async () =>
  (await cookies()).has(quietCookie) || (await headers()).get('accept') === 'text/event-stream'

/** Writes that somebody was here, once the answer is out: reading must not wait for a write, nor fail with it. */
function seen(scope: Scope, write: (tx: Tx) => Promise<void>) {
  after(() => transact(scope, write).catch((error) => log.warn({ err: error }, 'a visit could not be written down')))
}

/** The manager has lost the right to be here: so has their assist. */
async function endIfTheirs(assistId: string, shop: Shop, session: OpenSession, requestId: string) {
  const assist = await assistById(assistId)
  if (assist?.sessionId !== session.id) return
  const ending = await endingOf(assist, shop)
  if (ending) await endAssist(assist, ending, requestId)
}
