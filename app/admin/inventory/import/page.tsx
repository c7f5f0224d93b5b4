import type { Metadata } from 'next'
import NextLink from 'next/link'
import { notFound } from 'next/navigation'
import { ImportForm } from '@/components/admin/import-form'
import { Page } from '@/components/ui/page'
import { may } from '@/lib/auth/actor'
import { adminActor } from '@/lib/auth/admin'
import { translator } from '@/lib/i18n'
import { countedShops } from '@/lib/inventory/policy'
import { importModes } from '@/lib/inventory/reasons'
import { pageTitle } from '@/lib/page-title'
import { catalogueShopId } from '@/lib/shops/shop'
import { importFile } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('admin.inventory.importTitle'))
}

/** Many quantities at once, from a file or pasted. */
export default async function ImportPage() {
  const actor = await adminActor()
  if (!may(actor, 'stock.edit')) notFound()
  const shops = await countedShops(actor)
  if (shops.length === 0) notFound()
  const t = translator(actor.locale)

  return (
    <Page
      title={t('admin.inventory.importTitle')}
      lead={t('admin.inventory.importLead')}
      aside={
        <NextLink href="/admin/inventory" prefetch={false} className="text-accent underline underline-offset-4">
          {t('admin.inventory.back')}
        </NextLink>
      }
    >
      <ImportForm
        action={importFile}
        modes={importModes.map((value) => ({ value, label: t(`admin.inventory.modes.${value}`) }))}
        shop={shops.find(({ id }) => id === catalogueShopId(actor.shop))?.code}
        shops={shops.map(({ code, name }) => ({ value: code, label: name }))}
        labels={{
          text: t('admin.inventory.text'),
          file: t('admin.inventory.file'),
          mode: t('admin.inventory.mode'),
          shop: t('admin.inventory.shop'),
          help: t('admin.inventory.importSeen'),
          submit: t('admin.inventory.importSubmit'),
          line: t('admin.inventory.line'),
          written: t('admin.inventory.written'),
          outcome: t('admin.inventory.outcome'),
        }}
      />
    </Page>
  )
}
