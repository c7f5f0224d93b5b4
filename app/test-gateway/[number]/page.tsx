import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionButton } from '@/components/forms/action-button'
import { BankRefundForm } from '@/components/payments/bank-refund-form'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { currentActor } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { bankForm, newEvent } from '@/lib/payments/bank'
import { bankCodes } from '@/lib/payments/bank-input'
import { decide, giveBack } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return { title: translator(actor.locale)('testBank.title'), robots: 'noindex' }
}

/** The page of a bank that is none: not the shop's, so without its header. Open only where no money is real. */
export default async function TestBankPage({ params, searchParams }: PageProps<'/test-gateway/[number]'>) {
  const actor = await currentActor()
  const { number } = await params
  const { h, sent } = await searchParams
  const form = (await bankForm(actor, number, h)) ?? notFound()
  const t = translator(actor.locale)
  const fields = { number, handle: form.handle, event: newEvent() }

  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-xl px-4 py-10 outline-none">
      <h1>{t('testBank.title')}</h1>
      <p className="mt-2 text-soft">{t('testBank.lead')}</p>
      <dl className="my-6 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 border-y border-line py-4">
        <dt className="text-soft">{t('testBank.payTo')}</dt>
        <dd>{actor.shop.name}</dd>
        <dt className="text-soft">{t('testBank.order')}</dt>
        <dd>{form.number}</dd>
        <dt className="text-soft">{t('testBank.amount')}</dt>
        <dd className="font-medium">{formatMoney(form.total, form.currency, actor.locale)}</dd>
      </dl>

      <section>
        <h2>{t('testBank.question')}</h2>
        <p className="mt-1 mb-4 text-sm text-soft">{t('testBank.help1')}</p>
        <div className="flex flex-wrap gap-3">
          {bankCodes.map((code, at) => (
            <ActionButton key={code} action={decide} fields={{ ...fields, code }} look={at === 0 ? 'primary' : 'plain'}>
              {t(`testBank.code${code}`)}
            </ActionButton>
          ))}
        </div>
        <p className="mt-4">
          <Link href={`/pay/${number}/return`}>{t('testBank.back')}</Link>
        </p>
      </section>

      <section className="mt-10 border-t border-line pt-6">
        <h2>{t('testBank.later')}</h2>
        <p className="mt-1 mb-4 text-sm text-soft">{t('testBank.laterHelp')}</p>
        {sent && <Notice kind="good">{t('testBank.sent')}</Notice>}
        <BankRefundForm
          key={fields.event}
          action={giveBack}
          fields={fields}
          labels={{ amount: t('testBank.refundAmount'), send: t('testBank.refund') }}
        />
      </section>
    </main>
  )
}
