import 'server-only'
import { eq, inArray } from 'drizzle-orm'
import { db } from '@/db'
import { products, skus } from '@/db/schema'
import type { AddressState, LineState, ListState, ValueState } from '@/lib/audit/changes'
import type { Actor } from '@/lib/auth/actor'
import { skuNames } from '@/lib/cart/goods'
import { inLocale, type Translate, translator } from '@/lib/i18n'
import { profileForm } from '@/lib/people/forms'
import { type ChangeRow, changesOf, type Standing } from './queries'

/** A change as its reader is told of it. */
export type ChangeTold = {
  id: string
  assistId: string
  words: string
  at: Date
  standing: Standing
  /** The order that it went into since. */
  orderedAs?: string
  takenBack: { at: Date; by: string } | null
}

/** What names things go by for this reader. A manager's assist is over: of the person it says no more than what kind of thing it was. */
type Glossary = { t: Translate; goods: Map<string, string>; fields: Map<string, string>; own: boolean }

/** What was changed in those assists, in plain words, newest first; only what this actor may take back. */
export async function changesTold(actor: Actor, assistIds: string[]): Promise<ChangeTold[]> {
  const changes = await changesOf(actor, assistIds)
  if (changes.length === 0) return []
  const own = actor.customer !== null
  const fields = own ? (await profileForm(actor)).map(({ name, label }) => [name, label] as const) : []
  const goods = await goodsNames(actor, changes.flatMap(skusIn))
  const glossary = { t: translator(actor.locale), goods, fields: new Map(fields), own }
  return changes.map((change) => ({
    id: change.id,
    assistId: change.assistId,
    words: inWords(glossary, change),
    at: change.changedAt,
    standing: change.standing,
    orderedAs: change.orderedAs,
    takenBack: change.takenBackAt && { at: change.takenBackAt, by: change.takenBackByName ?? '' },
  }))
}

function skusIn({ thing, before, after }: ChangeRow): string[] {
  const states = [before, after].filter((state) => state !== null)
  if (thing === 'line') return states.map((state) => (state as LineState).skuId)
  return thing === 'list' ? states.flatMap((state) => (state as ListState).lines.map(({ skuId }) => skuId)) : []
}

async function goodsNames(actor: Actor, ids: string[]) {
  if (ids.length === 0) return new Map<string, string>()
  const rows = await db
    .select({ id: skus.id, names: products.names, options: skus.options })
    .from(skus)
    .innerJoin(products, eq(products.id, skus.productId))
    .where(inArray(skus.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, names, options }) => [id, inLocale(skuNames(names, options), actor.locale)]))
}

function inWords(glossary: Glossary, { thing, key, before, after }: ChangeRow): string {
  const { t } = glossary
  switch (thing) {
    case 'line':
      return `${t('undo.cart')} ${lineInWords(glossary, before as LineState | null, after as LineState | null)}`
    case 'coupon':
      return `${t('undo.coupon')} ${valueInWords(t, before as ValueState | null, after as ValueState | null)}`
    case 'list':
      return listInWords(glossary, before as ListState | null, after as ListState | null)
    case 'address':
      return addressInWords(glossary, before as AddressState | null, after as AddressState | null)
    case 'profile': {
      const field = glossary.fields.get(key)
      if (!field) return t('undo.profile')
      return `${t('undo.field', { field })} ${valueInWords(t, before as ValueState | null, after as ValueState | null)}`
    }
  }
}

function lineInWords({ t, goods }: Glossary, before: LineState | null, after: LineState | null): string {
  const { skuId } = (before ?? after)!
  const name = goods.get(skuId) ?? ''
  if (!before) return t('undo.added', { quantity: after!.quantity, name })
  if (!after) return t('undo.removed', { quantity: before.quantity, name })
  return t('undo.changed', { before: before.quantity, after: after.quantity, name })
}

function valueInWords(t: Translate, before: ValueState | null, after: ValueState | null): string {
  if (!before) return t('undo.entered', { value: after!.value })
  if (!after) return t('undo.takenOut', { value: before.value })
  return t('undo.instead', { before: before.value, after: after.value })
}

function listInWords(glossary: Glossary, before: ListState | null, after: ListState | null): string {
  const { t, own } = glossary
  const { kind, name } = (before ?? after)!
  const list = own && name ? t(`undo.lists.${kind}`, { name }) : t(`undo.listKinds.${kind}`)
  const keyOf = ({ skuId, listReference }: LineState) => `${skuId} ${listReference}`
  const [was, is] = [before, after].map((state) => new Map(state?.lines.map((line) => [keyOf(line), line])))
  const lines = [...new Set([...was!.keys(), ...is!.keys()])]
    .map((key) => [was!.get(key) ?? null, is!.get(key) ?? null] as const)
    .filter(([one, other]) => one?.quantity !== other?.quantity)
    .map(([one, other]) => lineInWords(glossary, one, other))
  if (!before) return [t('undo.listMade', { list }), ...lines].join(' · ')
  if (!after) return t('undo.listDeleted', { list })
  const renamed =
    before.name !== after.name ? [own ? t('undo.listRenamed', { name: after.name }) : t('undo.listRenamedOnly')] : []
  const shared = before.shared !== after.shared ? [t(after.shared ? 'undo.listShared' : 'undo.listUnshared')] : []
  return [t('undo.listChanged', { list }), ...renamed, ...shared, ...lines].join(' · ')
}

function addressInWords({ t, own }: Glossary, before: AddressState | null, after: AddressState | null): string {
  const how = !before ? 'added' : !after ? 'deleted' : 'changed'
  const words = t(`undo.address.${how}`)
  if (!own) return words
  const [was, is] = [before, after].map((state) => (state ? lineOf(state) : ''))
  if (was && is && was !== is) return `${words} ${t('undo.instead', { before: was, after: is })}`
  return `${words} ${is || was}`
}

const lineOf = ({ name, line1, postcode, city }: AddressState) => `${name}, ${line1}, ${postcode} ${city}`
