import { SubmitButton, TellingForm } from '@/components/forms/telling-form'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { formatDate, translator } from '@/lib/i18n'
import { leftOf } from '@/lib/managed-lists/lines'
import { mayDecide, openStates } from '@/lib/managed-lists/policy'
import { isAllInCart, type ManagedListInFull } from '@/lib/managed-lists/queries'
import type { Answer } from '@/lib/result'
import { ReviewLines } from './review-lines'
import { Seen } from './seen'

type Props = {
  actor: Actor
  list: ManagedListInFull
  actions: Record<'accept' | 'reject' | 'rest', FormAction<Answer>> & { see: FormAction<void> }
}

/** A managed list before the customer: what it offers, and the two answers. */
export async function Review({ actor, list, actions }: Props) {
  const t = translator(actor.locale)
  const isOpen = openStates.includes(list.state)
  const decides = isOpen && mayDecide(actor)
  const isLeft = list.state === 'accepted' && list.lines.some((line) => leftOf(line) > 0)
  const isInCart = isLeft && (await isAllInCart(actor, list))
  const seen = { id: list.id, version: list.version }
  return (
    <div className="grid gap-6">
      {list.state === 'sent' && !actor.assist && <Seen action={actions.see} id={list.id} />}
      {list.message && <p className="max-w-2xl whitespace-pre-line [overflow-wrap:anywhere]">{list.message}</p>}
      {isOpen && actor.assist && (
        <Notice kind={decides ? 'warn' : undefined}>
          {t(decides ? 'managedLists.forThem' : 'managedLists.theirs')}
        </Notice>
      )}
      {list.decidedAt && list.state === 'accepted' && (
        <Notice>{t('managedLists.accepted', { date: formatDate(list.decidedAt, actor.locale) })}</Notice>
      )}
      {list.decidedByName && (
        <p className="text-md text-soft">{t('managedLists.decidedBy', { name: list.decidedByName })}</p>
      )}
      {list.state === 'rejected' && (
        <p>{t('managedLists.rejectedFor', { reason: list.rejectReason || t('managedLists.noReason') })}</p>
      )}
      <ReviewLines actor={actor} lines={list.lines} form={decides ? 'accept' : undefined} />
      <TellingForm action={actions.accept} id="accept" fields={seen} isOver={!decides} className="flex flex-wrap gap-3">
        <SubmitButton look="primary" name="which" value="all">
          {t('managedLists.accept')}
        </SubmitButton>
        <SubmitButton name="which" value="chosen">
          {t('managedLists.acceptChosen')}
        </SubmitButton>
      </TellingForm>
      {isLeft && (
        <div>
          {isInCart && (
            <p className="text-md text-soft">
              {t('managedLists.allInCart')}{' '}
              <Link href="/cart" className="text-accent underline underline-offset-4">
                {t('goods.viewCart')}
              </Link>
            </p>
          )}
          <TellingForm action={actions.rest} fields={{ id: list.id }} isOver={isInCart}>
            <SubmitButton>{t('managedLists.rest')}</SubmitButton>
          </TellingForm>
        </div>
      )}
      {decides && (
        <TellingForm
          action={actions.reject}
          fields={seen}
          folded={t(actor.assist ? 'managedLists.rejectFoldFor' : 'managedLists.rejectFold')}
          text={{
            name: 'reason',
            label: t('managedLists.reason'),
            help: t('managedLists.reasonHelp', { name: list.managerName }),
          }}
          className="mt-2 grid max-w-xl gap-3"
        >
          <div>
            <SubmitButton look="bad">{t('managedLists.reject')}</SubmitButton>
          </div>
        </TellingForm>
      )}
    </div>
  )
}
