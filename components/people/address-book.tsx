import { ActionButton } from '@/components/forms/action-button'
import { Badge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import type { Address } from '@/lib/people/addresses'
import type { Result } from '@/lib/result'
import { Postal } from './postal'

type Props = {
  actor: Actor
  addresses: Address[]
  remove: (previous: Result | null, form: FormData) => Promise<Result>
}

export function AddressBook({ actor, addresses, remove }: Props) {
  const t = translator(actor.locale)
  return (
    <ul className="grid gap-4 sm:grid-cols-2">
      {addresses.map((address) => (
        <li key={address.id}>
          <Card className="flex h-full flex-col gap-3">
            <p className="flex flex-wrap gap-2">
              <Badge>{t(`addresses.${address.kind}`)}</Badge>
              {address.isDefault && <Badge tone="accent">{t('addresses.default')}</Badge>}
            </p>
            <Postal address={address} locale={actor.locale} />
            <div className="mt-auto flex flex-wrap gap-2">
              <Link
                href={`/account/addresses?edit=${address.id}#edit`}
                className={buttonClass('plain')}
                aria-label={t('addresses.editOf', { name: address.name, city: address.city })}
              >
                {t('addresses.edit')}
              </Link>
              <ActionButton
                action={remove}
                fields={{ id: address.id }}
                look="quiet"
                label={t('addresses.removeOf', { name: address.name, city: address.city })}
              >
                {t('addresses.remove')}
              </ActionButton>
            </div>
          </Card>
        </li>
      ))}
    </ul>
  )
}
