import type { PostalAddress } from '@/db/schema/carts'
import type { OrderState, PaymentResult, RequestKind } from '@/db/words'

/** What an order letter tells; whoever has the order says it. */
export type OrderFacts = {
  orderId: string
  number: string
  /** What the letter is about, told the same way each time: the same cause writes once, another one again. */
  cause: string
  state: OrderState
  currency: string
  name: string
  email: string
  shipTo: PostalAddress
  requestedDate: string | null
  managerName: string | null
  /** What the customer wrote when they ordered. */
  message: string
  /** What the customer's own company calls the order. */
  reference: string
  lines: { name: string; skuCode: string; quantity: number; total: number }[]
  /** What coupons took off the goods. */
  discount: number
  coupons: string[]
  shippingTotal: number
  taxTotal: number
  total: number
  /** The last days to pay what was invoiced and is still open. */
  payBy: string[]
  /** While it waits for its money: when it is called off by itself. */
  endsAt: Date | null
  /** Of a cancelled order: what comes back to its customer, who may have been sent an invoice for it. */
  back?: { amount: number; invoiced: boolean }
  /** The order as its customer sees it, and as the shop's own people do; and its customer at the desk. */
  url: string
  adminUrl: string
  deskUrl: string | null
  /** What an operator said: a message is for the customer, a remark stays inside. */
  said?: { message?: string; remark?: string }
  delivery?: DeliveryFacts
  money?: { amount?: number; result?: PaymentResult }
  request?: { kind: RequestKind; reason: string }
}

export type DeliveryFacts = {
  number: string
  electronic: boolean
  method: string
  centre: string
  lines: { name: string; skuCode: string; quantity: number }[]
  tracking: string | null
  trackingUrl: string | null
  requestedDate: string | null
  estimatedMin: string | null
  estimatedMax: string | null
}
