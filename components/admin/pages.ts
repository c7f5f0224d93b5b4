import type { Permission } from '@/lib/auth/permissions'

/** The pages of the admin app, and the right that opens each. */
export const adminPages = [
  ['/admin', 'dashboard', 'admin.enter'],
  ['/admin/orders', 'orders', 'orders.see'],
  ['/admin/deliveries', 'deliveries', 'orders.see'],
  ['/admin/payments', 'payments', 'payments.see'],
  ['/admin/inventory', 'inventory', 'stock.edit'],
  ['/admin/subscriptions', 'subscriptions', 'orders.see'],
  ['/admin/organisations', 'organisations', 'organisations.edit'],
  ['/admin/forms', 'forms', 'catalogue.edit'],
  ['/admin/coupons', 'coupons', 'catalogue.edit'],
  ['/admin/callbacks', 'callbacks', 'payments.see'],
  ['/admin/managers', 'managers', 'managers.open'],
  ['/admin/assists', 'assists', 'audit.see'],
  ['/admin/mail', 'mail', 'orders.see'],
] as const satisfies (readonly [string, string, Permission])[]
