import 'server-only'
import type { Tx } from '@/db'
import type { CartLine } from '@/lib/cart/queries'
import { formatDay, inLocale, translator } from '@/lib/i18n'
import type { Letter } from '@/lib/mail/letters/letter'
import { type ShortReader, shortLetter } from '@/lib/mail/letters/short'
import { queueMail } from '@/lib/mail/outbox'
import { managerAccess } from '@/lib/people/access'
import { listIn, type Shop, shopUrl } from '@/lib/shops/shop'
import { lastDayOf } from './days'
import type { ManagedListRow } from './policy'

type Sent = { list: ManagedListRow; lines: Pick<CartLine, 'names' | 'skuCode' | 'quantity'>[]; secret: string }

/** To the customer: what was put together for them, and the link that shows it. */
export function createdLetter({ list, lines, secret }: Sent, reader: ShortReader): Letter {
  const { shop, locale } = reader
  const t = translator(locale)
  const values = { list: list.name, manager: list.managerName, shop: shop.name }
  const until = lastDayOf(list)
  return shortLetter(
    {
      template: 'managedlist-created',
      cause: `managedlist-created:${list.id}:${list.version}`,
      subject: t('letters.managedlist-created.subject', values),
      lead: t(`letters.managedlist-created.${list.version > 1 ? 'again' : 'lead'}`, values),
      lines: [
        ...list.message.split(/\r?\n/).filter((line) => line.trim()),
        ...lines.map(({ names, skuCode, quantity }) => `${quantity} × ${inLocale(names, locale)} (${skuCode})`),
        ...(until ? [t('managedLists.until', { day: formatDay(until, locale) })] : []),
        t('letters.managedlist-created.after'),
      ],
      links: [{ label: t('letters.managedlist-created.link'), url: shopUrl(shop, `/managed-lists/${secret}`) }],
    },
    reader,
  )
}

/** To the customer, before it is too late. The page asks them to sign in: the link of the first letter stands nowhere else. */
export function reminderLetter(list: ManagedListRow, reader: ShortReader): Letter {
  const { shop, locale } = reader
  const t = translator(locale)
  const values = { list: list.name, manager: list.managerName, day: formatDay(lastDayOf(list) ?? '', locale) }
  return shortLetter(
    {
      template: 'managedlist-reminder',
      cause: `managedlist-reminder:${list.id}:${list.version}`,
      subject: t('letters.managedlist-reminder.subject', values),
      lead: t('letters.managedlist-reminder.lead', values),
      links: [{ label: list.name, url: shopUrl(shop, `/account/managed-lists/${list.id}`) }],
    },
    reader,
  )
}

type Answered = { list: ManagedListRow; customer: string; reason?: string; order?: string; isWhole?: boolean }

/**
 * To the manager who made the list: the customer does not want it, or has ordered from it. Whoever has left meanwhile is
 * stood in for by the shop's own people (SHOP_ADMIN_EMAIL); the letter says whose list it was.
 */
export async function tellMaker(tx: Tx, shop: Shop, template: 'rejected' | 'ordered', about: Answered): Promise<void> {
  const maker = await managerAccess(shop, about.list.managerId, tx)
  const recipients = maker ? [maker.email] : listIn(shop, 'SHOP_ADMIN_EMAIL')
  const locale = shop.languages[0] ?? 'en'
  const { customerId } = about.list
  for (const recipient of recipients)
    await queueMail(tx, { ...answeredLetter(template, about, { shop, locale, recipient }), customerId })
}

function answeredLetter(template: 'rejected' | 'ordered', answered: Answered, reader: ShortReader): Letter {
  const { list, customer, reason, order = '', isWhole } = answered
  const { shop, locale } = reader
  const t = translator(locale)
  const values = { list: list.name, customer, manager: list.managerName, order }
  const said =
    template === 'rejected'
      ? t('letters.adm-managedlist-rejected.reason', { reason: reason || t('managedLists.noReason') })
      : t(`letters.adm-managedlist-ordered.${isWhole ? 'whole' : 'part'}`)
  return shortLetter(
    {
      template: `adm-managedlist-${template}`,
      cause: `adm-managedlist-${template}:${list.id}:${list.version}:${order}`,
      subject: t(`letters.adm-managedlist-${template}.subject`, values),
      lead: t(`letters.adm-managedlist-${template}.lead`, values),
      lines: [said],
      links: [
        {
          label: t('letters.adm-managedlist-rejected.link'),
          url: shopUrl(shop, `/service/customers/${list.customerId}`),
        },
      ],
    },
    reader,
  )
}
