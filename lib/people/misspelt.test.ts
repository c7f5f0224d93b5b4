import { beforeAll, describe, expect, test } from 'vitest'
import { type ManagerActor, makeCustomer, makeManager, makeShop } from '@/lib/testing/make'
import { findCustomers } from './search'

const people = [
  'Søren Kjærgaard',
  'Ågot Østergård',
  'Jørgen Møller',
  'Mette Vestergaard',
  'Niels Bohr',
  'Lærke Thorvaldsen',
  'Françoise Lefèbvre',
  'Émilie du Châtelet',
  'Jérôme Beaumarchais',
  'Hélène Guérin',
  'Étienne Rousseau',
  'Günther Müller',
  'Jürgen Schröder',
  'Käthe Weißenberg',
  'Lise Meitner',
  'Matthias Zimmermann',
  'Łukasz Wójcik',
  'Małgorzata Kowalska',
  'Zbigniew Brzęczyszczykiewicz',
  'Wisława Szymborska',
  'Stanisław Lewandowski',
]

/** What was typed, and who must be found first. */
const rows: [typed: string, found: string][] = [
  // capitals, accents and the order of words
  ['soren kjaergaard', 'Søren Kjærgaard'],
  ['KJÆRGAARD SØREN', 'Søren Kjærgaard'],
  ['emilie chatelet', 'Émilie du Châtelet'],
  ['chatelet emilie', 'Émilie du Châtelet'],
  ['jerome', 'Jérôme Beaumarchais'],
  ['guerin helene', 'Hélène Guérin'],
  ['lukasz wojcik', 'Łukasz Wójcik'],
  ['wislawa', 'Wisława Szymborska'],
  ['weissenberg', 'Käthe Weißenberg'],
  ['francoise', 'Françoise Lefèbvre'],
  // as people write it who have no such letter, or have one
  ['soeren', 'Søren Kjærgaard'],
  ['joergen moeller', 'Jørgen Møller'],
  ['mueller guenther', 'Günther Müller'],
  ['juergen schroeder', 'Jürgen Schröder'],
  ['kaethe', 'Käthe Weißenberg'],
  ['aagot oestergaard', 'Ågot Østergård'],
  ['vestergård', 'Mette Vestergaard'],
  ['kjærgård', 'Søren Kjærgaard'],
  ['laerke', 'Lærke Thorvaldsen'],
  // only begun
  ['zimm', 'Matthias Zimmermann'],
  ['kow mal', 'Małgorzata Kowalska'],
  // a letter too few
  ['meiner', 'Lise Meitner'],
  ['zimermann', 'Matthias Zimmermann'],
  ['kowlska', 'Małgorzata Kowalska'],
  ['szymborka', 'Wisława Szymborska'],
  ['lewandwski', 'Stanisław Lewandowski'],
  ['rouseau', 'Étienne Rousseau'],
  ['niels bor', 'Niels Bohr'],
  ['vestegaard', 'Mette Vestergaard'],
  ['thorvalsen', 'Lærke Thorvaldsen'],
  ['beumarchais', 'Jérôme Beaumarchais'],
  // a letter doubled, or too many
  ['meittner', 'Lise Meitner'],
  ['rousseeau', 'Étienne Rousseau'],
  ['kowallska', 'Małgorzata Kowalska'],
  ['bohrr niels', 'Niels Bohr'],
  ['guerrin', 'Hélène Guérin'],
  ['schrodder', 'Jürgen Schröder'],
  ['lewanndowski', 'Stanisław Lewandowski'],
  ['etiennne', 'Étienne Rousseau'],
  ['thhorvaldsen', 'Lærke Thorvaldsen'],
  // two letters swapped
  ['metiner', 'Lise Meitner'],
  ['mueler', 'Günther Müller'],
  ['kowlaska', 'Małgorzata Kowalska'],
  ['zimmremann', 'Matthias Zimmermann'],
  ['neils bohr', 'Niels Bohr'],
  ['roussaeu', 'Étienne Rousseau'],
  ['szmyborska', 'Wisława Szymborska'],
  ['wojick', 'Łukasz Wójcik'],
  ['beaumrachais', 'Jérôme Beaumarchais'],
  // a wrong letter
  ['meitmer', 'Lise Meitner'],
  ['zimmermenn', 'Matthias Zimmermann'],
  ['kovalska', 'Małgorzata Kowalska'],
  ['levandowski', 'Stanisław Lewandowski'],
  ['rousseay', 'Étienne Rousseau'],
  ['mettw vestergaard', 'Mette Vestergaard'],
  ['lefebvte', 'Françoise Lefèbvre'],
  // as it sounds, one slip away
  ['torvaldsen', 'Lærke Thorvaldsen'],
  ['mattias', 'Matthias Zimmermann'],
  ['lefevre', 'Françoise Lefèbvre'],
  ['gunter', 'Günther Müller'],
  ['simmermann', 'Matthias Zimmermann'],
  ['elene guerin', 'Hélène Guérin'],
  ['margorzata', 'Małgorzata Kowalska'],
  ['weisenberg', 'Käthe Weißenberg'],
  ['brzeczyszczykiewic', 'Zbigniew Brzęczyszczykiewicz'],
]

let anna: ManagerActor

beforeAll(async () => {
  const shop = await makeShop()
  anna = await makeManager(shop)
  for (const [n, name] of people.entries()) {
    const [firstname = '', ...rest] = name.split(' ')
    await makeCustomer(shop, { salutation: '', firstname, lastname: rest.join(' '), email: `person${n}@names.test` })
  }
})

describe('somebody is found', () => {
  test.each(rows)('by %s: %s', async (typed, name) => {
    expect((await findCustomers(anna, typed, 20))[0]?.name ?? '').toBe(name)
  })

  test('but not by two slips, or by what merely sounds the same', async () => {
    for (const typed of ['meitmar', 'shimborska', 'katharina', 'bomarshe']) {
      expect(await findCustomers(anna, typed, 20)).toEqual([])
    }
  })
})
