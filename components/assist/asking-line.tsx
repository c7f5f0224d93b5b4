import { Link } from '@/components/ui/link'
import { requestsTo } from '@/lib/assist/consent'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'

/** What customers see, on every page, while somebody of the shop asks for leave to act for them; it leads to the answer. */
export async function AskingLine({ actor }: { actor: Actor }) {
  const requests = await requestsTo(actor)
  if (requests.length === 0) return null
  const t = translator(actor.locale)
  return (
    <div role="status" className="bg-assist-ground text-assist">
      {requests.map(({ id, manager }) => (
        <p key={id} className="mx-auto w-full max-w-7xl px-4 py-2 text-md font-medium sm:px-6">
          {t('consent.asked', { manager, shop: actor.shop.name })}{' '}
          <Link href="/account/help-log" className="underline">
            {t('consent.toAnswer')}
          </Link>
        </p>
      ))}
    </div>
  )
}
