import type { Locale } from '@/db/words'
import { fold } from '@/lib/fold'

/** Somebody who might live in Europe. */
export type Face = {
  number: string
  type: string
  email: string
  salutation: string
  firstname: string
  lastname: string
  company: string
  phone: string
  locale: Locale
  place: { line1: string; postcode: string; city: string; country: string }
}

export const CROWD_DOMAIN = '.many.test'

const list = (text: string) => text.split(' ')

type Land = {
  country: string
  locale: Locale
  salutations: [string, string]
  women: string[]
  men: string[]
  last: string[]
  streets: string[]
  cities: string[]
  /** Each 9 becomes a digit. */
  postcode: string
  phone: string
}

/** Swedish family names are put together like this, and so there are many. */
const put = (starts: string, ends: string) => list(starts).flatMap((start) => list(ends).map((end) => start + end))

const lands: Land[] = [
  {
    country: 'DK',
    locale: 'en',
    salutations: ['Fru', 'Herr'],
    women: list(
      'Anne Kirsten Mette Hanne Helle Susanne Lene Maria Marianne Inge Karen Lone Camilla Bente Pia Ida Freja Asta',
    ),
    men: list(
      'Peter Michael Jens Lars Henrik Thomas Søren Christian Martin Jan Niels Anders Rasmus Mads Kasper Jørgen Aage',
    ),
    last: list(
      'Nielsen Jensen Hansen Andersen Pedersen Christensen Larsen Sørensen Rasmussen Jørgensen Petersen Madsen Kristensen Olsen Thomsen Poulsen Johansen Møller Mortensen Knudsen Jakobsen Lund Holm Schmidt Eriksen Østergaard Kjær Bech Dahl Friis Vestergaard Bruun Krogh Winther',
    ),
    streets: list('Vestergade Østergade Nørregade Søndergade Strandvejen Skolegade Kirkevej Møllevej Engvej'),
    cities: list('København Aarhus Odense Aalborg Esbjerg Randers Kolding Horsens Vejle Roskilde'),
    postcode: '9999',
    phone: '+45 99 99 99 99',
  },
  {
    country: 'SE',
    locale: 'en',
    salutations: ['Fru', 'Herr'],
    women: list(
      'Maria Elisabeth Anna Kristina Margareta Eva Linnéa Karin Birgitta Marie Ingrid Sofia Astrid Saga Elsa Wilma',
    ),
    men: list(
      'Erik Lars Karl Anders Johan Per Nils Mikael Jan Lennart Hans Olof Gunnar Sven Oskar Björn Axel Åke Göran',
    ),
    last: put(
      'Lind Berg Sand Holm Sjö Ek Björk Grön Ny Söder Norr Öster Väster Al Ceder Hag Blom Ros Dal Äng',
      'qvist gren ström berg lund mark man dahl strand blad',
    ),
    streets: list('Storgatan Kungsgatan Drottninggatan Skolgatan Ringvägen Björkvägen Ängsvägen Sveavägen'),
    cities: list('Stockholm Göteborg Malmö Uppsala Västerås Örebro Linköping Helsingborg Lund Umeå'),
    postcode: '999 99',
    phone: '+46 70 999 99 99',
  },
  {
    country: 'DE',
    locale: 'en',
    salutations: ['Frau', 'Herr'],
    women: list(
      'Ursula Karin Helga Sabine Ingrid Renate Monika Susanne Petra Gisela Andrea Claudia Birgit Heike Katrin Lina',
    ),
    men: list(
      'Hans Peter Michael Thomas Andreas Wolfgang Klaus Jürgen Günther Stefan Werner Uwe Bernd Dieter Jörg Matthias',
    ),
    last: list(
      'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Werner Krause Lehmann Köhler Maier König Walter Huber Kaiser Fuchs Peters Scholz Möller Weiß Jung Hahn Vogel Friedrich Günther Keller Berger',
    ),
    streets: list(
      'Hauptstraße Schulstraße Bahnhofstraße Gartenstraße Dorfstraße Bergstraße Birkenweg Lindenstraße Waldstraße',
    ),
    cities: list('Berlin Hamburg München Köln Frankfurt Stuttgart Düsseldorf Leipzig Dortmund Bremen Göttingen'),
    postcode: '99999',
    phone: '+49 30 9999 9999',
  },
  {
    country: 'FR',
    locale: 'fr',
    salutations: ['Mme', 'M.'],
    women: list(
      'Marie Nathalie Isabelle Sylvie Catherine Françoise Martine Christine Monique Valérie Sandrine Céline Émilie Hélène Aurélie',
    ),
    men: list(
      'Jean Pierre Michel Philippe Alain Patrick Nicolas Christophe Christian Daniel Bernard Éric Frédéric Laurent Stéphane François',
    ),
    last: list(
      'Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefèbvre Leroy Roux David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefèvre Faure André Mercier Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas Henry Roussel',
    ),
    streets: ['rue de la Paix', 'rue des Écoles', 'avenue Victor Hugo', 'place de l’Église', 'rue du Moulin'],
    cities: list('Paris Marseille Lyon Toulouse Nice Nantes Montpellier Strasbourg Bordeaux Lille Rennes'),
    postcode: '99999',
    phone: '+33 6 99 99 99 99',
  },
  {
    country: 'GB',
    locale: 'en',
    salutations: ['Ms', 'Mr'],
    women: list(
      'Margaret Susan Sarah Emma Elizabeth Patricia Jacqueline Helen Jane Karen Alison Olivia Amelia Charlotte Harriet',
    ),
    men: list(
      'David John Peter Michael James Paul Andrew Robert Stephen Mark Richard Christopher Oliver George Harry Alan',
    ),
    last: list(
      'Smith Jones Williams Taylor Brown Davies Evans Wilson Thomas Johnson Roberts Robinson Thompson Wright Walker White Edwards Hughes Green Hall Lewis Harris Clarke Patel Jackson Wood Turner Martin Cooper Hill Ward Morris Moore Clark Lee King Baker Harrison Morgan Allen James Scott Phillips Watson Davis Parker Price Bennett Young Griffiths',
    ),
    streets: ['High Street', 'Station Road', 'Church Lane', 'Victoria Road', 'Mill Lane', 'Park Avenue'],
    cities: list('London Birmingham Leeds Glasgow Sheffield Bradford Edinburgh Liverpool Manchester Bristol Oxford'),
    postcode: 'LS9 9AB',
    phone: '+44 20 7999 9999',
  },
  {
    country: 'NL',
    locale: 'en',
    salutations: ['Mevrouw', 'Meneer'],
    women: list('Maria Johanna Anna Cornelia Elisabeth Catharina Sanne Lotte Femke Fleur Anouk Emma Saskia Marijke'),
    men: list('Jan Johannes Cornelis Hendrik Pieter Willem Gerrit Jacob Daan Sem Bram Thijs Ruben Sjoerd Joost'),
    last: list(
      'Jansen Visser Smit Meijer Mulder Bos Vos Peters Hendriks Dekker Dijkstra Brouwer Kok Vermeulen Jacobs Prins Schouten Willems Hoekstra Koster Verhoeven Kuipers Postma Huisman Kramer Scholten Bosman Veenstra Zijlstra',
    ),
    streets: list('Kerkstraat Schoolstraat Molenweg Dorpsstraat Stationsweg Keizersgracht Prinsengracht'),
    cities: list('Amsterdam Rotterdam Utrecht Eindhoven Groningen Tilburg Almere Breda Nijmegen Leiden'),
    postcode: '9999 XH',
    phone: '+31 6 9999 9999',
  },
]

