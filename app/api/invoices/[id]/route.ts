import { knownAdmin } from '@/lib/auth/admin'
import { limitHere } from '@/lib/auth/limit-here'
import { fileAnswer, get } from '@/lib/door'
import { invoicePdf } from '@/lib/orders/papers/invoice-pdf'
import { invoiceById } from '@/lib/orders/papers/invoices'
import { missing } from '@/lib/refusal'

/** An invoice to print: for whoever bought, whoever acts for them, and whoever looks after the shop in the admin app. */
export const GET = get(async (actor, _search, { id = '' }) => {
  // A manager of the admin app alone is nobody to the storefront.
  const reader = actor.customer ? actor : ((await knownAdmin()) ?? actor)
  const invoice = await invoiceById(reader, id)
  if (!invoice) throw missing()
  await limitHere('paper', reader)
  const pdf = await invoicePdf(invoice, actor.locale)
  return fileAnswer(pdf, {
    name: `${invoice.kind}-${invoice.number}.pdf`,
    type: 'application/pdf',
    size: pdf.byteLength,
  })
})
