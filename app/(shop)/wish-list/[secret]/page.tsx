import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { add } from '@/app/(shop)/cart/actions'
import { QuantityForm } from '@/components/cart/quantity-form'
import { ListLines } from '@/components/lists/list-lines'
import { Link } from '@/components/ui/link'
import { Empty, Page } from '@/components/ui/page'
import { type Actor, isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import type { CartLine } from '@/lib/cart/queries'
import { translator } from '@/lib/i18n'
import { wishListBehind } from '@/lib/lists/queries'
import { pageTitle } from '@/lib/page-title'
import { priceDisplay } from '@/lib/pricing/display'

/** Not for search engines; and where one goes from here does not learn the address, which is the key. */
export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  const title = pageTitle(actor, translator(actor.locale)('lists.publicTitleNobody'))
  return { ...title, robots: { index: false, follow: false }, referrer: 'no-referrer' }
}

/** A wish list as whoever has its link sees it: they are who they were before, and may buy from it. */
export default async function SharedWishListPage({ params }: PageProps<'/wish-list/[secret]'>) {
  const actor = await currentActor()
  const list = await wishListBehind(actor, (await params).secret)
  if (!list) notFound()
  const t = translator(actor.locale)
  const { shownAs, lines } = list

  return (
    <Page
      title={shownAs ? t('lists.publicTitle', { name: shownAs }) : t('lists.publicTitleNobody')}
      lead={t('lists.publicLead')}
    >
      {lines.length > 0 ? (
        <ListLines actor={actor} lines={lines} doing={(line) => <Wished actor={actor} line={line} />} />
      ) : (
        <Empty title={t('lists.publicEmpty')} />
      )}
    </Page>
  )
}

function Wished({ actor, line }: { actor: Actor; line: CartLine }) {
  const t = translator(actor.locale)
  const { min, step } = line.availability
  const isForSale = line.unitPrice !== null && !['unavailable', 'soldOut'].includes(line.problem ?? '')
  const wished = t('lists.wished', { quantity: line.quantity })
  if (!isForSale || priceDisplay(actor).hidden || isIdleManager(actor)) return <p className="text-md">{wished}</p>
  return (
    <QuantityForm
      action={add}
      fields={{ skuId: line.skuId }}
      quantity={{
        value: min,
        min,
        step,
        label: t('cart.quantityOf', { name: line.name }),
        isLabelHidden: true,
        help: wished,
      }}
      submit={{ label: t('goods.add') }}
      after={
        <Link href="/cart" className="text-accent underline underline-offset-4">
          {t('goods.viewCart')}
        </Link>
      }
    />
  )
}
