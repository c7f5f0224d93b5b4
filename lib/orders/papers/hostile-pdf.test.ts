import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { buy } from '@/lib/testing/buy'
import { CARDS, giveCard } from '@/lib/testing/card'
import { hostileTexts } from '@/lib/testing/hostile'
import { asCustomer, makeCustomer, makeShop, makeSku } from '@/lib/testing/make'
import { invoicePdf } from './invoice-pdf'
import { invoiceById, invoicesOf } from './invoices'

/** What gets at readers of PDFs: their own words for what acts, and the ends of strings, objects and streams. */
const forReaders = [
  ') /JavaScript (app.alert(1)) /S /JavaScript /JS (app.alert(1)',
  '>> endobj 9 0 obj << /OpenAction << /S /Launch /F (calc.exe) >> >> endobj',
  'javascript:app.alert(1) https://evil.test/ /URI (https://evil.test)',
  `\\) endstream endobj /AA << /O 9 0 R >> {{7*7}}$${'{7*7}'}`,
]

/** Of a PDF: its objects, which a reader obeys, without the strings in them; and the text that it shows. */
function readPdf(pdf: Uint8Array) {
  const all = Buffer.from(pdf).toString('latin1')
  const streams: string[] = []
  const objects = all.replace(/([^\n]*\n?>>\n)stream\n([\s\S]*?)\nendstream/g, (_, head: string, body: string) => {
    const bytes = Buffer.from(body, 'latin1')
    streams.push(bytes[0] === 0x78 ? inflateSync(bytes).toString('latin1') : body)
    return head
  })
  const maps = streams.filter((each) => each.includes('begincmap')).map(lettersIn)
  const drawn = streams.filter((each) => /\bTJ\b/.test(each) && !each.includes('begincmap'))
  const glyphs = drawn.flatMap((each) =>
    [...each.matchAll(/\[([^\]]*)\] TJ/g)].map(
      ([, row]) =>
        row!
          .match(/<[0-9a-f]+>/g)
          ?.join('')
          .replace(/[<>]/g, '') ?? '',
    ),
  )
  const shown = maps.map((letters) =>
    glyphs.map((row) => (row.match(/.{4}/g) ?? []).map((code) => letters[Number.parseInt(code, 16)] ?? '').join('')),
  )
  return { objects: objects.replace(/\((?:\\[\s\S]|[^\\()])*\)/g, '()'), shown: shown.map((rows) => rows.join('')) }
}

/** Which letters the numbers of a font mean. */
const lettersIn = (map: string) =>
  [...map.matchAll(/\[(.*)\]/g)].flatMap(([, row]) =>
    [...row!.matchAll(/<([0-9a-f ]*)>/g)].map(([, codes]) =>
      String.fromCharCode(
        ...codes!
          .split(' ')
          .filter(Boolean)
          .map((code) => Number.parseInt(code, 16)),
      ),
    ),
  )

const close = (text: string) => text.replace(/\s/g, '')

test.each([...hostileTexts, ...forReaders])('an invoice shows %s as it was written, and does nothing', async (text) => {
  const shop = await makeShop({ attributes: { SHOP_PAYMENT_GATEWAYS: CARDS } })
  const carla = asCustomer(shop, await makeCustomer(shop, { firstname: text }))
  const sku = await makeSku(shop, { name: text, digital: true, availability: 'ALWAYS', quantity: 0 })
  const { id: card } = await giveCard(carla)
  const address = { shipTo: 'new', shipName: text.slice(0, 60), shipLine1: text.slice(0, 60) }
  await buy(carla, [[sku, 1]], { gateway: CARDS, card, ...address })
  const { invoices } = await invoicesOf(carla)
  const invoice = (await invoiceById(carla, invoices[0]!.id))!

  const { objects, shown } = readPdf(await invoicePdf({ ...invoice, shopName: text, reference: text }, 'en'))

  expect(shown.some((letters) => letters.includes(close(text)) || close(letters).includes(close(text)))).toBe(true)
  expect(objects).not.toMatch(/\/(JavaScript|JS|OpenAction|AA|Launch|URI|Annots|EmbeddedFile)\b/)
  expect(objects).toMatch(/\/Author \d+ 0 R/) // what is looked at has the texts in it
})
