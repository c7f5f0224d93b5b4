import type { Role } from '@/db/words'

/** What a manager may do. Screens ask for these, never for roles. */
export const permissions = [
  'desk.enter',
  'customers.find',
  'customers.register',
  'customers.care',
  'customers.resetPassword',
  'assist.start',
  'lists.create',
  'orders.see',
  'orders.confirm',
  'orders.cancel',
  'orders.process',
  'orders.money',
  'orders.approve',
  'payments.see',
  'payments.settings',
  'stock.edit',
  'admin.enter',
  'audit.see',
  'managers.open',
  'organisations.edit',
  'catalogue.edit',
] as const
export type Permission = (typeof permissions)[number]

/**
 * Role → permissions. The storefront's rights come from the four call-centre add-on roles alone, even for
 * an administrator: who may enter the desk is a decision of its own. Source: platform reference, §1.1–1.3.
 */
export const granted: Record<Role, readonly Permission[]> = {
  ROLE_SMADMIN: [
    'admin.enter',
    'managers.open',
    'organisations.edit',
    'customers.register',
    'catalogue.edit',
    'audit.see',
    'customers.care',
    'customers.resetPassword',
    'orders.see',
    'orders.confirm',
    'orders.cancel',
    'orders.process',
    'orders.money',
    'orders.approve',
    'payments.see',
    'payments.settings',
    'stock.edit',
  ],
  ROLE_SMSHOPADMIN: [
    'admin.enter',
    'organisations.edit',
    'catalogue.edit',
    'audit.see',
    'customers.care',
    'customers.resetPassword',
    'orders.see',
    'orders.confirm',
    'orders.cancel',
    'orders.process',
    'orders.money',
    'orders.approve',
    'payments.see',
    'payments.settings',
    'stock.edit',
  ],
  ROLE_SMSHOPUSER: ['admin.enter', 'payments.see'],
  ROLE_SMSUBSHOPUSER: ['admin.enter', 'orders.see', 'payments.see', 'orders.confirm', 'orders.cancel'],
  ROLE_SMCALLCENTER: ['admin.enter', 'orders.see', 'payments.see', 'customers.resetPassword'],
  ROLE_SMCALLCENTERCUSTOMER: ['customers.care', 'customers.resetPassword'],
  ROLE_SMCALLCENTERORDERAPPROVE: ['orders.approve'],
  ROLE_SMCALLCENTERORDERCONFIRM: ['orders.confirm', 'orders.money'],
  ROLE_SMCALLCENTERORDERPROCESS: ['orders.cancel', 'orders.process'],
  ROLE_SMCALLCENTERLOGINSF: ['desk.enter'],
  ROLE_SMCALLCENTERLOGINONBEHALF: ['customers.find', 'assist.start'],
  ROLE_SMCALLCENTERCREATEMANAGEDLISTS: ['lists.create'],
  ROLE_SMCALLCENTERREGISTERCUSTOMER: ['customers.register'],
}

export const permissionsOf = (held: readonly Role[]): ReadonlySet<Permission> =>
  new Set(held.flatMap((role) => granted[role]))
