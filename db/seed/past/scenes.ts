import type { Actor } from '@/lib/auth/actor'
import { DAY, HOUR, MINUTE } from '@/lib/clock'
import { countStock } from '@/lib/inventory/count'
import { decideOrder } from '@/lib/orders/release'
import { askFor, declineRequest, requestsOf } from '@/lib/orders/requests'
import { cancelForgottenDrafts } from '@/lib/orders/running/reconcile'
import type { OrderRow } from '@/lib/orders/work'
import { buy, type Purchase } from './buying'
import { press, sendOut, takeFromShelf } from './desk'
import { callBack, withFault } from './gateways'
import type { Scene } from './scene'

type Scenes = { main: Scene; institute: Scene }

/** So long ago. */
const ago = (days: number, hours = 0) => -(days * DAY + hours * HOUR)

/** What chance might leave out: an order in every state that it can stay in, and every way for money to be late. */
export function playScenes({ main, institute }: Scenes) {
  waitingOnes(main, institute)
  warehouse(main)
  moneyTrouble(main)
  callbacks(main)
  requests(main)
}

function by({ buyers }: Scene, number: string): Actor {
  const buyer = buyers.find(({ customer }) => customer?.number === number)
  if (!buyer) throw new Error(`demo: there is no customer ${number} here`)
  return buyer
}

/** A purchase, and what follows from it. */
function purchase(
  scene: Scene,
  [number, when]: [number: string, when: number],
  wanted: Purchase,
  then: (order: OrderRow) => void = () => {},
) {
  scene.plan.at(when, async () => {
    const order = await buy(by(scene, number), wanted)
    if (!order) throw new Error(`demo: ${number} could not buy ${wanted.goods.map(([code]) => code).join(', ')}`)
    then(order)
  })
}

function waitingOnes(main: Scene, institute: Scene) {
  const { plan, clerk, boss, shop } = main
  const message = 'Please ring twice, the bell is tired.'
  purchase(main, ['1008', ago(0, 2)], { goods: [['HAMM-560', 1]], gateway: 'prePaymentGateway', message })
  purchase(main, ['1020', ago(0, 5)], { goods: [['SCIS-200', 2]], gateway: 'inStorePaymentGateway' })
  purchase(main, ['4', -25 * MINUTE], { goods: [['BALL-S', 2]], gateway: 'testExtFormPaymentGateway' })
  purchase(main, ['1024', ago(6)], { goods: [['SCAL-3', 1]], gateway: 'testExtFormPaymentGateway' })
  plan.at(ago(4, 20), cancelForgottenDrafts)

  // Hendrik Kramers may not order alone, and Ada Lovelace not from 500.00 on; Niels Bohr decides: see load.ts.
  purchase(institute, ['1027', ago(0, 3)], { goods: [['GELP-BK', 10]], gateway: 'invoicePaymentGateway' })
  purchase(main, ['1014', ago(1)], { goods: [['SPAN-8', 9]], gateway: 'prePaymentGateway' })
  purchase(institute, ['1027', ago(5)], { goods: [['TBOX-R', 3]], gateway: 'invoicePaymentGateway' }, ({ id }) =>
    plan.at(ago(4), () =>
      press(clerk, id, 'reject.order', { remark: 'The chair says no.', message: 'Please ask again in January.' }),
    ),
  )

  purchase(institute, ['1027', ago(8)], { goods: [['GELP-RD', 6]], gateway: 'authInvoicePaymentGateway' }, (order) => {
    const { number } = order
    const decide = { number, decision: 'release', remark: 'Red, for once.' } as const
    plan.at(ago(7, 20), async () => void (await decideOrder(by(institute, 'TEST01'), decide)))
    sendOut({ ...main, by: clerk, order }, ago(7, 20))
  })

  const several = { several: true, gateway: 'testPaymentGateway' } as const
  purchase(
    main,
    ['4', ago(6)],
    {
      goods: [
        ['LEVE-60', 1],
        ['VICE-100', 1],
      ],
      ...several,
    },
    (order) => sendOut({ ...main, by: clerk, order }, ago(6)),
  )
  purchase(main, ['1004', ago(7)], { goods: [['PROJ-15', 1]], gateway: 'testPaymentGateway' })
  purchase(main, ['1017', ago(3)], {
    goods: [
      ['TRAC-1', 1],
      ['REFI-BL', 5],
    ],
    gateway: 'authInvoicePaymentGateway',
  })

  // Promised, and then somebody counted.
  purchase(main, ['1005', ago(2)], { goods: [['AXEH-600', 1]], gateway: 'courierPaymentGateway' }, ({ id }) => {
    const place = { shopCode: shop.code, centreCode: 'WAREHOUSE_1', skuCode: 'AXEH-600' }
    const remark = 'Not where it should be.'
    plan.at(ago(1, 22), async () => void (await countStock(boss, { ...place, quantity: 0, remark })))
    plan.at(ago(1, 20), () => press(clerk, id, 'approve.order'))
    plan.at(ago(1, 19), () => takeFromShelf(id))
  })
}

