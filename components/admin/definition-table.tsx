import NextLink from 'next/link'
import type { Actor } from '@/lib/auth/actor'
import { inLocale, translator } from '@/lib/i18n'
import type { Defined } from '@/lib/people/form-desk'
import { Table } from './table'

/** The attributes a shop can ask for. */
export function DefinitionTable({ actor, definitions }: { actor: Actor; definitions: Defined[] }) {
  const t = translator(actor.locale)
  if (definitions.length === 0) return <p className="text-soft">{t('admin.forms.none')}</p>
  return (
    <Table
      caption={t('admin.forms.attributes')}
      columns={[
        { key: 'label', label: t('admin.forms.label') },
        { key: 'kind', label: t('admin.forms.kind') },
        { key: 'mandatory', label: t('admin.forms.mandatory') },
        { key: 'pattern', label: t('admin.forms.pattern') },
        { key: 'asked', label: t('admin.forms.asked') },
        ...(actor.shop.masterId ? [{ key: 'origin', label: t('admin.forms.origin') }] : []),
        { key: 'change', label: t('admin.forms.change') },
      ]}
      rows={definitions.map(({ code, names, kind, mandatory, pattern, askedOf, isOwn }) => ({
        key: code,
        cells: {
          label: (
            <>
              <span className="font-medium break-words">{inLocale(names, actor.locale)}</span>
              <span className="block text-soft break-all">{code}</span>
            </>
          ),
          kind: t(`admin.forms.kinds.${kind}`),
          mandatory: t(mandatory ? 'admin.forms.isMandatory' : 'admin.forms.isOptional'),
          pattern: pattern && <code className="break-all">{pattern}</code>,
          asked: askedOf.join(', '),
          origin: isOwn ? actor.shop.name : t('admin.forms.master'),
          change: (
            <NextLink
              href={`/admin/forms/${actor.shop.id}/${code}`}
              prefetch={false}
              aria-label={t('admin.forms.changeOf', { code })}
              className="text-accent underline underline-offset-4"
            >
              {t('admin.forms.change')}
            </NextLink>
          ),
        },
      }))}
    />
  )
}
