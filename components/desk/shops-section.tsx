import NextLink from 'next/link'
import { Badge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button'
import type { OtherShop } from '@/lib/auth/other-shops'
import { translator } from '@/lib/i18n'
import type { AtDesk } from './act-for'

/** The manager's shops beside this one, and whether the customer may come into each. */
export function ShopsSection({ actor, customer, shops }: AtDesk & { shops: OtherShop[] }) {
  const t = translator(actor.locale)
  return (
    <>
      <p className="text-sm text-soft">{t('otherShops.help')}</p>
      <ul className="mt-2 divide-y divide-line text-md">
        {shops.map(({ id, name, isOpen, access }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <span className="flex min-w-0 flex-wrap items-center gap-x-3 break-words">
              {name}
              <Badge tone={isOpen ? 'good' : undefined}>{t(isOpen ? 'otherShops.yes' : 'otherShops.no')}</Badge>
            </span>
            {access && (
              <NextLink
                href={`/service/customers/${customer.id}/shops/${id}`}
                prefetch={false}
                aria-label={t(`otherShops.${access}.linkOf`, { shop: name })}
                className={buttonClass('quiet', '-mx-4')}
              >
                {t(`otherShops.${access}.link`)}
              </NextLink>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
