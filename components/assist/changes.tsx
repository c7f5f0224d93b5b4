import { ActionButton } from '@/components/forms/action-button'
import { Link } from '@/components/ui/link'
import type { Locale } from '@/db/words'
import type { FormAction } from '@/lib/action'
import { formatTime, translator } from '@/lib/i18n'
import type { ChangeTold } from '@/lib/undo/words'

type Props = {
  assistId: string
  changes: ChangeTold[]
  orders: { number: string; href: string | null }[]
  /** Words for an order that was placed: its customer asks for what its manager does. */
  desk?: boolean
  action: FormAction
  locale: Locale
}

/** What an assist has changed, each with a way to take it back while it is as the assist left it. */
export function Changes({ assistId, changes, orders, desk = false, action, locale }: Props) {
  const t = translator(locale)
  if (changes.length === 0 && orders.length === 0) return null
  const open = changes.filter(isOpen)
  return (
    <section>
      <h3 className="mb-1 text-md font-semibold">{t('undo.title')}</h3>
      <ul className="divide-y divide-line">
        {orders.map(({ number, href }) => (
          <li key={number} className="py-2 text-md">
            {t(desk ? 'undo.orderedDesk' : 'undo.ordered', { number })}{' '}
            {href && <Link href={href}>{t('undo.toOrder', { number })}</Link>}
          </li>
        ))}
        {changes.map((change) => (
          <li key={change.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2 text-md">
            <span className="min-w-0 break-words">{change.words}</span>
            {isOpen(change) ? (
              <ActionButton
                action={action}
                fields={{ assistId, changeId: change.id }}
                look="quiet"
                label={t('undo.takeBackThis', { change: change.words })}
              >
                {t('undo.takeBack')}
              </ActionButton>
            ) : (
              <span className="text-soft">{whyNot(change)}</span>
            )}
          </li>
        ))}
      </ul>
      {open.length > 1 && (
        <div className="mt-3">
          <ActionButton action={action} fields={{ assistId }}>
            {t('undo.takeBackAll', { count: open.length })}
          </ActionButton>
        </div>
      )}
    </section>
  )

  function whyNot({ takenBack, standing, orderedAs }: ChangeTold) {
    if (takenBack) return t('undo.taken', { by: takenBack.by, time: formatTime(takenBack.at, locale) })
    if (orderedAs) return t('undo.wasOrdered', { number: orderedAs })
    return t(standing === 'asBefore' ? 'undo.asBefore' : 'undo.movedOn')
  }
}

const isOpen = ({ takenBack, standing }: ChangeTold) => !takenBack && standing === 'takeable'
