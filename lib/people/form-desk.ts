import 'server-only'
import { and, eq } from 'drizzle-orm'
import { attributeDefinitions, shopAttributes } from '@/db/schema'
import { act } from '@/lib/audit/act'
import { type Actor, may } from '@/lib/auth/actor'
import { missing, Refusal } from '@/lib/refusal'
import { shopById } from '@/lib/shops/queries'
import { attribute, listIn, type Shop } from '@/lib/shops/shop'
import { type Definition, defineAttribute, definitionsOf, isLocked } from './attributes'
import type { ArrangeForm, DefinitionForm, ForgetDefinition } from './definition-input'
import { declaredTypes } from './forms'

/** What a form can ask besides the attributes, as the platform spells it. */
export const knownFields: readonly string[] = [
  ...['organisation', 'b2brole', 'email', 'salutation', 'firstname', 'middlename', 'lastname', 'companyname1'],
  ...['companydepartment', 'CUSTOMER_PHONE', 'locale', 'regAddressForm'],
]

/** Known from the platform's lists, and asked elsewhere. */
const silent = ['b2bsubshop', 'company', 'department', 'phone', 'password', 'confirmPassword']

/** The manager of the admin app in a shop whose forms they look after; for others it does not exist. */
export async function inFormsOf<Who extends Actor>(actor: Who, shopId: string): Promise<Who> {
  const theirs = may(actor, 'catalogue.edit') && !actor.assist && actor.oversees.includes(shopId)
  const shop = theirs ? await shopById(shopId) : undefined
  if (!shop) throw missing()
  return { ...actor, shop }
}

export type Defined = Definition & { isOwn: boolean; isInMaster: boolean; askedOf: string[] }

/** What the shop's customers can be asked, by code: whether it says so itself, and which types' forms ask it. */
export async function definedIn(shop: Shop): Promise<Defined[]> {
  const own = await definitionsOf({ ...shop, masterId: null })
  const inMaster = shop.masterId ? await definitionsOf({ ...shop, id: shop.masterId, masterId: null }) : undefined
  const all = [...(await definitionsOf(shop)).values()].sort((a, b) => (a.code < b.code ? -1 : 1))
  const types = declaredTypes(shop)
  return all.map((definition) => ({
    ...definition,
    isOwn: own.has(definition.code),
    isInMaster: inMaster?.has(definition.code) ?? false,
    askedOf: types.filter((type) => listIn(shop, `SHOP_CREGATTRS_${type}`).includes(definition.code)),
  }))
}

/** Says what an attribute is called and may be, as it was typed; in a sub-shop, for that shop alone. */
export async function defineTyped(actor: Actor, given: DefinitionForm): Promise<void> {
  const there = await inFormsOf(actor, given.shopId)
  const { attribute: code, kind, nameEn, nameFr, helpEn, helpFr, pattern, mandatory } = given
  if (isLocked(code)) throw new Refusal('checkFields', 'invalid', {}, { attribute: 'attributeCode' })
  await defineAttribute(there, {
    code,
    kind,
    names: { en: nameEn, fr: nameFr },
    helps: helpEn || helpFr ? { en: helpEn || helpFr, fr: helpFr || helpEn } : null,
    pattern: kind === 'text' && pattern ? pattern : null,
    choices: kind === 'choice' ? choicesIn(given.choices) : null,
    mandatory: mandatory === 'yes',
  })
}

const MOST_CHOICES = 50

function choicesIn(text: string) {
  const lines = text.split(/\r?\n/).filter((line) => line.trim())
  const choices = lines.map((line) => {
    const [value = '', en = '', fr = en, ...more] = line.split('|').map((part) => part.trim())
    const isSound = /^[^\p{Cc}]{1,60}$/u.test(value) && /^[^\p{Cc}]{1,100}$/u.test(en) && /^[^\p{Cc}]{1,100}$/u.test(fr)
    if (!isSound || more.length > 0) throw wrongChoices()
    return { value, names: { en, fr } }
  })
  const values = new Set(choices.map(({ value }) => value))
  if (choices.length === 0 || choices.length > MOST_CHOICES || values.size < choices.length) throw wrongChoices()
  return choices
}

const wrongChoices = () => new Refusal('checkFields', 'invalid', {}, { choices: 'choicesWrong' })

/** Takes back what a sub-shop says itself: what its master says counts again. Answers are kept. */
export async function forgetDefinition(actor: Actor, given: ForgetDefinition): Promise<void> {
  const there = await inFormsOf(actor, given.shopId)
  const { id, masterId } = there.shop
  return act(there, 'attributes.define', { attributes: id }, async (tx, note) => {
    const { shopId, code } = attributeDefinitions
    const inMaster = (await definitionsOf({ ...there.shop, id: masterId ?? '', masterId: null }, tx)).has(
      given.attribute,
    )
    if (!inMaster) throw missing()
    const [gone] = await tx
      .delete(attributeDefinitions)
      .where(and(eq(shopId, id), eq(code, given.attribute)))
      .returning()
    if (!gone) throw missing()
    note.about('attribute', given.attribute)
    note.changed(gone, null)
  })
}

/** Says what the form of a type asks, in this order. Every field has to be one that can be asked. */
export async function arrangeForm(actor: Actor, given: ArrangeForm): Promise<void> {
  const there = await inFormsOf(actor, given.shopId)
  const { shop } = there
  if (!declaredTypes(shop).includes(given.type)) throw missing()
  const codes = [...new Set(given.fields.split(/[\s,]+/).filter(Boolean))]
  return act(there, 'forms.arrange', { attributes: shop.id }, async (tx, note) => {
    const defined = await definitionsOf(shop, tx)
    const isKnown = (code: string) => knownFields.includes(code) || silent.includes(code) || defined.has(code)
    const unknown = codes.find((code) => !isKnown(code) || isLocked(code))
    if (unknown !== undefined) throw new Refusal('fieldUnknown', 'invalid', { name: unknown.slice(0, 61) })
    const row = { shopId: shop.id, code: `SHOP_CREGATTRS_${given.type}`, value: codes.join() }
    const { shopId, code } = shopAttributes
    const before = attribute(shop, row.code)
    if (before === row.value) return note.nothing()
    await tx
      .insert(shopAttributes)
      .values(row)
      .onConflictDoUpdate({ target: [shopId, code], set: { value: row.value } })
    note.about('shop', shop.id)
    note.changed({ [row.code]: before }, { [row.code]: row.value })
  })
}
