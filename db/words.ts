/** The closed vocabularies of the business. Browser-safe: nothing here touches a database. */

export const locales = ['en', 'fr'] as const
export type Locale = (typeof locales)[number]

/** A text in every language of the shops. */
export type Texts = Record<Locale, string>

export const accountKinds = ['manager', 'customer'] as const
export type AccountKind = (typeof accountKinds)[number]

/** A manager's roles, as the platform of the call-centre documents spells them. */
export const roles = [
  'ROLE_SMADMIN',
  'ROLE_SMSHOPADMIN',
  'ROLE_SMSHOPUSER',
  'ROLE_SMSUBSHOPUSER',
  'ROLE_SMCALLCENTER',
  'ROLE_SMCALLCENTERCUSTOMER',
  'ROLE_SMCALLCENTERORDERAPPROVE',
  'ROLE_SMCALLCENTERORDERCONFIRM',
  'ROLE_SMCALLCENTERORDERPROCESS',
  'ROLE_SMCALLCENTERLOGINSF',
  'ROLE_SMCALLCENTERLOGINONBEHALF',
  'ROLE_SMCALLCENTERCREATEMANAGEDLISTS',
  'ROLE_SMCALLCENTERREGISTERCUSTOMER',
] as const
export type Role = (typeof roles)[number]

/** Types no customer may have by registering; `B2G` is the guest, `MGR` and `EMAIL` never act or are acted for. */
export const reservedTypes = ['B2G', 'MGR', 'EMAIL'] as const

/** Types whose customers belong to an organisation. */
export const organisationTypes = ['B2B', 'B2E'] as const

/** What a buyer is in their organisation. An approver releases orders; an administrator looks after its buyers. */
export const buyerRoles = ['buyer', 'approver', 'administrator'] as const
export type BuyerRole = (typeof buyerRoles)[number]

/** What kind of answer a customer attribute takes. */
export const attributeKinds = ['text', 'choice', 'date', 'number', 'boolean', 'phone'] as const
export type AttributeKind = (typeof attributeKinds)[number]

/** What a link in a letter is good for, and for nothing else. */
export const linkPurposes = ['activate', 'reset', 'email'] as const
export type LinkPurpose = (typeof linkPurposes)[number]

export const addressKinds = ['shipping', 'billing'] as const
export type AddressKind = (typeof addressKinds)[number]

/** What of a customer an assist may change and that can be put back as it was. */
export const changedThings = ['line', 'coupon', 'list', 'address', 'profile'] as const
export type ChangedThing = (typeof changedThings)[number]

/** Why an assist ended. */
export const assistEndings = [
  'log-off-customer',
  'log-off',
  'signed-out',
  'idle',
  'time-over',
  'manager-withdrawn',
  'shop-withdrawn',
  'customer-disabled',
  'customer-ended',
  'passed-on',
] as const
export type AssistEnding = (typeof assistEndings)[number]

/** How a customer agreed to be acted for; `registered` by becoming a customer in that very call. */
export const consentWays = ['screen', 'code', 'spoken', 'registered'] as const
export type ConsentWay = (typeof consentWays)[number]

export const consentAnswers = ['given', 'refused'] as const

export const auditOutcomes = ['ok', 'refused'] as const

export const mailStates = ['queued', 'sent', 'dead'] as const

/** Whether, and how, a sku may be bought. NA is not for sale, SHOWROOM is shown only. */
export const availabilities = ['NA', 'STANDARD', 'BACKORDER', 'ALWAYS', 'SHOWROOM'] as const
export type Availability = (typeof availabilities)[number]

/** What became of goods promised to a delivery. `external`: a centre that keeps its own books sends them. */
export const reservationStates = ['held', 'allocated', 'shipped', 'released', 'external'] as const

export const cartKinds = ['live', 'draft', 'recurring'] as const

/** What a recurring order's interval counts. */
export const recurringUnits = ['day', 'week', 'month'] as const
export type RecurringUnit = (typeof recurringUnits)[number]

export const recurringStates = ['active', 'paused', 'ended'] as const
export type RecurringState = (typeof recurringStates)[number]

