import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { formatMoney, inMajorUnits } from '@/lib/money'
import type { Standing } from '@/lib/organisations/limits'
import type { Buyer } from '@/lib/organisations/queries'
import type { BuyerFormProps } from './buyer-form'

/** What somebody may do, in the reader's words. */
export function standingWords({ locale, shop }: Actor, { role, release, releaseFrom, most }: Standing) {
  const t = translator(locale)
  const money = (amount: number) => formatMoney(amount, shop.currency, locale)
  return {
    role: t(`organisation.roles.${role}`),
    release:
      release === 'above'
        ? t('organisation.releasedFrom', { amount: money(releaseFrom ?? 0) })
        : t(`organisation.releases.${release}`),
    most: most === null ? t('organisation.noMost') : t('organisation.mostShown', { amount: money(most) }),
  }
}

/** What the form about a buyer begins with, and its words. */
export function buyerForm(
  { locale, shop }: Actor,
  buyer: Buyer,
): Pick<BuyerFormProps, 'values' | 'labels' | 'choices'> {
  const t = translator(locale)
  const typed = (amount: number | null) => (amount === null ? '' : inMajorUnits(amount, shop.currency))
  const roles = ['buyer', 'approver', 'administrator'] as const
  const releases = ['never', 'above', 'always'] as const
  return {
    values: {
      customerId: buyer.id,
      role: buyer.role,
      release: buyer.release,
      releaseFrom: typed(buyer.release === 'above' ? buyer.releaseFrom : null),
      most: typed(buyer.most),
    },
    labels: {
      role: t('organisation.role'),
      release: t('organisation.release'),
      releaseFrom: `${t('organisation.releaseFrom')} (${shop.currency})`,
      releaseFromHelp: t('organisation.releaseFromHelp'),
      most: `${t('organisation.most')} (${shop.currency})`,
      mostHelp: t('organisation.mostHelp'),
      save: t('organisation.save'),
    },
    choices: {
      role: roles.map((value) => ({ value, label: t(`registration.roles.${value}`) })),
      release: releases.map((value) => ({ value, label: t(`organisation.releases.${value}`) })),
    },
  }
}