/** Each a step further than the last, and none of them there yet. */
function warehouse(main: Scene) {
  const { plan, clerk } = main
  const steps = [
    ['1002', 'testPaymentGateway', 1],
    ['1007', 'testPaymentGateway', 2],
    ['1009', 'prePaymentGateway', 4],
    ['1015', 'testPaymentGateway', 5],
    ['1016', 'courierPaymentGateway', 5],
  ] as const
  for (const [number, gateway, far] of steps) {
    purchase(
      main,
      [number, ago(2, far)],
      {
        goods: [
          ['TWEE-F', 1 + far],
          ['KNIF-18', 1],
        ],
        gateway,
      },
      (order) => {
        plan.at(ago(2, far - 1), () => press(clerk, order.id, 'approve.order'))
        sendOut({ ...main, by: clerk, order }, ago(2, far - 1), far)
      },
    )
  }
  purchase(main, ['1006', ago(9)], { goods: [['MAGB-45', 1]], gateway: 'testPaymentGateway' }, (order) => {
    const message = 'We are sorry that it did not fit.'
    sendOut({ ...main, by: clerk, order }, ago(9), 2)
    plan.at(ago(7), () => press(clerk, order.id, 'notes.order', { remark: 'Inge rang: she has found her old one.' }))
    plan.at(ago(7, -1), () => press(clerk, order.id, 'cancel.order', { message }))
  })

  // Downloads: one that can be fetched now, one that was.
  purchase(main, ['1018', ago(1)], { goods: [['CADF-1', 1]], gateway: 'testPaymentGateway' })
  const mixed = [
    ['ELNB-1', 1],
    ['SCIS-200', 1],
  ] as Purchase['goods']
  purchase(main, ['1019', ago(8)], { goods: mixed, gateway: 'testPaymentGateway' }, (order) => {
    sendOut({ ...main, by: clerk, order }, ago(8))
  })
}

function moneyTrouble(main: Scene) {
  const { plan, boss, clerk, shop } = main
  const card = { gateway: 'testPaymentGateway' } as const
  plan.at(ago(0, 6), () =>
    withFault(boss, shop, 'PROCESSING', async () => {
      await buy(by(main, '1003'), { goods: [['FOUN-F', 1]], ...card })
    }),
  )
  purchase(main, ['1021', ago(2)], { goods: [['MPEN-05', 1]], ...card, declined: true })
  purchase(main, ['1021', ago(1, 23)], { goods: [], gateway: 'courierPaymentGateway' })

  purchase(main, ['1022', ago(4)], { goods: [['CLAM-300', 2]], ...card }, (order) => {
    sendOut({ ...main, by: clerk, order }, ago(4), 3)
    plan.at(ago(2), () => withFault(boss, shop, 'CAPTURE_FAIL', () => press(clerk, order.id, 'start.shipment')))
  })
  purchase(main, ['1023', ago(20)], { goods: [['INKB-BL', 3]], ...card }, (order) => {
    sendOut({ ...main, by: clerk, order }, ago(20))
    const message = 'The ink has arrived here again.'
    plan.at(ago(3), () =>
      withFault(boss, shop, 'REFUND_FAIL', () => press(clerk, order.id, 'return.order', { message })),
    )
  })
  purchase(
    main,
    ['1001', ago(25)],
    {
      goods: [
        ['PLIE-C', 1],
        ['PLIE-N', 1],
      ],
      ...card,
    },
    (order) => {
      sendOut({ ...main, by: clerk, order }, ago(25))
      plan.at(ago(14), () =>
        press(clerk, order.id, 'return.order', { message: 'Thank you for sending it back whole.' }),
      )
      plan.at(ago(13), () => press(boss, order.id, 'restock.delivery', { remark: 'As new.' }))
    },
  )

  const form = { gateway: 'testExtFormPaymentGateway' } as const
  purchase(main, ['1010', ago(3)], { goods: [['HEXK-9', 1]], ...form }, (order) => {
    plan.at(ago(3) + 3 * MINUTE, () => callBack(shop, order))
    plan.at(ago(2, 20), () => press(clerk, order.id, 'cancel.order', { message: 'As agreed.' }))
  })
}

/** What a gateway said and nobody could use: told twice, of another sum, by somebody else, of nothing. */
function callbacks(main: Scene) {
  const { plan, shop } = main
  const form = { gateway: 'testExtFormPaymentGateway' } as const
  purchase(main, ['1011', ago(5)], { goods: [['INKD-60', 1]], ...form }, (order) => {
    const at = (minutes: number) => ago(5) + minutes * MINUTE
    plan.at(at(2), () => callBack(shop, order, { amount: order.total - 100 }))
    plan.at(at(3), () => callBack(shop, order, {}, 'a guess'))
    plan.at(at(4), () => callBack(shop, order, { type: 'INFO' }))
    plan.at(at(5), () => callBack(shop, order))
    plan.at(at(90), () => callBack(shop, order))
  })
}

function requests(main: Scene) {
  const { plan, clerk } = main
  const ask = (number: string, order: OrderRow, kind: 'cancel' | 'return', reason: string) =>
    askFor(by(main, number), { number: order.number, kind, reason })
  purchase(main, ['1013', ago(1, 6)], { goods: [['PSCR-24', 1]], gateway: 'invoicePaymentGateway' }, (order) => {
    plan.at(ago(0, 20), () => ask('1013', order, 'cancel', 'My wife has ordered the same.'))
  })
  purchase(main, ['1012', ago(18)], { goods: [['SAWF-240', 1]], gateway: 'testPaymentGateway' }, (order) => {
    sendOut({ ...main, by: clerk, order }, ago(18))
    plan.at(ago(1, 3), () => ask('1012', order, 'return', 'The handle is loose.'))
  })
  purchase(main, ['TEST01', ago(40)], { goods: [['GELP-BL', 4]], gateway: 'testPaymentGateway' }, (order) => {
    sendOut({ ...main, by: clerk, order }, ago(40))
    plan.at(ago(30), () => ask('TEST01', order, 'return', 'They are blue.'))
    plan.at(ago(29), async () => {
      const [open] = await requestsOf(order.id)
      await declineRequest(clerk, { requestId: open!.id, message: 'Opened pens cannot come back, alas.' })
    })
  })
}