/** What becomes of one date: `due` is being ordered, `placed` has an order whose payment is still to be decided. */
export const recurringDateStates = ['due', 'placed', 'ordered', 'skipped', 'failed'] as const
export type RecurringDateState = (typeof recurringDateStates)[number]

/** Why a date was not ordered. */
export const recurringReasons = [
  'nothingLeft',
  'addressGone',
  'methodGone',
  'paymentGone',
  'cardGone',
  'cardExpired',
  'paymentRefused',
  'creditExceeded',
  'cannotOrder',
  'orderTooLarge',
  'priceChanged',
  'fault',
] as const
export type RecurringReason = (typeof recurringReasons)[number]

/** Why it has stopped for now, or for good. */
export const recurringPauses = ['asked', 'failures'] as const
export const recurringEnds = ['asked', 'until', 'times'] as const

/** What a customer keeps. Each has one wish list; of the others as many as they like. */
export const listKinds = ['wish', 'shopping', 'requisition', 'saved-cart'] as const
export type ListKind = (typeof listKinds)[number]

/** What becomes of a managed list. The first two wait for the customer's word. */
export const managedListStates = ['sent', 'seen', 'accepted', 'ordered', 'rejected', 'withdrawn', 'expired'] as const
export type ManagedListState = (typeof managedListStates)[number]

export const orderStates = [
  'os.none',
  'os.pending',
  'os.waiting.approve',
  'os.waiting.payment',
  'os.waiting',
  'os.in.progress',
  'os.cancelled',
  'os.cancelled.waiting.payment',
  'os.returned',
  'os.returned.waiting.payment',
  'os.partially.shipped',
  'os.completed',
] as const
export type OrderState = (typeof orderStates)[number]

export const deliveryStates = [
  'ds.fullfillment', // sic: the platform's own spelling
  'ds.inventory.reserved',
  'ds.wait.allocation',
  'ds.wait.date',
  'ds.wait.inventory',
  'ds.inventory.allocated',
  'ds.packing',
  'ds.shipment.ready',
  'ds.shipment.ready.waiting.payment',
  'ds.shipment.inprogress',
  'ds.shipment.inprogress.waiting.payment',
  'ds.shipped',
  'ds.inventory.void.reserv',
  'ds.inventory.void.wait',
  'ds.inventory.deallocated',
  'ds.inventory.returned',
] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** D1 standard, D2 waits for a date, D3 waits for stock, D4 electronic, D5 mixed. */
export const deliveryGroups = ['D1', 'D2', 'D3', 'D4', 'D5'] as const
export type DeliveryGroup = (typeof deliveryGroups)[number]

export const paymentOperations = [
  'AUTH',
  'REVERSE_AUTH',
  'CAPTURE',
  'AUTH_CAPTURE',
  'VOID_CAPTURE',
  'REFUND',
  'REFUND_NOTIFY',
] as const

export type PaymentOperation = (typeof paymentOperations)[number]

export const paymentResults = ['Ok', 'Processing', 'Failed', 'Manual processing required'] as const
export type PaymentResult = (typeof paymentResults)[number]

/** What a gateway is asked for on the way from one state to the next: a run is one such conversation. */
export const runKinds = ['authorize', 'capture', 'cancel', 'refund'] as const
export type RunKind = (typeof runKinds)[number]

export const runStates = ['open', 'done'] as const

/** A call that was decided upon, and whether its answer is known. */
export const intentStates = ['called', 'answered'] as const

/** What became of something a gateway told us. `parked` and `unprocessed` wait for a person. */
export const callbackStates = [
  'received',
  'processed',
  'ignored',
  'parked',
  'unprocessed',
  'rejected',
  'closed',
] as const
export type CallbackState = (typeof callbackStates)[number]

export const invoiceKinds = ['invoice', 'credit'] as const

/** What a customer may ask the shop to do with an order that is under way. */
export const requestKinds = ['cancel', 'return'] as const
export type RequestKind = (typeof requestKinds)[number]

export const requestStates = ['open', 'granted', 'declined'] as const
