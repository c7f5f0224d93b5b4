import NextLink from 'next/link'
import { ActionButton } from '@/components/forms/action-button'
import { Badge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { Actor } from '@/lib/auth/actor'
import { hrefFor } from '@/lib/href'
import { translator } from '@/lib/i18n'
import type { Address } from '@/lib/people/addresses'
import type { Use } from '@/lib/recurring/uses'
import type { Result } from '@/lib/result'
import { Postal } from './postal'

type Props = {
  actor: Actor
  addresses: Address[]
  /** Without one, they are there to be read. */
  remove?: (previous: Result | null, form: FormData) => Promise<Result>
  /** The page that it stands on, whole. */
  at?: string
  hidden?: Record<string, string>
  /** What goes to which of them. */
  uses?: Map<string, Use[]>
  /** Which of them can be changed here. */
  isOpen?: (address: Address) => boolean
}

export function AddressBook({ actor, addresses, remove, at, hidden, uses, isOpen = () => true }: Props) {
  const t = translator(actor.locale)
  const here = at ?? hrefFor(actor, '/account/addresses')
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
            {uses?.get(address.id)?.map((use) => (
              <p key={use} className="text-sm text-soft">
                {t(`uses.${use}`)}
              </p>
            ))}
            {remove && isOpen(address) && (
              <div className="mt-auto flex flex-wrap gap-2">
                <NextLink
                  href={`${here}?edit=${address.id}#edit`}
                  prefetch={false}
                  className={buttonClass('plain')}
                  aria-label={t('addresses.editOf', { name: address.name, city: address.city })}
                >
                  {t('addresses.edit')}
                </NextLink>
                <ActionButton
                  action={remove}
                  fields={{ ...hidden, id: address.id }}
                  look="quiet"
                  label={t('addresses.removeOf', { name: address.name, city: address.city })}
                >
                  {t('addresses.remove')}
                </ActionButton>
              </div>
            )}
          </Card>
        </li>
      ))}
    </ul>
  )
}
