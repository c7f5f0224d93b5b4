import { ChevronDown, Lock as LockIcon, ShoppingCart, SquarePen } from 'lucide-react'
import { ActionButton } from '@/components/forms/action-button'
import { LookAt } from '@/components/live/look-at'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { draftCount } from '@/lib/cart/draft'
import { type Lock, lockOn } from '@/lib/cart/lock'
import { lockTakenBy } from '@/lib/cart/locking'
import { inDraft } from '@/lib/cart/policy'
import { now } from '@/lib/clock'
import { formatClock, translator } from '@/lib/i18n'
import { Drawer } from './drawer'

export type CartActions = Record<'switchCart' | 'lockCart' | 'unlockCart' | 'takeOver', FormAction<void>>

/** Which cart the manager works in, and who may change the customer's. */
export async function CartSwitch({ actor, actions }: { actor: Actor; actions: CartActions }) {
  const t = translator(actor.locale)
  const lock = await lockOn(actor)
  const waiting = await draftCount(actor)
  const isDraft = inDraft(actor)
  const Icon = isDraft ? SquarePen : ShoppingCart
  const name = actor.customer?.firstname ?? ''
  return (
    <Drawer
      // What it was opened for is done, by whomever: closed again, it covers nothing of what is said below it.
      key={`${isDraft} ${lock?.assistId}`}
      label={
        <>
          <Icon aria-hidden className="size-5" />
          <span className="whitespace-nowrap max-lg:sr-only">{t(isDraft ? 'lock.draft' : 'lock.live')}</span>
          {lock && <LockIcon aria-hidden className="size-4" />}
          {lock && <span className="sr-only">{lockedInWords(actor, lock)}</span>}
          <ChevronDown aria-hidden className="size-4 group-open:rotate-180 max-sm:hidden" />
        </>
      }
    >
      <div className="grid gap-3 p-2 text-md">
        <p>{t(isDraft ? 'lock.inDraft' : 'lock.inLive', { name })}</p>
        {!isDraft && waiting > 0 && <p className="text-soft">{t('lock.waiting', { count: waiting })}</p>}
        <ActionButton action={actions.switchCart} fields={{ to: isDraft ? 'live' : 'draft' }}>
          {t(isDraft ? 'lock.toLive' : 'lock.toDraft')}
        </ActionButton>
        <div className="grid gap-3 border-t border-line pt-3">
          <LockState actor={actor} lock={lock} actions={actions} />
        </div>
      </div>
      {lock && <LookAt key={lock.until.getTime()} after={lock.until.getTime() - now().getTime()} />}
    </Drawer>
  )
}

function LockState({ actor, lock, actions }: { actor: Actor; lock: Lock | null; actions: CartActions }) {
  const t = translator(actor.locale)
  if (!lock) {
    return (
      <>
        <p className="text-soft">{t('lock.lockHelp', { name: actor.customer?.firstname ?? '' })}</p>
        <ActionButton action={actions.lockCart}>{t('lock.lockIt')}</ActionButton>
      </>
    )
  }
  return (
    <>
      <p>{lockedInWords(actor, lock)}</p>
      {lock.isOwn ? (
        <ActionButton action={actions.unlockCart}>{t('lock.unlock')}</ActionButton>
      ) : (
        <details>
          <summary className="inline-flex min-h-10 cursor-pointer items-center font-medium text-accent underline underline-offset-4">
            {t('lock.takeOver')}
          </summary>
          <p className="my-2 text-soft">{t('lock.takeOverSure', { manager: lock.manager })}</p>
          <ActionButton action={actions.takeOver} fields={{ assistId: lock.assistId }} look="assist">
            {t('lock.takeOverYes')}
          </ActionButton>
        </details>
      )}
    </>
  )
}

/** Tells the manager whose lock another one has taken over; it stays until they have taken note. */
export async function LockTaken({ actor, seen }: { actor: Actor; seen: FormAction<void> }) {
  const manager = await lockTakenBy(actor)
  const t = translator(actor.locale)
  return (
    <div role="status">
      {manager && (
        <div className="mx-auto flex w-full max-w-7xl flex-wrap items-center gap-x-4 px-4 pb-2 text-md font-medium sm:px-6">
          <p>{t('lock.taken', { manager })}</p>
          <ActionButton action={seen} look="quiet" className="text-assist underline">
            {t('lock.seen')}
          </ActionButton>
        </div>
      )}
    </div>
  )
}

const lockedInWords = ({ locale }: Actor, { isOwn, manager, until }: Lock) =>
  translator(locale)(isOwn ? 'lock.ownLock' : 'lock.othersLock', { manager, time: formatClock(until, locale) })
