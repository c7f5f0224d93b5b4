import type { Permission } from '@/lib/auth/permissions'
import type { Changing } from './changes'

type Rule = {
  /** Needed to do it at all; without one, whoever owns the thing may. */
  needs?: Permission
  /** Never on behalf, whoever asks: see the list of the assist rules. */
  ownerOnly?: true
  /** A thing of the desk, never from inside an assist: there only the one customer exists. */
  deskOnly?: true
  /** Open to a manager who has to set a second factor up before anything else. */
  whileEnrolling?: true
  /** 'always', or only when a manager did it: what customers put into their own cart is their own business. */
  kept: 'always' | 'managers'
  /** Where it may change things of the customer that can be put back, when it was done in an assist. */
  changes?: readonly Changing[]
}

/** Every business action, what it needs, and whether its audit row is kept. An action not listed cannot be taken. */
export const actions = {
  'account.signIn': { kept: 'always' },
  'account.firstStep': { kept: 'always' },
  'account.useRecoveryCode': { kept: 'always' },
  'secondFactor.begin': { kept: 'always', ownerOnly: true, whileEnrolling: true },
  'secondFactor.confirm': { kept: 'always', ownerOnly: true, whileEnrolling: true },
  'secondFactor.keepCodes': { kept: 'always', ownerOnly: true },
  'secondFactor.renewCodes': { kept: 'always', ownerOnly: true },
  'secondFactor.turnOff': { kept: 'always', ownerOnly: true },
  'account.signOut': { kept: 'always', whileEnrolling: true },
  'account.signOutEverywhere': { kept: 'always', ownerOnly: true, whileEnrolling: true },
  'account.changePassword': { kept: 'always', ownerOnly: true, whileEnrolling: true },
  'account.changeEmail': { kept: 'always', ownerOnly: true },
  'account.confirmEmail': { kept: 'always', ownerOnly: true },
  'account.signOutSession': { kept: 'always', ownerOnly: true, whileEnrolling: true },
  'account.export': { kept: 'always', ownerOnly: true },
  'account.close': { kept: 'always', ownerOnly: true },
  'account.activate': { kept: 'always', ownerOnly: true },
  'account.askReset': { kept: 'always', ownerOnly: true },
  'account.reset': { kept: 'always', ownerOnly: true },
  'managers.open': { kept: 'always', needs: 'managers.open' },
  'customers.open': { kept: 'always', needs: 'customers.register' },
  'customers.register': { kept: 'always', needs: 'customers.register', deskOnly: true },
  'account.register': { kept: 'always', ownerOnly: true },
  'attributes.define': { kept: 'always', needs: 'catalogue.edit' },
  'forms.arrange': { kept: 'always', needs: 'catalogue.edit', deskOnly: true },
  'customers.search': { kept: 'always', needs: 'customers.find', deskOnly: true },
  'customers.visit': { kept: 'always', needs: 'customers.find', deskOnly: true },
  'customers.reveal': { kept: 'always', needs: 'customers.find', deskOnly: true },
  'customers.note': { kept: 'always', needs: 'customers.find', deskOnly: true },
  'customers.tag': { kept: 'always', needs: 'customers.find', deskOnly: true },
  'customers.enable': { kept: 'always', needs: 'customers.care', deskOnly: true },
  'customers.disable': { kept: 'always', needs: 'customers.care', deskOnly: true },
  'customers.unlock': { kept: 'always', needs: 'customers.care', deskOnly: true },
  'customers.resetPassword': { kept: 'always', needs: 'customers.resetPassword' },
  // Whoever looks after an organisation's buyers: its administrators, and its shop's managers.
  'buyer.invite': { kept: 'always' },
  'buyer.change': { kept: 'always' },
  'buyer.switch': { kept: 'always' },
  'organisation.terms': { kept: 'always', needs: 'organisations.edit', deskOnly: true },
  'invoice.settle': { kept: 'always', needs: 'orders.money', deskOnly: true },
  'assist.start': { kept: 'always', needs: 'assist.start' },
  'assist.ask': { kept: 'always', needs: 'assist.start', deskOnly: true },
  'assist.consent': { kept: 'always', needs: 'assist.start', deskOnly: true },
  'assist.answer': { kept: 'always', ownerOnly: true },
  'assist.dispute': { kept: 'always', ownerOnly: true },
  'assist.stop': { kept: 'always', ownerOnly: true },
  'assist.end': { kept: 'always' },
  'assist.note': { kept: 'always' },
  'assist.takeBack': { kept: 'always', ownerOnly: true },
  'profile.change': { kept: 'always', changes: ['profile'] },
  'address.save': { kept: 'always', changes: ['addresses'] },
  'address.remove': { kept: 'always', changes: ['addresses'] },
  'cart.add': { kept: 'managers', changes: ['cart'] },
  'cart.change': { kept: 'managers', changes: ['cart'] },
  'cart.join': { kept: 'managers', ownerOnly: true },
  'cart.coupon': { kept: 'managers', changes: ['cart'] },
  'cart.save': { kept: 'managers', changes: ['cart', 'lists'] },
  'cart.restore': { kept: 'managers', changes: ['cart', 'lists'] },
  'cart.switch': { kept: 'always', needs: 'assist.start' },
  'cart.move': { kept: 'always', needs: 'assist.start', changes: ['cart'] },
  'cart.lock': { kept: 'always', needs: 'assist.start' },
  'cart.unlock': { kept: 'always', needs: 'assist.start' },
  'cart.takeOver': { kept: 'always', needs: 'assist.start' },
  'list.save': { kept: 'managers', changes: ['lists'] },
  'list.remove': { kept: 'managers', changes: ['lists'] },
  'list.add': { kept: 'managers', changes: ['lists'] },
  'list.change': { kept: 'managers', changes: ['lists'] },
  'list.toCart': { kept: 'managers', changes: ['cart', 'lists'] },
  // From then on anybody with the link can look.
  'list.share': { kept: 'always' },
  'managedList.make': { kept: 'always', needs: 'lists.create' },
  'managedList.revise': { kept: 'always', needs: 'lists.create' },
  'managedList.withdraw': { kept: 'always', needs: 'lists.create' },
  'managedList.find': { kept: 'always', needs: 'lists.create', deskOnly: true },
  'managedList.see': { kept: 'managers', ownerOnly: true },
  // On behalf only where the shop says so: the command asks.
  'managedList.accept': { kept: 'always', changes: ['cart'] },
  'managedList.reject': { kept: 'always' },
  'checkout.change': { kept: 'managers' },
  'catalogue.save': { kept: 'always', needs: 'catalogue.edit' },
  'coupon.make': { kept: 'always', needs: 'catalogue.edit' },
  'coupon.switch': { kept: 'always', needs: 'catalogue.edit', deskOnly: true },
  'coupon.keep': { kept: 'managers' },
  'prices.set': { kept: 'always', needs: 'catalogue.edit' },
  'tax.save': { kept: 'always', needs: 'catalogue.edit' },
  'centre.save': { kept: 'always', needs: 'catalogue.edit' },
  'stock.receive': { kept: 'always', needs: 'catalogue.edit' },
  'stock.count': { kept: 'always', needs: 'stock.edit', deskOnly: true },
  'order.handOver': { kept: 'always', needs: 'assist.start' },
  'order.takeUp': { kept: 'managers', ownerOnly: true },
  'order.place': { kept: 'always' },
  'order.again': { kept: 'managers', changes: ['cart'] },
  'order.request': { kept: 'always' },
  'order.decide': { kept: 'always', ownerOnly: true },
  'recurring.make': { kept: 'always' },
  'recurring.change': { kept: 'always' },
  'recurring.skip': { kept: 'always' },
  'recurring.pause': { kept: 'always' },
  'recurring.resume': { kept: 'always' },
  'recurring.end': { kept: 'always' },
  'card.keep': { kept: 'always' },
  'card.remove': { kept: 'always' },
  'gateway.set': { kept: 'always', needs: 'payments.settings', deskOnly: true },
  'callback.close': { kept: 'always', needs: 'orders.money', deskOnly: true },
  'orders.search': { kept: 'always', needs: 'orders.see', deskOnly: true },
  // What operators do with orders and deliveries, under the platform's own names (§1.3, §6.11).
  'approve.order': { kept: 'always', needs: 'orders.confirm', deskOnly: true },
  'release.order': { kept: 'always', needs: 'orders.approve', deskOnly: true },
  'reject.order': { kept: 'always', needs: 'orders.approve', deskOnly: true },
  'cancel.order': { kept: 'always', needs: 'orders.cancel', deskOnly: true },
  'cancel.order.refund': { kept: 'always', needs: 'orders.process', deskOnly: true },
  'cancel.order.manual.refund': { kept: 'always', needs: 'orders.money', deskOnly: true },
  'return.order': { kept: 'always', needs: 'orders.money', deskOnly: true },
  'refund.order': { kept: 'always', needs: 'orders.money', deskOnly: true },
  'notes.order': { kept: 'always', needs: 'orders.see', deskOnly: true },
  'answer.payment': { kept: 'always', needs: 'orders.money', deskOnly: true },
  'decline.request': { kept: 'always', needs: 'orders.cancel', deskOnly: true },
  'pack.delivery': { kept: 'always', needs: 'orders.process', deskOnly: true },
  'mark.ready.for.shipment': { kept: 'always', needs: 'orders.process', deskOnly: true },
  'start.shipment': { kept: 'always', needs: 'orders.process', deskOnly: true },
  'start.shipment.manual.payment': { kept: 'always', needs: 'orders.money', deskOnly: true },
  'mark.shipped': { kept: 'always', needs: 'orders.process', deskOnly: true },
  'update.external.ref': { kept: 'always', needs: 'orders.see', deskOnly: true },
  'restock.delivery': { kept: 'always', needs: 'stock.edit', deskOnly: true },
} as const satisfies Record<string, Rule>

export type ActionName = keyof typeof actions

export const ruleOf = (action: ActionName): Rule => actions[action]
