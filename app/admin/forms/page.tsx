import type { Metadata } from 'next'
import NextLink from 'next/link'
import { notFound } from 'next/navigation'
import { Chips } from '@/components/admin/chips'
import { DefinitionTable } from '@/components/admin/definition-table'
import { FormOrder } from '@/components/admin/form-order'
import { FormPreview } from '@/components/admin/form-preview'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { type Actor, may } from '@/lib/auth/actor'
import { adminActor } from '@/lib/auth/admin'
import { invalidWords, translator } from '@/lib/i18n'
import { overseenShops } from '@/lib/orders/desk/list'
import { pageTitle } from '@/lib/page-title'
import { FormsView } from '@/lib/people/definition-input'
import { definedIn, inFormsOf, knownFields } from '@/lib/people/form-desk'
import { declaredTypes, registrationForm } from '@/lib/people/forms'
import { emptyForm, fieldWords, typeName } from '@/lib/registration/words'
import { attribute } from '@/lib/shops/shop'
import { arrange } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('admin.forms.title'))
}

/** What the shops of the manager ask of their customers; `?shop=` and `?type=` say whose form is open. */
export default async function FormsPage({ searchParams }: PageProps<'/admin/forms'>) {
  const actor = await adminActor()
  if (!may(actor, 'catalogue.edit')) notFound()
  const t = translator(actor.locale)
  const { saved, ...view } = FormsView.parse(await searchParams)
  const shops = await overseenShops(actor)
  const shop = shops.find(({ id }) => id === view.shop) ?? shops.find(({ id }) => id === actor.shop.id) ?? shops[0]
  if (!shop) notFound()
  const there = await inFormsOf(actor, shop.id)
  const types = declaredTypes(there.shop)
  const type = types.find((each) => each === view.type) ?? types[0]
  const here = (shopId: string, of = '') => `/admin/forms?shop=${shopId}${of && `&type=${of}`}`

  return (
    <Page title={t('admin.forms.title')} lead={t('admin.forms.lead')}>
      <Chips
        label={t('admin.forms.shops')}
        chips={shops.map(({ id, name }) => ({ key: id, label: name, href: here(id), current: id === shop.id }))}
      />
      <section className="mt-4">
        <div className="mb-3 flex flex-wrap items-center justify-between gap-4">
          <h2>{t('admin.forms.attributes')}</h2>
          <NextLink href={`/admin/forms/${shop.id}/new`} prefetch={false} className={buttonClass()}>
            {t('admin.forms.new')}
          </NextLink>
        </div>
        <DefinitionTable actor={there} definitions={await definedIn(there.shop)} />
      </section>
      <section className="mt-8">
        {type ? (
          <>
            <Chips
              label={t('admin.forms.types')}
              chips={types.map((each) => ({
                key: each,
                label: typeName(t, each),
                href: here(shop.id, each),
                current: each === type,
              }))}
            />
            {saved === '1' && (
              <Notice kind="good" className="mb-4">
                {t('admin.forms.saved')}
              </Notice>
            )}
            <OneForm key={`${shop.id} ${type}`} actor={there} type={type} />
          </>
        ) : (
          <p className="text-soft">{t('admin.forms.noTypes')}</p>
        )}
      </section>
    </Page>
  )
}

/** The order of a type's fields, and the form that comes of it. */
async function OneForm({ actor, type }: { actor: Actor; type: string }) {
  const t = translator(actor.locale)
  const fields = await registrationForm(actor, type, 'desk')
  const order = attribute(actor.shop, `SHOP_CREGATTRS_${type}`).split(',').join(', ')
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <FormOrder
        key={order}
        action={arrange}
        values={{ shopId: actor.shop.id, type, fields: order }}
        labels={{
          order: t('admin.forms.order'),
          help: t('admin.forms.orderHelp', { known: knownFields.join(', ') }),
          save: t('admin.forms.saveOrder'),
        }}
        words={invalidWords(actor.locale)}
      />
      <Card aria-labelledby="preview">
        <h2 id="preview" className="text-base">
          {t('admin.forms.preview')}
        </h2>
        <p className="mb-4 text-sm text-soft">{t('admin.forms.previewHelp')}</p>
        <FormPreview fields={fields} start={emptyForm(fields, actor.locale)} words={fieldWords(t)} />
      </Card>
    </div>
  )
}
