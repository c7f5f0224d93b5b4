import 'server-only'
import { NOTHING_DONE } from '@/lib/auth/letter-room'
import { formatTime, translator } from '@/lib/i18n'
import type { Letter } from '@/lib/mail/letters/letter'
import { type ShortReader, shortLetter } from '@/lib/mail/letters/short'
import { shopUrl } from '@/lib/shops/shop'
import { type Deed, deedInWords, reasonInWords } from './words'

type Code = { requestId: string; code: string; manager: string; name: string }

/** To a customer whom a manager would like to act for: six digits to read out, or to keep to oneself. */
export function codeLetter({ requestId, code, manager, name }: Code, reader: ShortReader): Letter {
  const { shop, locale } = reader
  const t = translator(locale)
  return shortLetter(
    {
      template: 'assist-code',
      cause: `assist-code:${requestId}`,
      subject: t('letters.assist-code.subject', { shop: shop.name }),
      lead: t('letters.assist-code.lead', { name, manager, shop: shop.name }),
      lines: [t('letters.assist-code.code', { code }), t('letters.assist-code.after')],
      links: [{ label: t('helpLog.title'), url: shopUrl(shop, '/account/help-log') }],
    },
    reader,
  )
}

type Ended = {
  id: string
  manager: string
  name: string
  reason: string
  reasonText: string
  startedAt: Date
  endedAt: Date
  deeds: Deed[]
}

/** To a customer after somebody acted for them: when, who, why, and what was changed. */
export function endedLetter(ended: Ended, reader: ShortReader): Letter {
  const { shop, locale } = reader
  const t = translator(locale)
  const why = [reasonInWords(t, ended.reason), ended.reasonText].filter(Boolean).join(' · ')
  const deeds = ended.deeds.map((deed) => `${formatTime(deed.at, locale)} · ${deedInWords(t, deed, locale)}`)
  const times = { from: formatTime(ended.startedAt, locale), to: formatTime(ended.endedAt, locale) }
  return shortLetter(
    {
      template: 'assist-ended',
      cause: `${deeds.length > 0 ? 'assist-ended:' : NOTHING_DONE}${ended.id}`,
      subject: t('letters.assist-ended.subject', { shop: shop.name }),
      lead: t('letters.assist-ended.lead', { name: ended.name, manager: ended.manager, ...times }),
      lines: [
        t('helpLog.why', { reason: why }),
        ...(deeds.length > 0 ? deeds : [t('assist.nothingDone')]),
        t('letters.assist-ended.after'),
      ],
      links: [{ label: t('helpLog.title'), url: shopUrl(shop, '/account/help-log') }],
    },
    reader,
  )
}

type TakenBack = { id: string; manager: string; name: string; startedAt: Date; count: number }

/** To a customer whose manager has put back what they had changed: how much, and where it can be looked at. */
export function takenBackLetter({ id, startedAt, ...taken }: TakenBack, reader: ShortReader): Letter {
  const { shop, locale } = reader
  const t = translator(locale)
  return shortLetter(
    {
      template: 'assist-taken-back',
      cause: `assist-taken-back:${id}`,
      subject: t('letters.assist-taken-back.subject', { shop: shop.name }),
      lead: t('letters.assist-taken-back.lead', { ...taken, from: formatTime(startedAt, locale) }),
      lines: [t('letters.assist-taken-back.after')],
      links: [{ label: t('helpLog.title'), url: shopUrl(shop, '/account/help-log') }],
    },
    reader,
  )
}

type Disputed = { id: string; manager: string; customer: string; startedAt: Date }

/** To whom it concerns in the shop: a customer says that they had not asked for this. */
export function disputedLetter({ id, manager, customer, startedAt }: Disputed, reader: ShortReader): Letter {
  const { shop, locale } = reader
  const t = translator(locale)
  const values = { manager, customer, time: formatTime(startedAt, locale) }
  return shortLetter(
    {
      template: 'adm-assist-disputed',
      cause: `adm-assist-disputed:${id}`,
      subject: t('letters.adm-assist-disputed.subject', values),
      lead: t('letters.adm-assist-disputed.lead', values),
      links: [{ label: t('letters.adm-assist-disputed.link'), url: shopUrl(shop, '/service') }],
    },
    reader,
  )
}
