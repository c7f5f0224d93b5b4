import 'server-only'
import { db, type Reader } from '@/db'
import { buyerRoles, organisationTypes, reservedTypes } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { inLocale, type Translate, translator } from '@/lib/i18n'
import { type InvalidKey, Refusal } from '@/lib/refusal'
import { attribute, listIn, type Shop } from '@/lib/shops/shop'
import { consents, type Definition, definitionsOf, isLocked } from './attributes'
import { countryChoices } from './countries'
import { type Answers, type FormField, schemaOf } from './fields'
import { organisationsOf } from './organisations'

/** Who fills a registration in: somebody for themself, or a manager for them. */
export type Place = 'public' | 'desk'

const isReserved = (type: string) => reservedTypes.some((reserved) => reserved === type)

export const isOrganisationType = (type: string) => organisationTypes.some((each) => each === type)

/** Every type the shop has a registration form for, hidden ones too; never a reserved one. */
export function declaredTypes(shop: Shop): string[] {
  const codes = [...Object.keys(shop.masterAttributes), ...Object.keys(shop.attributes)]
  const types = codes.flatMap((code) => /^SHOP_CREGATTRS_([A-Z0-9]{1,20})$/.exec(code)?.[1] ?? [])
  return [...new Set(types)].filter((type) => !isReserved(type) && attribute(shop, `SHOP_CREGATTRS_${type}`)).sort()
}

/** The types that anybody may register as, in the order of SHOP_CUSTOMER_TYPES. */
export function publicTypes(shop: Shop): string[] {
  const declared = declaredTypes(shop)
  return listIn(shop, 'SHOP_CUSTOMER_TYPES').filter((type) => declared.includes(type))
}

export const typesFor = (shop: Shop, place: Place) => (place === 'desk' ? declaredTypes(shop) : publicTypes(shop))

/** The complete form of a type. A type that this place does not offer is refused, however it was asked for. */
export async function registrationForm(actor: Actor, type: string, place: Place, reader: Reader = db) {
  const { shop } = actor
  if (!typesFor(shop, place).includes(type))
    throw new Refusal('typeNotOffered', 'invalid', {}, { type: 'typeNotOffered' })
  const listed = listIn(shop, `SHOP_CREGATTRS_${type}`).map((code) => (code === 'b2bsubshop' ? 'organisation' : code))
  const joins = place === 'desk' && isOrganisationType(type)
  const codes = new Set([...always(joins ? ['organisation', 'email'] : ['email'], listed), 'firstname', 'lastname'])
  for (const code of place === 'desk' ? consents : ['organisation', 'b2brole']) codes.delete(code)
  if (!joins) codes.delete('organisation')
  const fields = await fieldsOf(actor, [...codes], reader)
  return isOrganisationType(type) && place === 'public' ? fields.map(withCompany) : fields
}

/** The listed codes in their order, behind those of the needed ones that are not among them. */
const always = (needed: string[], listed: string[]) => [...needed.filter((code) => !listed.includes(code)), ...listed]

/** Whoever says they buy for a company says for which. */
const withCompany = (field: FormField) => (field.name === 'company' ? { ...field, mandatory: true } : field)

const usualProfile = 'salutation,firstname,middlename,lastname,phone,companyname1,companydepartment,locale'.split(',')

/** Never a matter of the profile: what one signs in with, and what others decide. */
const elsewhere = ['email', 'organisation', 'b2bsubshop', 'b2brole', 'regAddressForm']

/** What the customer in hand says of themself: what their type shows, and what of it they may only read. */
export async function profileForm(actor: Actor, reader: Reader = db): Promise<FormField[]> {
  const type = actor.customer?.type ?? ''
  const shown = listIn(actor.shop, `SHOP_CPROFATTRS_VISIBLE_${type}`)
  const fixed = listIn(actor.shop, `SHOP_CPROFATTRS_READONLY_${type}`)
  const codes = (shown.length > 0 ? shown : usualProfile).filter((code) => !elsewhere.includes(code))
  const names = new Set([...fixed, ...(actor.assist ? consents : [])].map(nameOf))
  const fields = await fieldsOf(actor, codes, reader)
  return fields.map((field) => (names.has(field.name) ? { ...field, readOnly: true } : field))
}

/** What was entered, or which fields are wrong and why. */
export function answersIn(fields: FormField[], given: unknown): Answers {
  const parsed = schemaOf(fields).safeParse(given)
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.map(({ path, message }) => [String(path[0]), message as InvalidKey] as const)
  throw new Refusal('checkFields', 'invalid', {}, Object.fromEntries(wrong.reverse()))
}

