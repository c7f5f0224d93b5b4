import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SubmitButton, TellingForm } from '@/components/forms/telling-form'
import { ListCards } from '@/components/lists/list-cards'
import { AccountPage } from '@/components/people/account-page'
import { Empty } from '@/components/ui/page'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'
import { listsOf } from '@/lib/lists/queries'
import { pageTitle } from '@/lib/page-title'
import { restore } from '../lists/actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('lists.savedCarts'))
}

/** The carts that were put aside. */
export default async function SavedCartsPage() {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer) redirect('/sign-in?next=/account/saved-carts')
  const t = translator(actor.locale)
  const saved = await listsOf(actor, 'saved-cart')

  return (
    <AccountPage actor={actor} room="savedCarts" title={t('lists.savedCarts')} lead={t('lists.savedLead')}>
      {saved.length > 0 ? (
        <ListCards
          actor={actor}
          kind="saved-cart"
          lists={saved}
          doing={({ id, name }) => (
            <TellingForm action={restore} fields={{ id }}>
              <SubmitButton aria-label={t('lists.restoreName', { name })}>{t('lists.restore')}</SubmitButton>
            </TellingForm>
          )}
        />
      ) : (
        <Empty title={t('lists.noneOfKind.saved-cart')}>{t('lists.noneHelp.saved-cart')}</Empty>
      )}
    </AccountPage>
  )
}
