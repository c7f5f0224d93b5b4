import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ListView } from '@/components/lists/list-view'
import { ShareWishList } from '@/components/lists/share-wish-list'
import { AccountPage } from '@/components/people/account-page'
import { Empty } from '@/components/ui/page'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'
import { wishListOf } from '@/lib/lists/queries'
import { pageTitle } from '@/lib/page-title'
import { removeLine, setQuantity, share, stop, toCart } from '../lists/actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('lists.wish'))
}

/** The one wish list, and its link. */
export default async function WishListPage() {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer) redirect('/sign-in?next=/account/wish-list')
  const t = translator(actor.locale)
  const list = await wishListOf(actor)

  return (
    <AccountPage actor={actor} room="wishList" title={t('lists.wish')} lead={t('lists.wishLead')}>
      <div className="grid gap-10">
        {list ? (
          <ListView actor={actor} list={list} actions={{ setQuantity, removeLine, toCart }} />
        ) : (
          <Empty title={t('lists.noneOfKind.wish')}>{t('lists.noneHelp.wish')}</Empty>
        )}
        <ShareWishList actor={actor} list={list} share={share} stop={stop} />
      </div>
    </AccountPage>
  )
}