const nameOf = (code: string) => names[code] ?? code
const names: Record<string, string> = {
  companyname1: 'company',
  companydepartment: 'department',
  CUSTOMER_PHONE: 'phone',
}

async function fieldsOf(actor: Actor, codes: string[], reader: Reader): Promise<FormField[]> {
  const t = translator(actor.locale)
  const definitions = await definitionsOf(actor.shop, reader)
  const fields: FormField[] = []
  for (const code of codes) {
    const made =
      code === 'regAddressForm'
        ? addressFields(t, actor)
        : code === 'organisation'
          ? [organisationField(t, await organisationsOf(actor.shop, reader))]
          : [fieldOf(t, actor, code, definitions.get(code))]
    fields.push(...made.filter((field) => field !== undefined))
  }
  return fields.filter((field, at) => fields.findIndex(({ name }) => name === field.name) === at)
}

/** One field: of the customer's own row, or an attribute that the shop has defined. What is neither is left out. */
function fieldOf(t: Translate, actor: Actor, code: string, defined?: Definition): FormField | undefined {
  const known = coreField(t, actor.shop, nameOf(code))
  if (known && !defined) return known
  if (known && defined) {
    const { names: label, mandatory, pattern } = defined
    return {
      ...known,
      label: inLocale(label, actor.locale),
      mandatory: known.mandatory || mandatory,
      pattern: pattern ?? undefined,
    }
  }
  if (!defined || isLocked(code)) return undefined
  return {
    name: code,
    kind: defined.kind,
    label: inLocale(defined.names, actor.locale),
    help: defined.helps ? inLocale(defined.helps, actor.locale) : undefined,
    mandatory: defined.mandatory,
    most: 200,
    pattern: defined.pattern ?? undefined,
    choices: defined.choices?.map(({ value, names: label }) => ({ value, label: inLocale(label, actor.locale) })),
  }
}

function coreField(t: Translate, shop: Shop, name: string): FormField | undefined {
  const text = (most: number, autoComplete: string, mandatory = false): Omit<FormField, 'name' | 'label'> => ({
    kind: 'text',
    most,
    autoComplete,
    mandatory,
  })
  switch (name) {
    case 'email':
      return { name, label: t('signIn.email'), ...text(254, 'email', true), kind: 'email' }
    case 'salutation':
      return { name, label: t('profile.salutation'), ...text(20, 'honorific-prefix') }
    case 'firstname':
      return { name, label: t('profile.firstname'), ...text(60, 'given-name', true) }
    case 'middlename':
      return { name, label: t('profile.middlename'), ...text(60, 'additional-name') }
    case 'lastname':
      return { name, label: t('profile.lastname'), ...text(60, 'family-name', true) }
    case 'company':
      return { name, label: t('profile.company'), ...text(100, 'organization') }
    case 'department':
      return { name, label: t('profile.department'), ...text(100, 'off') }
    case 'phone':
      return { name, label: t('profile.phone'), ...text(30, 'tel'), kind: 'phone' }
    case 'locale':
      return { name, label: t('profile.locale'), ...text(2, 'off', true), kind: 'choice', choices: languages(shop) }
    case 'b2brole':
      return {
        name,
        label: t('registration.role'),
        ...text(20, 'off', true),
        kind: 'choice',
        choices: buyerRoles.map((value) => ({ value, label: t(`registration.roles.${value}`) })),
      }
    default:
      return undefined
  }
}

const own = { en: 'English', fr: 'Français' }
const languages = (shop: Shop) => shop.languages.map((value) => ({ value, label: own[value] }))

const organisationField = (t: Translate, organisations: { id: string; name: string }[]): FormField => ({
  name: 'organisation',
  kind: 'choice',
  label: t('registration.organisation'),
  help: t('registration.organisationHelp'),
  mandatory: true,
  most: 40,
  choices: organisations.map(({ id, name }) => ({ value: id, label: name })),
})

/** Where goods go and bills go, until the customer says otherwise. */
function addressFields(t: Translate, { locale }: Actor): FormField[] {
  const line = (name: 'line1' | 'line2' | 'postcode' | 'city', most: number, autoComplete: string): FormField => ({
    name,
    kind: 'text',
    label: t(`addresses.${name}`),
    mandatory: name !== 'line2',
    most,
    autoComplete,
  })
  const choices = countryChoices(locale).map(({ code, name }) => ({ value: code, label: name }))
  return [
    line('line1', 100, 'address-line1'),
    line('line2', 100, 'address-line2'),
    line('postcode', 12, 'postal-code'),
    line('city', 60, 'address-level2'),
    {
      name: 'country',
      kind: 'choice',
      label: t('addresses.country'),
      mandatory: true,
      most: 2,
      autoComplete: 'country',
      choices,
    },
  ]
}
