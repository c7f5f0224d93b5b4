import { fileAnswer, post, seeOther } from '@/lib/door'
import { exportOwn } from '@/lib/privacy/export'
import { Export } from '@/lib/privacy/input'
import { sheetOf } from '@/lib/privacy/sheet'
import { Refusal } from '@/lib/refusal'

/** "Download your data": a file, or back to the page with the reason why not. */
export const POST = post(Export, async (actor, { format }) => {
  try {
    const exported = await exportOwn(actor)
    const day = exported.at.toISOString().slice(0, 10)
    return format === 'json'
      ? fileAnswer(JSON.stringify(exported, null, 2), { name: `data-${day}.json`, type: 'application/json' })
      : fileAnswer(sheetOf(exported, actor.locale), { name: `data-${day}.html`, type: 'text/html; charset=utf-8' })
  } catch (error) {
    if (error instanceof Refusal && error.key === 'exportedOften') return seeOther('/account/privacy?refused=often')
    throw error
  }
})
