import { z } from 'zod'
import { type Role, roles } from '@/db/words'
import { requiredLine } from './input'
import { JustPassword } from './password-input'

/** The roles as whoever gives them thinks of them: at the desk, in the admin app, and what is added there. */
export const roleGroups = {
  desk: [
    'ROLE_SMCALLCENTERLOGINSF',
    'ROLE_SMCALLCENTERLOGINONBEHALF',
    'ROLE_SMCALLCENTERREGISTERCUSTOMER',
    'ROLE_SMCALLCENTERCREATEMANAGEDLISTS',
  ],
  main: ['ROLE_SMADMIN', 'ROLE_SMSHOPADMIN', 'ROLE_SMCALLCENTER', 'ROLE_SMSHOPUSER', 'ROLE_SMSUBSHOPUSER'],
  more: [
    'ROLE_SMCALLCENTERCUSTOMER',
    'ROLE_SMCALLCENTERORDERAPPROVE',
    'ROLE_SMCALLCENTERORDERCONFIRM',
    'ROLE_SMCALLCENTERORDERPROCESS',
  ],
} as const satisfies Record<string, readonly Role[]>

/** The name of a shop's box in the form. */
export const boxOf = (shopId: string) => `shop-${shopId}`

type Ticked = { roles: Role[]; shops: string[] }

/** One box a role and one a shop, each with a name of its own: a form that comes back keeps what was ticked. */
const tickedIn = (given: Record<string, unknown>): Ticked => ({
  roles: roles.filter((role) => given[role] === 'on'),
  shops: Object.keys(given).flatMap((name) =>
    given[name] === 'on' && name.startsWith('shop-') ? [name.slice(5)] : [],
  ),
})

const withBoxes = <Shape extends z.ZodRawShape>(shape: Shape) =>
  JustPassword.extend(shape)
    .catchall(z.unknown())
    .transform((given) => ({ ...given, ...tickedIn(given) }))

export const AppointManager = withBoxes({
  email: z.string('required').trim().min(1, 'required').max(254, 'tooLong'),
  firstname: requiredLine(60),
  lastname: requiredLine(60),
})
export type AppointManager = z.output<typeof AppointManager>

export const ChangeManagerRights = withBoxes({ managerId: z.uuid() })
export type ChangeManagerRights = z.output<typeof ChangeManagerRights>

export const TurnManager = JustPassword.extend({ managerId: z.uuid(), to: z.enum(['enabled', 'disabled'], 'choose') })
export type TurnManager = z.output<typeof TurnManager>

export const InviteManager = z.object({ managerId: z.uuid() })
