import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CartLines } from '@/components/cart/cart-lines'
import { ChangedCart } from '@/components/cart/changed'
import { DraftNotice } from '@/components/cart/draft-notice'
import { LockedNotice } from '@/components/cart/locked-notice'
import { QuickAdd } from '@/components/cart/quick-add'
import { CartSummary } from '@/components/cart/summary'
import { CouponOfCart } from '@/components/coupons/coupon-of-cart'
import { ActionButton } from '@/components/forms/action-button'
import { KeepCart } from '@/components/lists/keep-cart'
import { ManagedListsOnCart } from '@/components/managed-lists/on-cart'
import { SaveAsList } from '@/components/managed-lists/save-as-list'
import { QuickButton } from '@/components/orders/quick-button'
import { OrderRegularly } from '@/components/recurring/order-regularly'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Empty, Page } from '@/components/ui/page'
import { isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { lockedByOther } from '@/lib/cart/lock'
import { inDraft } from '@/lib/cart/policy'
import { cartOf } from '@/lib/cart/queries'
import { translator } from '@/lib/i18n'
import { listsNamed } from '@/lib/managed-lists/queries'
import { quickCheckoutOf } from '@/lib/orders/checkout/quick'
import { pageTitle } from '@/lib/page-title'
import { cartToList, save } from '../account/lists/actions'
import { make } from '../account/managed-lists/actions'
import { answerQuickly } from '../account/quick-checkout/actions'
import { emptyCart, enterCoupon, moveDraft, quickAdd, removeCoupon, removeLine, setQuantity } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('cart.title'))
}

export default async function CartPage() {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  const t = translator(actor.locale)
  const cart = await cartOf(actor)
  const lines = cart?.lines ?? []
  const lock = await lockedByOther(actor)
  const isDraft = inDraft(actor)
  const lists = await listsNamed(
    actor,
    lines.map((line) => line.listReference),
  )
  const profile = await quickCheckoutOf(actor)

  return (
    <Page title={t(isDraft ? 'lock.draft' : 'cart.title')}>
      <ChangedCart actor={actor} cart={cart} />
      <LockedNotice actor={actor} lock={lock} />
      <DraftNotice actor={actor} isEmpty={lines.length === 0} move={moveDraft} />
      {!isDraft && <ManagedListsOnCart actor={actor} />}
      <fieldset
        disabled={lock !== null}
        className="contents [&:disabled_:is(button,input,select,textarea)]:cursor-not-allowed [&:disabled_:is(button,input,select,textarea)]:opacity-50"
      >
        {actor.assist && <QuickAdd actor={actor} add={quickAdd} />}
        {cart && lines.length > 0 ? (
          <div className="grid gap-8 lg:grid-cols-[1fr_22rem] lg:gap-12">
            <div className="min-w-0 space-y-6">
              {lines.some((line) => line.problem) && <Notice kind="warn">{t('cart.fixFirst')}</Notice>}
              <CartLines actor={actor} lines={lines} lists={lists} setQuantity={setQuantity} removeLine={removeLine} />
              <div className="-ml-4">
                <ActionButton action={emptyCart} look="quiet">
                  {t('cart.emptyIt')}
                </ActionButton>
              </div>
            </div>
            <CartSummary actor={actor} cart={cart} isClosed={isDraft || lock !== null}>
              {!isDraft && <CouponOfCart actor={actor} cart={cart} enter={enterCoupon} remove={removeCoupon} />}
              {profile && !isDraft && !lock && <QuickButton actor={actor} cart={cart} action={answerQuickly} />}
              {!isDraft && <OrderRegularly actor={actor} />}
            </CartSummary>
          </div>
        ) : (
          <Empty title={t('cart.empty')}>
            <p>{t('cart.emptyHelp')}</p>
            <Link href="/" className={buttonClass('primary', 'mt-4')}>
              {t('cart.browse')}
            </Link>
          </Empty>
        )}
        {lines.length > 0 && <SaveAsList actor={actor} lines={lines} make={make} />}
        {!isDraft && <KeepCart actor={actor} isEmpty={lines.length === 0} save={save} toList={cartToList} />}
        {!actor.assist && <QuickAdd actor={actor} add={quickAdd} />}
      </fieldset>
    </Page>
  )
}
