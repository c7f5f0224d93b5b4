import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { addressKinds } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import type { Address } from '@/lib/people/addresses'
import { Postal } from './postal'

const titles = { shipping: 'defaultShipping', billing: 'defaultBilling' } as const

/** Where goods and bills go unless told otherwise. */
export function DefaultAddresses({ actor, addresses }: { actor: Actor; addresses: Address[] }) {
  const t = translator(actor.locale)
  return (
    <section className="grid gap-4 sm:grid-cols-2">
      {addressKinds.map((kind) => {
        const address = addresses.find((own) => own.kind === kind && own.isDefault)
        return (
          <Card key={kind}>
            <h2 className="mb-2 text-base">{t(`account.${titles[kind]}`)}</h2>
            {address ? (
              <Postal address={address} locale={actor.locale} />
            ) : (
              <p className="text-md text-soft">{t('account.noAddress')}</p>
            )}
          </Card>
        )
      })}
      <p className="sm:col-span-2">
        <Link href="/account/addresses" className="text-md text-accent underline underline-offset-4">
          {t('account.manageAddresses')}
        </Link>
      </p>
    </section>
  )
}
