import { helpersOf } from '@/lib/assist/queries'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'

/** What customers see while somebody of the shop acts for them: who, discreetly, on every page. */
export async function HelpingLine({ actor }: { actor: Actor }) {
  const helpers = await helpersOf(actor)
  if (helpers.length === 0) return null
  const t = translator(actor.locale)
  return (
    <div role="status" className="bg-assist-ground text-assist">
      {helpers.map(({ id, manager }) => (
        <p key={id} className="mx-auto w-full max-w-7xl px-4 py-2 text-md font-medium sm:px-6">
          {t('assist.helping', { manager, shop: actor.shop.name })}
        </p>
      ))}
    </div>
  )
}
