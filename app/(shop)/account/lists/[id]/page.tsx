import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { backClass } from '@/components/catalogue/back-class'
import { ListSettings } from '@/components/lists/list-settings'
import { ListView } from '@/components/lists/list-view'
import { places } from '@/components/lists/places'
import { SavedCart } from '@/components/lists/saved-cart'
import { AccountPage } from '@/components/people/account-page'
import { Link } from '@/components/ui/link'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { goTo, signInFor } from '@/lib/href'
import { translator } from '@/lib/i18n'
import { listById } from '@/lib/lists/queries'
import { pageTitle } from '@/lib/page-title'
import { change, remove, removeLine, restore, setQuantity, toCart } from '../actions'

export async function generateMetadata({ params }: PageProps<'/account/lists/[id]'>): Promise<Metadata> {
  const actor = await currentActor()
  const list = await listById(actor, (await params).id)
  return pageTitle(actor, list?.name ?? translator(actor.locale)('lists.shopping'))
}

/** One list, of whichever kind. */
export default async function OneListPage({ params }: PageProps<'/account/lists/[id]'>) {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer) redirect(signInFor(`/account/lists/${(await params).id}`))
  const list = await listById(actor, (await params).id)
  if (!list) notFound()
  const { room, href } = places[list.kind]
  if (list.kind === 'wish') return goTo(actor, href)
  const t = translator(actor.locale)

  return (
    <AccountPage
      actor={actor}
      room={room}
      title={list.name}
      lead={list.ownerName && t('lists.sharedBy', { name: list.ownerName })}
      aside={
        <Link href={href} className={backClass}>
          ← {t(`account.${room}`)}
        </Link>
      }
    >
      <div className="grid gap-10">
        {list.kind === 'saved-cart' ? (
          <SavedCart actor={actor} list={list} restore={restore} />
        ) : (
          <ListView actor={actor} list={list} actions={{ setQuantity, removeLine, toCart }} />
        )}
        {!list.ownerName && <ListSettings actor={actor} list={list} change={change} remove={remove} />}
      </div>
    </AccountPage>
  )
}
