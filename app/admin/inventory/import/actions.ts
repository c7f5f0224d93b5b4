'use server'

import { refresh } from 'next/cache'
import { importReport } from '@/components/admin/stock-words'
import { adminAction } from '@/lib/action'
import { importStock } from '@/lib/inventory/import'
import { StockFile } from '@/lib/inventory/input'

export const importFile = adminAction(StockFile, async (actor, { text, file, mode, shopCode }) => {
  const lines = await importStock(actor, file?.size ? await file.text() : text, mode, shopCode)
  refresh()
  return importReport(actor.locale, lines)
})