const trades = list(
  'Optik Instrumente Papier Glas Werkstatt Laboratoires Imprimerie Librairie Consulting Engineering Logistics Bygg Design Møbler Klinik Biotek Energi Marine',
)
const forms = list('ApS AB GmbH SARL Ltd BV')

/** The nth face; the same each time. */
export function faceOf(nth: number): Face {
  const draw = drawerOf(nth)
  const one = <T>(of: readonly T[]) => of[draw() % of.length]!
  const landAt = draw() % lands.length
  const land = lands[landAt]!
  const woman = draw() % 2 === 0
  const [firstname, lastname] = [one(woman ? land.women : land.men), one(land.last)]
  const digits = (shape: string) => shape.replace(/9/g, () => String(draw() % 10))
  const isBusiness = draw() % 4 === 0
  const plain = (text: string) => fold(text).replace(/[^a-z]/g, '')
  const number = `S${String(nth).padStart(7, '0')}`
  return {
    number,
    type: isBusiness ? 'B2B' : 'B2C',
    email: `${plain(firstname)}.${plain(lastname)}.${nth}@${plain(one(land.cities))}${CROWD_DOMAIN}`,
    salutation: land.salutations[woman ? 0 : 1],
    firstname,
    lastname,
    company: isBusiness ? `${one(land.last)} ${one(trades)} ${forms[landAt]}` : '',
    phone: digits(land.phone),
    locale: land.locale,
    place: {
      line1: `${one(land.streets)} ${1 + (draw() % 180)}`,
      postcode: digits(land.postcode),
      city: one(land.cities),
      country: land.country,
    },
  }
}

/** Numbers that look drawn, but follow from n alone (mulberry32). */
function drawerOf(n: number) {
  let state = Math.imul(n, 0x9e3779b1)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}
