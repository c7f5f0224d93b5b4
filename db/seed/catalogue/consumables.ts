import type { SeedCategory } from './shape'

export const consumables: SeedCategory = {
  slug: 'consumables',
  name: { en: 'Chemicals and consumables', fr: 'Produits et consommables' },
  intro: {
    en: 'Harmless reagents and the small things that run out on a Friday.',
    fr: 'Des réactifs sans danger et les petites choses qui manquent le vendredi.',
  },
  picture: '1f9eb',
  products: [
    {
      slug: 'demineralised-water', brand: 'Saltholm', picture: '1f4a7',
      name: { en: 'Demineralised water', fr: 'Eau déminéralisée' },
      summary: { en: 'Below 1 µS/cm, for rinsing, steaming and topping up.', fr: 'Moins de 1 µS/cm, pour le rinçage, la vapeur et les appoints.' },
      axis: { en: 'Container', fr: 'Contenant' },
      skus: [
        { code: 'WATD-1', option: { en: '1 l', fr: '1 l' }, price: 290, stock: 160, availability: 'STANDARD' },
        { code: 'WATD-5', option: { en: '5 l', fr: '5 l' }, price: 890, breaks: [[4, 790]], stock: 140, availability: 'STANDARD' },
        { code: 'WATD-20', option: { en: '20 l', fr: '20 l' }, price: 2490, stock: 40, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'sodium-chloride', brand: 'Saltholm', picture: '1f9c2',
      name: { en: 'Sodium chloride, pure', fr: 'Chlorure de sodium, pur' },
      summary: { en: '99.5 %, free-flowing. Not for the canteen.', fr: '99,5 %, fluide, sans antimottant. Pas pour la cantine.' },
      axis: { en: 'Weight', fr: 'Poids' },
      skus: [
        { code: 'NACL-500', option: { en: '500 g', fr: '500 g' }, price: 690, stock: 95, availability: 'STANDARD' },
        { code: 'NACL-1000', option: { en: '1 kg', fr: '1 kg' }, price: 1090, institute: 940, stock: 120, availability: 'STANDARD' },
        { code: 'NACL-5000', option: { en: '5 kg', fr: '5 kg' }, price: 3990, stock: 22, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'sodium-bicarbonate', brand: 'Saltholm', picture: '1f9c2',
      name: { en: 'Sodium bicarbonate', fr: 'Bicarbonate de sodium' },
      summary: { en: 'Fine powder, food grade. Neutralises small accidents.', fr: 'Poudre fine, qualité alimentaire. Neutralise les petits accidents.' },
      skus: [{ code: 'NAHC-1000', price: 790, stock: 140, availability: 'STANDARD' }],
    },
    {
      slug: 'citric-acid', brand: 'Saltholm', picture: '1f9c2',
      name: { en: 'Citric acid, monohydrate', fr: 'Acide citrique monohydraté' },
      summary: { en: 'Crystals, 99.5 %. Descales kettles, stills and patience.', fr: 'Cristaux, 99,5 %. Détartre bouilloires, distillateurs et bains-marie.' },
      skus: [{ code: 'CITR-1000', price: 990, sale: { price: 790, from: -9, to: 18 }, stock: 87, availability: 'STANDARD' }],
    },
    {
      slug: 'glycerol', brand: 'Saltholm', picture: '1f4a7',
      name: { en: 'Glycerol 99.5 %, 1 l', fr: 'Glycérol 99,5 %, 1 l' },
      summary: { en: 'Vegetable origin, clear and viscous. Pour slowly.', fr: 'Origine végétale, limpide et visqueux. À verser lentement.' },
      skus: [{ code: 'GLYC-1', price: 1490, stock: 42, availability: 'STANDARD' }],
    },
    {
      slug: 'agar-powder', brand: 'Saltholm', picture: '1f9eb',
      name: { en: 'Agar powder', fr: 'Agar-agar en poudre' },
      summary: { en: 'Gel strength 900 g/cm². Sets clear at 35 °C and stays set.', fr: 'Force de gel 900 g/cm². Prend à 35 °C, reste transparent.' },
      axis: { en: 'Weight', fr: 'Poids' },
      skus: [
        { code: 'AGAR-100', option: { en: '100 g', fr: '100 g' }, price: 1690, stock: 56, availability: 'STANDARD' },
        { code: 'AGAR-500', option: { en: '500 g', fr: '500 g' }, price: 6490, contract: 5690, institute: 5490, stock: 20, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'buffer-solutions', brand: 'Saltholm', picture: '1f308',
      name: { en: 'pH buffer solutions, 3 × 250 ml', fr: 'Solutions tampons pH, 3 × 250 ml' },
      summary: {
        en: 'pH 4, 7 and 10, coloured red, yellow and blue so that nobody mixes them up.',
        fr: 'pH 4, 7 et 10, colorées en rouge, jaune et bleu pour éviter toute confusion.',
      },
      skus: [{ code: 'BUFF-3', price: 2290, institute: 1990, stock: 48, availability: 'STANDARD' }],
    },
    {
      slug: 'ph-strips', brand: 'Saltholm', picture: '1f308',
      name: { en: 'pH strips, pack of 100', fr: 'Bandelettes pH, étui de 100' },
      summary: {
        en: 'Four fields, bonded dye, colour chart on the box. Does not bleed.',
        fr: 'Quatre zones, colorant fixé, échelle sur l’étui. Ne déteint pas.',
      },
      axis: { en: 'Range', fr: 'Plage' },
      skus: [
        { code: 'PHST-14', option: { en: 'pH 0–14', fr: 'pH 0–14' }, price: 990, stock: 150, availability: 'STANDARD' },
        { code: 'PHST-7', option: { en: 'pH 4.5–7.5', fr: 'pH 4,5–7,5' }, price: 1190, stock: 80, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'methylene-blue', brand: 'Saltholm', picture: '1f4a7',
      name: { en: 'Methylene blue solution, 100 ml', fr: 'Bleu de méthylène, solution, 100 ml' },
      summary: {
        en: '1 % aqueous, for staining cells. Also stains everything else.',
        fr: 'Solution aqueuse à 1 %, pour colorer les cellules. Colore aussi tout le reste.',
      },
      skus: [{ code: 'METB-100', price: 890, stock: 63, availability: 'STANDARD' }],
    },
    {
      slug: 'silica-gel', brand: 'Saltholm', picture: '1f9c2',
      name: { en: 'Silica gel, orange indicator', fr: 'Gel de silice, indicateur orange' },
      summary: {
        en: 'Beads of 2 to 5 mm that turn green when full. Dry at 120 °C and use again.',
        fr: 'Billes de 2 à 5 mm qui verdissent à saturation. Se régénère à 120 °C.',
      },
      skus: [{ code: 'SILG-1000', price: 1890, breaks: [[6, 1690]], stock: 38, availability: 'STANDARD' }],
    },
    {
      slug: 'filter-paper', brand: 'Saltholm', picture: '1f4c3',
      name: { en: 'Filter paper, 100 circles', fr: 'Papier filtre, 100 disques' },
      summary: { en: 'Medium fast, ash-free, wet-strengthened.', fr: 'Filtration moyenne, sans cendres, résistant à l’état humide.' },
      axis: { en: 'Diameter', fr: 'Diamètre' },
      skus: [
        { code: 'FILP-70', option: { en: '70 mm', fr: '70 mm' }, price: 690, stock: 120, availability: 'STANDARD' },
        { code: 'FILP-110', option: { en: '110 mm', fr: '110 mm' }, price: 890, breaks: [[10, 760]], stock: 140, availability: 'STANDARD' },
        { code: 'FILP-150', option: { en: '150 mm', fr: '150 mm' }, price: 1290, stock: 90, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'pipette-tips', brand: 'Saltholm', picture: '1f9ec',
      name: { en: 'Pipette tips, rack of 96', fr: 'Cônes de pipette, portoir de 96' },
      summary: {
        en: 'Fit all common pipettes. Graduated, sterilisable, coloured rack.',
        fr: 'Compatibles avec toutes les pipettes courantes. Gradués, stérilisables, portoir coloré.',
      },
      axis: { en: 'Volume', fr: 'Volume' },
      skus: [
        { code: 'TIPS-10', option: { en: '10 µl', fr: '10 µl' }, price: 790, stock: 200, availability: 'STANDARD' },
        { code: 'TIPS-200', option: { en: '200 µl', fr: '200 µl' }, price: 690, breaks: [[10, 590]], institute: 560, stock: 320, availability: 'STANDARD' },
        { code: 'TIPS-1000', option: { en: '1000 µl', fr: '1000 µl' }, price: 790, breaks: [[10, 680]], stock: 280, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'microtubes', brand: 'Saltholm', picture: '1f9ec',
      name: { en: 'Microtube 1.5 ml', fr: 'Microtube 1,5 ml' },
      summary: {
        en: 'Polypropylene, safe-lock lid, writing field. Sold by the hundred.',
        fr: 'Polypropylène, bouchon à verrouillage, zone d’écriture. Vendu par centaines.',
      },
      skus: [{ code: 'MTUB-15', price: 95, breaks: [[1000, 90]], stock: 12000, availability: 'STANDARD', min: 100, step: 100 }],
    },
    {
      slug: 'disposable-pipettes', brand: 'Saltholm', picture: '1f4a7',
      name: { en: 'Transfer pipettes, 500 pieces', fr: 'Pipettes de transfert, 500 pièces' },
      summary: {
        en: '3 ml, graduated, one piece of soft plastic. Roughly accurate, entirely dependable.',
        fr: '3 ml, graduées, d’une seule pièce souple. À peu près précises, tout à fait fiables.',
      },
      skus: [{ code: 'TRPI-500', price: 1990, stock: 36, availability: 'STANDARD' }],
    },
    {
      slug: 'sterile-petri-dishes', brand: 'Saltholm', picture: '1f9eb',
      name: { en: 'Sterile Petri dishes, sleeve of 20', fr: 'Boîtes de Petri stériles, manchon de 20' },
      summary: { en: 'Polystyrene, 90 mm, with vents. Stack without sliding.', fr: 'Polystyrène, 90 mm, avec ergots. S’empilent sans glisser.' },
      skus: [{ code: 'PETS-20', price: 490, breaks: [[25, 390]], institute: 400, stock: 260, availability: 'STANDARD' }],
    },
    {
      slug: 'cotton-swabs', brand: 'Saltholm', picture: '1f9f5',
      name: { en: 'Cotton swabs, wooden stick', fr: 'Écouvillons en coton, tige de bois' },
      summary: {
        en: '150 mm, 100 pieces, sterile in pairs. Longer than the ones at home.',
        fr: '150 mm, 100 pièces, stériles par paires. Plus longs que ceux de la maison.',
      },
      skus: [{ code: 'SWAB-100', price: 590, stock: 110, availability: 'STANDARD' }],
    },
    {
      slug: 'laboratory-film', brand: 'Saltholm', picture: '1f9f5',
      name: { en: 'Sealing film, 38 m', fr: 'Film de scellement, 38 m' },
      summary: {
        en: 'Stretches to three times its length and seals anything with a rim.',
        fr: 'S’étire jusqu’à trois fois sa longueur et ferme tout ce qui a un bord.',
      },
      skus: [{ code: 'FILM-38', price: 2890, stock: 0, availability: 'STANDARD' }],
    },
    {
      slug: 'wipes-low-lint', brand: 'Saltholm', picture: '1f4c3',
      name: { en: 'Low-lint wipes, box of 280', fr: 'Lingettes peu pelucheuses, boîte de 280' },
      summary: { en: 'Single-ply, soft, dispensed one at a time. Usually.', fr: 'Un pli, douces, distribuées une à une. En principe.' },
      skus: [{ code: 'WIPE-280', price: 490, breaks: [[15, 420]], contract: 395, stock: 300, availability: 'STANDARD' }],
    },
    {
      slug: 'lab-detergent', brand: 'Saltholm', picture: '1f9f9',
      name: { en: 'Laboratory detergent', fr: 'Détergent de laboratoire' },
      summary: {
        en: 'Alkaline concentrate without phosphate or scent. Rinses off without a trace.',
        fr: 'Concentré alcalin, sans phosphate ni parfum. Se rince sans laisser de trace.',
      },
      axis: { en: 'Container', fr: 'Contenant' },
      skus: [
        { code: 'DETE-1', option: { en: '1 l', fr: '1 l' }, price: 1390, stock: 72, availability: 'STANDARD' },
        { code: 'DETE-5', option: { en: '5 l', fr: '5 l' }, price: 5490, institute: 4790, stock: 18, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'activated-charcoal', brand: 'Saltholm', picture: '1f9c2',
      name: { en: 'Activated charcoal, granular', fr: 'Charbon actif en grains' },
      summary: {
        en: '500 g, washed. Takes up colours, odours and the occasional mistake.',
        fr: '500 g, lavé. Retient les couleurs, les odeurs et quelques erreurs.',
      },
      skus: [{ code: 'CHAR-500', price: 1290, stock: 0, availability: 'BACKORDER' }],
    },
    {
      slug: 'beeswax-blocks', brand: 'Saltholm', picture: '1f56f-fe0f',
      name: { en: 'Beeswax, 1 kg', fr: 'Cire d’abeille, 1 kg' },
      summary: { en: 'Pure, in small blocks. For mounting, sealing and polishing.', fr: 'Pure, en petits pains. Pour monter, sceller et lustrer.' },
      skus: [{ code: 'WAXB-1000', price: 2190, sale: { price: 1790, from: -40, to: -10 }, stock: 25, availability: 'STANDARD' }],
    },
  ],
}
