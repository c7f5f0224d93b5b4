import type { Metadata } from 'next'
import NextLink from 'next/link'
import { notFound } from 'next/navigation'
import { DefinitionForm } from '@/components/admin/definition-form'
import { ActionButton } from '@/components/forms/action-button'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { type AttributeKind, attributeKinds } from '@/db/words'
import { may } from '@/lib/auth/actor'
import { adminActor } from '@/lib/auth/admin'
import { inLocale, invalidWords, type Translate, translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { type Defined, definedIn, inFormsOf } from '@/lib/people/form-desk'
import { shopById } from '@/lib/shops/queries'
import { define, forget } from '../../actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('admin.forms.title'))
}

/** One attribute of a shop's customers, or `new`. */
export default async function DefinitionPage({ params, searchParams }: PageProps<'/admin/forms/[shop]/[attribute]'>) {
  const actor = await adminActor()
  const { shop: shopId, attribute } = await params
  if (!may(actor, 'catalogue.edit') || !actor.oversees.includes(shopId)) notFound()
  const there = await inFormsOf(actor, shopId)
  const known = (await definedIn(there.shop)).find(({ code }) => code === attribute)
  if (!known && attribute !== 'new') notFound()
  const t = translator(there.locale)
  const master = there.shop.masterId ? await shopById(there.shop.masterId) : undefined
  const ownOfBoth = known?.isOwn && known.isInMaster

  return (
    <Page
      title={known ? inLocale(known.names, there.locale) : t('admin.forms.new')}
      lead={[known?.code, there.shop.name].filter(Boolean).join(' · ')}
      aside={
        <NextLink
          href={`/admin/forms?shop=${shopId}`}
          prefetch={false}
          className="text-accent underline underline-offset-4"
        >
          {t('admin.forms.back')}
        </NextLink>
      }
    >
      <div className="grid gap-6">
        {(await searchParams).saved === '1' && <Notice kind="good">{t('admin.forms.saved')}</Notice>}
        {master && <Notice>{t('admin.forms.ownIn', { shop: there.shop.name, master: master.name })}</Notice>}
        <DefinitionForm
          key={JSON.stringify(known)}
          action={define}
          isKnown={Boolean(known)}
          values={valuesOf(shopId, known)}
          labels={labelsOf(t)}
          kinds={attributeKinds.map((value) => ({ value, label: t(`admin.forms.kinds.${value}`) }))}
          answers={[
            { value: 'no', label: t('admin.forms.isOptional') },
            { value: 'yes', label: t('admin.forms.isMandatory') },
          ]}
          words={invalidWords(there.locale)}
        />
        {ownOfBoth && (
          <ActionButton action={forget} fields={{ shopId, attribute }}>
            {t('admin.forms.forget')}
          </ActionButton>
        )}
      </div>
    </Page>
  )
}

const valuesOf = (shopId: string, known?: Defined) => ({
  shopId,
  attribute: known?.code ?? '',
  kind: known?.kind ?? ('text' satisfies AttributeKind),
  nameEn: known?.names.en ?? '',
  nameFr: known?.names.fr ?? '',
  helpEn: known?.helps?.en ?? '',
  helpFr: known?.helps?.fr ?? '',
  pattern: known?.pattern ?? '',
  choices: (known?.choices ?? []).map(({ value, names }) => `${value} | ${names.en} | ${names.fr}`).join('\n'),
  mandatory: known?.mandatory ? ('yes' as const) : ('no' as const),
})

const labelsOf = (t: Translate) => ({
  attribute: t('admin.forms.attribute'),
  attributeHelp: t('admin.forms.attributeHelp'),
  kind: t('admin.forms.kind'),
  mandatory: t('admin.forms.mandatory'),
  nameEn: t('admin.forms.nameEn'),
  nameFr: t('admin.forms.nameFr'),
  helpEn: t('admin.forms.helpEn'),
  helpFr: t('admin.forms.helpFr'),
  pattern: t('admin.forms.pattern'),
  patternHelp: t('admin.forms.patternHelp'),
  choices: t('admin.forms.choices'),
  choicesHelp: t('admin.forms.choicesHelp'),
  save: t('admin.forms.save'),
})
