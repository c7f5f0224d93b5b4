import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import type { FormField } from '@/lib/people/fields'
import { registrationForm, typesFor } from '@/lib/people/forms'

/** The type of customers that buy for an organisation, and that its administrator may add. */
export const INVITED = 'B2B'

/** Whether the shop has a form for it at all. */
export const canInvite = ({ shop }: Actor) => typesFor(shop, 'desk').includes(INVITED)

/** The form by which a buyer is registered at the desk; which organisation they join is known already. */
export async function inviteForm(actor: Actor): Promise<FormField[]> {
  const fields = await registrationForm(actor, INVITED, 'desk')
  return fields.filter(({ name }) => name !== 'organisation')
}
