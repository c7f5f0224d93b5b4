import { eq } from 'drizzle-orm'
import { db, transact } from '@/db'
import { products, skus } from '@/db/schema'
import { saveFile } from '@/lib/catalogue/files'

/** Sent by mail, not fetched. */
const WITHOUT = 'gift-card'

/** What the buyers of electronic goods download: a page of text for each, since nobody really wrote them. */
export async function layOutFiles() {
  const all = await db.select().from(products).where(eq(products.digital, true))
  for (const { slug, names, summaries } of all.filter((product) => product.slug !== WITHOUT)) {
    const { en } = names as { en: string }
    const text = `${en}\n\n${(summaries as { en: string }).en}\n\nThis is demo data: the real ${en} would be here.\n`
    await saveFile(`${slug}.txt`, Buffer.from(text))
  }
  await transact({ files: 'demo' }, async (tx) => {
    for (const { id, slug } of all.filter((product) => product.slug !== WITHOUT)) {
      await tx
        .update(skus)
        .set({ file: `${slug}.txt` })
        .where(eq(skus.productId, id))
    }
  })
}
