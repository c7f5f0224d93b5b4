import { transact } from '@/db'
import { customerShops, customers } from '@/db/schema'
import { now } from '@/lib/clock'
import { defineAttribute } from '@/lib/people/attributes'
import { sortName } from '@/lib/people/search-words'
import type { Shop } from '@/lib/shops/shop'
import { founder } from './people'
import type { DemoShops } from './shops'

type Defined = Parameters<typeof defineAttribute>[1]

const site = (value: string, en: string, fr: string) => ({ value, names: { en, fr } })

/** What the shops ask of their customers besides their names. */
const definitions: Defined[] = [
  { code: 'CUSTOMER_BIRTHDAY', kind: 'date', names: { en: 'Birthday', fr: 'Date de naissance' } },
  {
    code: 'MARKETING_OPT_IN',
    kind: 'boolean',
    names: { en: 'News and offers by e-mail', fr: 'Nouveautés et offres par e-mail' },
  },
  {
    code: 'CUSTOMER_VAT',
    kind: 'text',
    names: { en: 'VAT number', fr: 'Numéro de TVA' },
    helps: { en: 'For example DK12345678', fr: 'Par exemple FR12345678901' },
    pattern: '[A-Z]{2}[0-9A-Z]{8,12}',
  },
  {
    code: 'CUSTOMER_B2B_REF',
    kind: 'text',
    names: { en: 'Reference of the company', fr: 'Référence de l’entreprise' },
    helps: { en: 'As it stands in the company’s own books', fr: 'Telle que dans les registres de l’entreprise' },
    pattern: '.{1,40}',
  },
  {
    code: 'CUSTOMER_B2B_EMPLOYEE_ID',
    kind: 'text',
    names: { en: 'Employee number', fr: 'Numéro d’employé' },
    helps: { en: 'Four to eight digits', fr: 'Quatre à huit chiffres' },
    pattern: '[0-9]{4,8}',
    mandatory: true,
  },
  {
    code: 'CUSTOMER_SITE',
    kind: 'choice',
    names: { en: 'Site', fr: 'Site' },
    choices: [
      site('north', 'North', 'Nord'),
      site('harbour', 'Harbour', 'Port'),
      site('field', 'In the field', 'Terrain'),
    ],
    mandatory: true,
  },
  { code: 'CUSTOMER_BUDGET', kind: 'number', names: { en: 'Budget a month', fr: 'Budget mensuel' } },
]

/** The master shops' definitions, and what the institute calls otherwise. */
export async function loadAttributes({ main, institute, atelier }: DemoShops) {
  for (const shop of [main, atelier]) {
    for (const definition of definitions) await defineAttribute(founder(shop), definition)
  }
  await defineAttribute(founder(institute), {
    code: 'CUSTOMER_SITE',
    kind: 'choice',
    names: { en: 'Building', fr: 'Bâtiment' },
    choices: [site('a', 'Building A', 'Bâtiment A'), site('b', 'Building B', 'Bâtiment B')],
    mandatory: true,
  })
}

/** Somebody who has asked for an offer, and has no account yet. */
export const loadProspect = (shop: Shop) =>
  transact({ customers: 'demo' }, async (tx) => {
    const at = now()
    const [prospect] = await tx
      .insert(customers)
      .values({
        number: 'P2001',
        type: 'B2C',
        email: 'barbara.mcclintock@test.com',
        firstname: 'Barbara',
        lastname: 'McClintock',
        phone: '+45 35 32 10 83',
        tags: ['fair-2026'],
        locale: 'en',
        createdAt: at,
        updatedAt: at,
      })
      .returning()
    await tx.insert(customerShops).values({
      shopId: shop.id,
      customerId: prospect!.id,
      enabled: true,
      sortName: sortName(prospect!),
      sortCompany: '',
      createdAt: at,
    })
  })
