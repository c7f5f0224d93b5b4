import { Table } from '@/components/admin/table'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import type { Buyer } from '@/lib/organisations/queries'
import { standingWords } from './buyer-words'

type Props = { actor: Actor; buyers: Buyer[]; hrefOf: (id: string) => string }

/** The buyers of an organisation, for whoever looks after them. */
export function BuyerTable({ actor, buyers, hrefOf }: Props) {
  const t = translator(actor.locale)
  return (
    <Table
      caption={t('organisation.buyers')}
      columns={[
        { key: 'buyer', label: t('organisation.buyer') },
        { key: 'role', label: t('organisation.role') },
        { key: 'release', label: t('organisation.release') },
        { key: 'most', label: t('organisation.orderLimit') },
        { key: 'state', label: t('organisation.state') },
        { key: 'change', label: t('organisation.change') },
      ]}
      rows={buyers.map((buyer) => {
        const name = `${buyer.firstname} ${buyer.lastname}`
        return {
          key: buyer.id,
          cells: {
            ...standingWords(actor, buyer),
            buyer: (
              <>
                <span className="font-medium break-words">{name}</span>
                <span className="block text-soft break-all">{buyer.email}</span>
              </>
            ),
            state: <BuyerState actor={actor} buyer={buyer} />,
            change: (
              <Link
                href={hrefOf(buyer.id)}
                aria-label={t('organisation.changeOf', { name })}
                className="text-accent underline underline-offset-4"
              >
                {t('organisation.change')}
              </Link>
            ),
          },
        }
      })}
    />
  )
}

export function BuyerState({ actor, buyer: { enabled, hasPassword } }: { actor: Actor; buyer: Buyer }) {
  const t = translator(actor.locale)
  if (!enabled) return <Badge tone="bad">{t('organisation.states.off')}</Badge>
  if (!hasPassword) return <Badge tone="warn">{t('organisation.states.invited')}</Badge>
  return <Badge tone="good">{t('organisation.states.on')}</Badge>
}
