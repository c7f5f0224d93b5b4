import type { Locale, Role } from '@/db/words'
import type { Country } from '@/lib/people/countries'
import type { DemoShops } from './shops'

const desk: Role[] = [
  'ROLE_SMCALLCENTERLOGINSF',
  'ROLE_SMCALLCENTERLOGINONBEHALF',
  'ROLE_SMCALLCENTERCREATEMANAGEDLISTS',
  'ROLE_SMCALLCENTERREGISTERCUSTOMER',
]
const orderDesk: Role[] = [
  'ROLE_SMCALLCENTER',
  'ROLE_SMCALLCENTERCUSTOMER',
  'ROLE_SMCALLCENTERORDERAPPROVE',
  'ROLE_SMCALLCENTERORDERCONFIRM',
  'ROLE_SMCALLCENTERORDERPROCESS',
]

type Place = keyof DemoShops

/** E-mail name, first name, last name, roles, shops. */
export const managers: [string, string, string, Role[], Place[]][] = [
  ['anna.holm', 'Anna', 'Holm', [...desk, ...orderDesk], ['main', 'institute']],
  ['mette.lund', 'Mette', 'Lund', [...desk, ...orderDesk], ['main', 'institute']],
  ['admin', 'Astrid', 'Vinter', ['ROLE_SMADMIN', ...desk, ...orderDesk], ['main', 'institute', 'atelier']],
  ['paul.durand', 'Paul', 'Durand', [...desk, ...orderDesk], ['atelier']],
  ['only.loginsf', 'Lise', 'Berg', ['ROLE_SMCALLCENTERLOGINSF'], ['main']],
  ['only.onbehalf', 'Ole', 'Krag', ['ROLE_SMCALLCENTERLOGINONBEHALF'], ['main']],
  ['only.lists', 'Karen', 'Dam', ['ROLE_SMCALLCENTERCREATEMANAGEDLISTS'], ['main']],
  ['only.register', 'Jens', 'Frost', ['ROLE_SMCALLCENTERREGISTERCUSTOMER'], ['main']],
  ['only.callcenter', 'Inger', 'Skov', ['ROLE_SMCALLCENTER'], ['main']],
  ['only.customer', 'Poul', 'Kjær', ['ROLE_SMCALLCENTERCUSTOMER'], ['main']],
  ['only.approve', 'Ruth', 'Bang', ['ROLE_SMCALLCENTERORDERAPPROVE'], ['main']],
  ['only.confirm', 'Erik', 'Lind', ['ROLE_SMCALLCENTERORDERCONFIRM'], ['main']],
  ['only.process', 'Gerda', 'Friis', ['ROLE_SMCALLCENTERORDERPROCESS'], ['main']],
]

export type Person = {
  number: string
  email: string
  name: [salutation: string, first: string, last: string]
  company?: string
  type?: string
  policy?: string
  phone?: string
  locale?: Locale
  shops?: Place[]
  at: [street: string, postcode: string, city: string, country: Country]
  disabled?: true
}

const person = (number: string, email: string, name: Person['name'], at: Person['at'], more: Partial<Person> = {}) => ({
  number,
  email,
  name,
  at,
  ...more,
})

const business = { type: 'B2B', policy: 'CONTRACT' }
const french = { locale: 'fr' as const, shops: ['main', 'atelier'] as Place[] }

