import 'server-only'
import type { Tx } from '@/db'
import type { Locale } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { formatDay, type Translate } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import type { RecurringGoods } from '@/lib/recurring/goods'
import { byWhom, goodsLines, shownManager, tell } from '@/lib/recurring/letters'
import type { RecurringRow } from '@/lib/recurring/policy'
import type { TermRow } from '@/lib/recurring/term'
import { isRunning } from './policy'

/** That it has started; on behalf, by whom. */
export const tellStarted = (tx: Tx, actor: Actor, row: RecurringRow, goods: RecurringGoods[]) =>
  tell(tx, row, {
    template: 'subscription-created',
    cause: '',
    lines: (t, locale) => [
      ...byWhom(actor, t),
      ...goodsLines(goods, locale),
      t('letters.subscription-created.next', { day: formatDay(row.nextDay ?? row.anchor, locale) }),
      t('letters.subscription-created.after'),
    ],
  })

/** That the next term is near, and what it would cost today. */
export const tellRenewal = (tx: Tx, actor: Actor, row: RecurringRow, goods: RecurringGoods[]) => {
  const day = row.nextDay!
  return tell(tx, row, {
    template: 'subscription-reminder',
    cause: day,
    values: { day: formatDay(day, actor.locale) },
    lines: (t, locale) => [
      ...goodsLines(goods, locale),
      t('letters.subscription-reminder.today', {
        total: formatMoney(
          goods.reduce((sum, { total }) => sum + total, 0),
          actor.shop.currency,
          locale,
        ),
      }),
      t('letters.subscription-reminder.after', { day: formatDay(day, locale) }),
    ],
  })
}

/** That it is cancelled and how long its term runs on; whoever did it. */
export const tellCancelled = (tx: Tx, actor: Actor, row: RecurringRow, term: TermRow) =>
  tell(tx, row, {
    template: 'subscription-cancelled',
    cause: String(row.version),
    lines: (t, locale) => [
      ...ofStaff(actor, 'cancelled', t),
      ...(isRunning(term)
        ? [
            t('letters.subscription-cancelled.runsOn', { day: formatDay(term.termEnd!, locale) }),
            t('letters.subscription-cancelled.after'),
          ]
        : []),
    ],
  })

/** That the shop's staff has taken the cancellation back; who does so themself knows. */
export async function tellTakenBack(tx: Tx, actor: Actor, row: RecurringRow, day: string): Promise<void> {
  if (!actor.assist) return
  await tell(tx, row, {
    template: 'subscription-taken-back',
    cause: String(row.version),
    lines: (t: Translate, locale: Locale) => [
      ...ofStaff(actor, 'taken-back', t),
      t('letters.subscription-resumed.next', { day: formatDay(day, locale) }),
      t('letters.subscription-taken-back.after'),
    ],
  })
}

function ofStaff(actor: Actor, what: 'cancelled' | 'taken-back', t: Translate): string[] {
  if (!actor.assist) return []
  const name = shownManager(actor)
  return [t(`letters.subscription-${what}.${name ? 'by' : 'byStaff'}`, { name: name ?? '' })]
}
