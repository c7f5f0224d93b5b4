import { startNext } from '@/lib/testing/next-server'
import { expect, test } from './fixtures'

const FORM = 'testExtFormPaymentGateway'

// What is promised of a race is promised of every one.
test.describe.configure({ retries: 0 })

test(
  'at two servers at the same instant: one of twenty has the last one, and who comes back from the bank has paid once',
  {
    tag: '@once',
  },
  async ({ shop, server }, info) => {
    const anchors = `${process.cwd()}/.e2e/worker-${info.workerIndex}/other-anchor.jsonl`
    const other = await startNext({ AUDIT_ANCHOR_FILE: anchors })
    try {
      const { raceForTheLast } = await import('@/lib/testing/last-one')
      const { comeBackAtOnce } = await import('@/lib/testing/back-from-the-bank')
      const { SECRET } = await import('@/lib/testing/pay')
      const { shopById } = await import('@/lib/shops/queries')
      await shop.setUp(FORM, { CALLBACK_SECRET: SECRET })
      await shop.attribute('SHOP_PAYMENT_GATEWAYS', `prePaymentGateway,${FORM}`)
      const ports = [server.port, other.port]
      const place = { shop: (await shopById(shop.id))!, host: new URL(shop.url).hostname, ports }

      expect(await raceForTheLast(place, 20)).toEqual({ orders: 1, refused: 19, others: [], wrong: [] })
      for (let trial = 0; trial < 3; trial++) expect((await comeBackAtOnce(place)).wrong).toEqual([])
    } finally {
      await other.stop()
    }
  },
)
