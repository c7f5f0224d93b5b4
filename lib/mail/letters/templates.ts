/** Who reads a letter: a customer, the shop's own people, or those and the centre that sends the goods. */
export type Readers = 'customer' | 'shop' | 'centre'

/** Who reads it, or reads along: a customer's letter is copied to the manager who ordered for them. */
export type ReadAs = Readers | 'copy'

/** What it shows below its first words. `amount` says that money is what it is about. */
type Sheet = { to: Readers; shows: 'order' | 'delivery'; amount?: true }

/** Every letter about an order, under the platform's own names. Its words are in messages, at `letters.<name>`. */
export const templates = {
  'order-new': { to: 'customer', shows: 'order' },
  'order-approved': { to: 'customer', shows: 'order' },
  'order-confirmed': { to: 'customer', shows: 'order' },
  'order-canceled': { to: 'customer', shows: 'order' },
  'order-returned': { to: 'customer', shows: 'order' },
  'order-refunded': { to: 'customer', shows: 'order', amount: true },
  'order-request-declined': { to: 'customer', shows: 'order' },
  'order-delivery-readytoshipping': { to: 'customer', shows: 'delivery' },
  'order-delivery-shipped': { to: 'customer', shows: 'delivery' },
  'order-shipping-completed': { to: 'customer', shows: 'delivery' },
  payment: { to: 'customer', shows: 'order', amount: true },
  'shipment-complete': { to: 'customer', shows: 'delivery', amount: true },
  'adm-order-new': { to: 'shop', shows: 'order' },
  'adm-order-wait-confirmation': { to: 'shop', shows: 'order' },
  'adm-order-wait-approval': { to: 'shop', shows: 'order' },
  'adm-order-confirmed': { to: 'shop', shows: 'order' },
  'adm-order-payment-confirmed': { to: 'shop', shows: 'order' },
  'adm-order-canceled': { to: 'shop', shows: 'order' },
  'adm-order-returned': { to: 'shop', shows: 'order' },
  'adm-order-request': { to: 'shop', shows: 'order' },
  'adm-order-delivery-allocated': { to: 'centre', shows: 'delivery' },
  'adm-order-delivery-packing': { to: 'centre', shows: 'delivery' },
  'adm-order-delivery-ready': { to: 'centre', shows: 'delivery' },
  'adm-order-delivery-ready-wait': { to: 'centre', shows: 'delivery' },
  'adm-order-delivery-inprogress': { to: 'centre', shows: 'delivery' },
  'adm-order-delivery-inprogress-wait': { to: 'centre', shows: 'delivery' },
  'adm-order-shipping-completed': { to: 'shop', shows: 'delivery' },
  'adm-cant-allocate-product-qty': { to: 'shop', shows: 'delivery' },
  'adm-payment': { to: 'shop', shows: 'order', amount: true },
  'adm-payment-failed': { to: 'shop', shows: 'order', amount: true },
  'adm-payment-shipped': { to: 'shop', shows: 'delivery', amount: true },
  'adm-payment-shipped-failed': { to: 'shop', shows: 'delivery', amount: true },
  'adm-refund': { to: 'shop', shows: 'order', amount: true },
  'adm-refund-failed': { to: 'shop', shows: 'order', amount: true },
} as const satisfies Record<string, Sheet>

export type Template = keyof typeof templates

/** The templates that such readers get. */
export type TemplateFor<R extends Readers> = {
  [T in Template]: (typeof templates)[T]['to'] extends R ? T : never
}[Template]

export const sheetOf = (template: Template): Sheet => templates[template]

export const templateNames = Object.keys(templates) as Template[]

export const isTemplate = (name: string): name is Template => Object.hasOwn(templates, name)