export const people: Person[] = [
  person('TEST01', 'test_001@test.com', ['Herr', 'Niels', 'Bohr'], ['Blegdamsvej 17', '2100', 'København Ø', 'DK'], {
    ...business,
    company: 'Physics',
    phone: '+45 35 32 52 09',
    shops: ['main', 'institute'],
  }),
  person('4', 'bob.doe@test.com', ['Mr', 'Bob', 'Doe'], ['221B Baker Street', 'NW1 6XE', 'London', 'GB'], { phone: '+44 20 7946 0018' }),
  person('1001', 'marie.curie@test.com', ['Mme', 'Marie', 'Curie'], ['1 rue Pierre et Marie Curie', '75005', 'Paris', 'FR'], { ...french, phone: '+33 1 44 32 00 00' }),
  person('1002', 'lise.meitner@test.com', ['Frau', 'Lise', 'Meitner'], ['Faradayweg 4', '14195', 'Berlin', 'DE'], { ...business, company: 'Kernchemie' }),
  person('1003', 'emmy.noether@test.com', ['Frau', 'Emmy', 'Noether'], ['Bunsenstraße 3', '37073', 'Göttingen', 'DE'], { company: 'Mathematisches Institut' }),
  person('1004', 'chien.wu@test.com', ['Ms', 'Chien-Shiung', 'Wu'], ['Pupinlaan 12', '1098 XH', 'Amsterdam', 'NL'], { phone: '+31 20 555 0142' }),
  person('1005', 'rosalind.franklin@test.com', ['Ms', 'Rosalind', 'Franklin'], ['Strand 51', 'WC2R 2LS', 'London', 'GB'], { company: 'King’s Fibres' }),
  person('1006', 'inge.lehmann@test.com', ['Fru', 'Inge', 'Lehmann'], ['Rosenvænget 8', '2800', 'Kongens Lyngby', 'DK'], { ...business, company: 'Geodætisk Institut', phone: '+45 33 14 55 10' }),
  person('1007', 'hc.oersted@test.com', ['Herr', 'Hans Christian', 'Ørsted'], ['Studiestræde 6', '1455', 'København K', 'DK'], { company: 'Polyteknisk' }),
  person('1008', 'ole.roemer@test.com', ['Herr', 'Ole', 'Rømer'], ['Rundetårn 52A', '1150', 'København K', 'DK']),
  person('1009', 'tycho.brahe@test.com', ['Herr', 'Tycho', 'Brahe'], ['Landsvägen 182', '260 13', 'Sankt Ibb', 'SE'], { company: 'Uraniborg' }),
  person('1010', 'sophie.germain@test.com', ['Mme', 'Sophie', 'Germain'], ['13 rue de Savoie', '75006', 'Paris', 'FR'], french),
  person('1011', 'henri.poincare@test.com', ['M.', 'Henri', 'Poincaré'], ['117 Grande Rue', '54000', 'Nancy', 'FR'], french),
  person('1012', 'emilie.duchatelet@test.com', ['Mme', 'Émilie', 'du Châtelet'], ['33 rue du Château', '52110', 'Cirey-sur-Blaise', 'FR'], { ...french, ...business, company: 'Cirey Optique' }),
  person('1013', 'louis.pasteur@test.com', ['M.', 'Louis', 'Pasteur'], ['25 rue du Docteur Roux', '75015', 'Paris', 'FR'], french),
  person('1014', 'ada.lovelace@test.com', ['Ms', 'Ada', 'Lovelace'], ['12 St James’s Square', 'SW1Y 4JH', 'London', 'GB'], { ...business, company: 'Analytical Engines' }),
  person('1015', 'alan.turing@test.com', ['Mr', 'Alan', 'Turing'], ['Adlington Road 43', 'SK9 2BJ', 'Wilmslow', 'GB']),
  person('1016', 'grace.hopper@test.com', ['Ms', 'Grace', 'Hopper'], ['Keizersgracht 90', '1015 CV', 'Amsterdam', 'NL'], { company: 'Compilers & Co' }),
  person('1017', 'dorothy.hodgkin@test.com', ['Ms', 'Dorothy', 'Hodgkin'], ['South Parks Road 9', 'OX1 3QR', 'Oxford', 'GB'], { company: 'Crystal House' }),
  person('1018', 'max.planck@test.com', ['Herr', 'Max', 'Planck'], ['Wangenheimstraße 21', '14193', 'Berlin', 'DE']),
  person('1019', 'werner.heisenberg@test.com', ['Herr', 'Werner', 'Heisenberg'], ['Zieblandstraße 45', '80799', 'München', 'DE']),
  person('1020', 'erwin.schroedinger@test.com', ['Herr', 'Erwin', 'Schrödinger'], ['Cunostraße 44', '14193', 'Berlin', 'DE']),
  person('1021', 'cecilia.payne@test.com', ['Ms', 'Cecilia', 'Payne'], ['Madingley Road 3', 'CB3 0HA', 'Cambridge', 'GB']),
  person('1022', 'svante.arrhenius@test.com', ['Herr', 'Svante', 'Arrhenius'], ['Frescativägen 2', '114 18', 'Stockholm', 'SE'], { ...business, company: 'Jonlaboratoriet' }),
  person('1023', 'carl.linnaeus@test.com', ['Herr', 'Carl', 'von Linné'], ['Svartbäcksgatan 27', '753 32', 'Uppsala', 'SE']),
  person('1024', 'sofia.kovalevskaya@test.com', ['Fru', 'Sofia', 'Kovalevskaya'], ['Sturegatan 56', '114 36', 'Stockholm', 'SE']),
  person('1025', 'johannes.fibiger@test.com', ['Herr', 'Johannes', 'Fibiger'], ['Frederik V’s Vej 11', '2100', 'København Ø', 'DK'], { disabled: true }),
  person('1026', 'aage.bohr@test.com', ['Herr', 'Aage', 'Bohr'], ['Blegdamsvej 19', '2100', 'København Ø', 'DK'], { ...business, company: 'Physics', shops: ['main', 'institute'] }),
  person('1027', 'hendrik.kramers@test.com', ['Herr', 'Hendrik', 'Kramers'], ['Blegdamsvej 21', '2100', 'København Ø', 'DK'], { ...business, company: 'Physics', shops: ['institute'] }),
  person('1028', 'hilde.levi@test.com', ['Fru', 'Hilde', 'Levi'], ['Juliane Maries Vej 30', '2100', 'København Ø', 'DK'], { ...business, company: 'Radiocarbon', shops: ['main', 'institute'] }),
]
