import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Picture } from '@/components/catalogue/picture'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Page } from '@/components/ui/page'
import { currentActor } from '@/lib/auth/session'
import { formatDay, translator } from '@/lib/i18n'
import { lastDayOf } from '@/lib/managed-lists/days'
import { managedListBehind } from '@/lib/managed-lists/queries'
import { formatMoney } from '@/lib/money'
import { pageTitle } from '@/lib/page-title'

/** Not for search engines; and where one goes from here does not learn the address, which is the key. */
export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  const title = pageTitle(actor, translator(actor.locale)('managedLists.title'))
  return { ...title, robots: { index: false, follow: false }, referrer: 'no-referrer' }
}

/** Where the letter leads: the list as it was offered. Looking changes nothing; deciding is for its customer, signed in. */
export default async function SentListPage({ params }: PageProps<'/managed-lists/[token]'>) {
  const actor = await currentActor()
  const list = await managedListBehind(actor, (await params).token)
  if (!list) notFound()
  const t = translator(actor.locale)
  const until = lastDayOf(list)
  const told = [
    t('managedLists.byFor', { name: list.managerName }),
    until && t('managedLists.until', { day: formatDay(until, actor.locale) }),
  ]
  const decide = `/account/managed-lists/${list.id}`

  return (
    <Page title={list.name} lead={told.filter(Boolean).join(' · ')} narrow>
      <div className="grid gap-6">
        {list.message && <p className="whitespace-pre-line [overflow-wrap:anywhere]">{list.message}</p>}
        <ul aria-label={t('managedLists.lines')} className="divide-y divide-line border-y border-line">
          {list.lines.map((line) => (
            <li key={line.id} className="flex gap-4 py-4">
              <Picture name={line.picture} className="size-16 shrink-0" />
              <div className="min-w-0 flex-1">
                <p className="font-medium [overflow-wrap:anywhere]">{line.name}</p>
                <p className="text-sm text-soft">
                  {line.skuCode} · {t('managedLists.pieces', { quantity: line.quantity })}
                </p>
                {line.note && <p className="mt-1 text-md [overflow-wrap:anywhere]">{line.note}</p>}
              </div>
              {line.price !== null && (
                <p className="font-medium">{formatMoney(line.price, line.currency, actor.locale)}</p>
              )}
            </li>
          ))}
        </ul>
        {!list.isOwn && <p className="text-md text-soft">{t('managedLists.signInHelp')}</p>}
        <div>
          <Link href={list.isOwn ? decide : `/sign-in?next=${decide}`} className={buttonClass('primary')}>
            {t(list.isOwn ? 'managedLists.open' : 'managedLists.signIn')}
          </Link>
        </div>
      </div>
    </Page>
  )
}
