import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'

/** That an address has to be in the book first, and the way there. */
export function AddressFirst({ actor, children }: { actor: Actor; children: ReactNode }) {
  return (
    <Notice kind="warn">
      <p>{children}</p>
      <Link href="/account/addresses" className={buttonClass('primary', 'mt-3')}>
        {translator(actor.locale)('recurring.toAddresses')}
      </Link>
    </Notice>
  )
}
