import type { SeedCategory } from './shape'

export const writing: SeedCategory = {
  slug: 'writing',
  name: { en: 'Writing', fr: 'Écriture' },
  intro: { en: 'Pens, pencils and the things that correct them.', fr: 'Stylos, crayons, et de quoi les corriger.' },
  picture: '1f58b-fe0f',
  products: [
    {
      slug: 'fountain-pen', brand: 'Klint & Lund', picture: '1f58b-fe0f',
      name: { en: 'Fountain pen, brass', fr: 'Stylo-plume en laiton' },
      summary: {
        en: 'Turned from one rod, steel nib, takes cartridges or a converter. Ages well.',
        fr: 'Tourné dans la masse, plume en acier, cartouches ou convertisseur. Vieillit bien.',
      },
      axis: { en: 'Nib', fr: 'Plume' },
      skus: [
        { code: 'FOUN-F', option: { en: 'Fine', fr: 'Fine' }, price: 5900, stock: 26, availability: 'STANDARD' },
        { code: 'FOUN-M', option: { en: 'Medium', fr: 'Moyenne' }, price: 5900, sale: { price: 4900, from: -13, to: 12 }, stock: 31, availability: 'STANDARD' },
        { code: 'FOUN-B', option: { en: 'Broad', fr: 'Large' }, price: 5900, stock: 14, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'fountain-pen-ink', brand: 'Klint & Lund', picture: '1fad9',
      name: { en: 'Fountain pen ink, 50 ml', fr: 'Encre pour stylo-plume, 50 ml' },
      summary: {
        en: 'Free-flowing, washable, in a bottle that stands at an angle for the last drop.',
        fr: 'Fluide, lavable, en flacon inclinable pour la dernière goutte.',
      },
      axis: { en: 'Colour', fr: 'Couleur' },
      skus: [
        { code: 'INKB-BK', option: { en: 'Black', fr: 'Noir' }, price: 1290, stock: 44, availability: 'STANDARD' },
        { code: 'INKB-BL', option: { en: 'Harbour blue', fr: 'Bleu du port' }, price: 1290, stock: 58, availability: 'STANDARD' },
        { code: 'INKB-GN', option: { en: 'Copper green', fr: 'Vert cuivre' }, price: 1290, stock: 23, availability: 'STANDARD' },
        { code: 'INKB-RD', option: { en: 'Brick red', fr: 'Rouge brique' }, price: 1290, stock: 17, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'document-ink', brand: 'Klint & Lund', picture: '1f58b-fe0f',
      name: { en: 'Document ink, iron gall', fr: 'Encre ferrogallique' },
      summary: {
        en: 'Darkens as it dries and stays for centuries. Clean the pen monthly.',
        fr: 'Fonce en séchant et tient des siècles. Nettoyer le stylo chaque mois.',
      },
      skus: [{ code: 'INKD-60', price: 1890, institute: 1690, stock: 20, availability: 'STANDARD' }],
    },
    {
      slug: 'ballpoint-pen', brand: 'Klint & Lund', picture: '1f58a-fe0f',
      name: { en: 'Ballpoint pen, steel', fr: 'Stylo-bille en acier' },
      summary: { en: 'Clicks once. Standard refill, replaceable forever.', fr: 'Un seul clic. Recharge standard, remplaçable à l’infini.' },
      skus: [{ code: 'BALL-S', price: 1490, breaks: [[10, 1290], [50, 1090]], stock: 95, availability: 'STANDARD' }],
    },
    {
      slug: 'ballpoint-refills', brand: 'Klint & Lund', picture: '1f58a-fe0f',
      name: { en: 'Ballpoint refills, 5 pieces', fr: 'Recharges bille, lot de 5' },
      summary: { en: 'Large capacity, documentary ink, about 4,000 metres each.', fr: 'Grande capacité, encre documentaire, environ 4 000 mètres chacune.' },
      axis: { en: 'Colour', fr: 'Couleur' },
      skus: [
        { code: 'REFI-BK', option: { en: 'Black', fr: 'Noir' }, price: 690, stock: 150, availability: 'STANDARD' },
        { code: 'REFI-BL', option: { en: 'Blue', fr: 'Bleu' }, price: 690, stock: 160, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'gel-pen', brand: 'Klint & Lund', picture: '1f58a-fe0f',
      name: { en: 'Gel pen 0.38 mm', fr: 'Stylo gel 0,38 mm' },
      summary: { en: 'Clear barrel, dries in a second. Good for the left-handed.', fr: 'Corps transparent, sèche en une seconde. Les gauchers apprécient.' },
      axis: { en: 'Colour', fr: 'Couleur' },
      skus: [
        { code: 'GELP-BK', option: { en: 'Black', fr: 'Noir' }, price: 190, breaks: [[12, 160]], stock: 640, availability: 'STANDARD' },
        { code: 'GELP-BL', option: { en: 'Blue', fr: 'Bleu' }, price: 190, breaks: [[12, 160]], stock: 580, availability: 'STANDARD' },
        { code: 'GELP-RD', option: { en: 'Red', fr: 'Rouge' }, price: 190, breaks: [[12, 160]], stock: 310, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'graphite-pencil', brand: 'Klint & Lund', picture: '270f-fe0f',
      name: { en: 'Graphite pencil', fr: 'Crayon graphite' },
      summary: { en: 'Cedar, hexagonal, unlacquered. Sold by the dozen.', fr: 'Cèdre, hexagonal, non verni. Vendu à la douzaine.' },
      axis: { en: 'Grade', fr: 'Dureté' },
      skus: [
        { code: 'PENC-HB', option: { en: 'HB', fr: 'HB' }, price: 110, breaks: [[144, 95]], stock: 2400, availability: 'STANDARD', min: 12, step: 12 },
        { code: 'PENC-2B', option: { en: '2B', fr: '2B' }, price: 110, breaks: [[144, 95]], stock: 1440, availability: 'STANDARD', min: 12, step: 12 },
        { code: 'PENC-2H', option: { en: '2H', fr: '2H' }, price: 110, breaks: [[144, 95]], stock: 960, availability: 'STANDARD', min: 12, step: 12 },
      ],
    },
    {
      slug: 'mechanical-pencil', brand: 'Klint & Lund', picture: '270f-fe0f',
      name: { en: 'Drafting pencil', fr: 'Porte-mine de dessin' },
      summary: { en: 'Knurled grip, retractable sleeve, lead grade window.', fr: 'Grip moleté, canon rétractable, fenêtre de dureté.' },
      axis: { en: 'Lead', fr: 'Mine' },
      skus: [
        { code: 'MPEN-03', option: { en: '0.3 mm', fr: '0,3 mm' }, price: 2290, stock: 30, availability: 'STANDARD' },
        { code: 'MPEN-05', option: { en: '0.5 mm', fr: '0,5 mm' }, price: 2290, stock: 42, availability: 'STANDARD' },
        { code: 'MPEN-07', option: { en: '0.7 mm', fr: '0,7 mm' }, price: 2290, sale: { price: 1890, from: -2, to: 9 }, stock: 28, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'pencil-leads', brand: 'Klint & Lund', picture: '270f-fe0f',
      name: { en: 'Leads 0.5 mm, 40 pieces', fr: 'Mines 0,5 mm, étui de 40' },
      summary: { en: 'Strong enough to make you press less. HB.', fr: 'Assez solides pour que l’on appuie moins. HB.' },
      skus: [{ code: 'LEAD-05', price: 290, stock: 270, availability: 'STANDARD' }],
    },
    {
      slug: 'lumber-crayon', brand: 'Vester & Dahl', picture: '1f58d-fe0f',
      name: { en: 'Marking crayons, 12 pieces', fr: 'Craies de marquage, 12 pièces' },
      summary: { en: 'For wood, steel and stone, wet or dry. Yellow.', fr: 'Pour bois, acier et pierre, secs ou mouillés. Jaunes.' },
      skus: [{ code: 'CRAY-12', price: 990, stock: 65, availability: 'STANDARD' }],
    },
    {
      slug: 'lab-marker', brand: 'Klint & Lund', picture: '1f58d-fe0f',
      name: { en: 'Laboratory marker', fr: 'Marqueur de laboratoire' },
      summary: {
        en: 'Writes on glass, plastic and frost. Resists ethanol, most of the time.',
        fr: 'Écrit sur le verre, le plastique et le givre. Résiste à l’éthanol, le plus souvent.',
      },
      axis: { en: 'Colour', fr: 'Couleur' },
      skus: [
        { code: 'LMAR-BK', option: { en: 'Black', fr: 'Noir' }, price: 390, breaks: [[10, 330]], institute: 310, stock: 300, availability: 'STANDARD' },
        { code: 'LMAR-BL', option: { en: 'Blue', fr: 'Bleu' }, price: 390, breaks: [[10, 330]], stock: 240, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'whiteboard-markers', brand: 'Klint & Lund', picture: '1f58d-fe0f',
      name: { en: 'Whiteboard markers, set of 4', fr: 'Marqueurs effaçables, lot de 4' },
      summary: {
        en: 'Refillable, low odour. Felt tip that does not retreat into the barrel.',
        fr: 'Rechargeables, peu odorants. Une pointe qui ne s’enfonce pas.',
      },
      skus: [{ code: 'WMAR-4', price: 890, stock: 140, availability: 'STANDARD' }],
    },
    {
      slug: 'highlighters', brand: 'Klint & Lund', picture: '1f58d-fe0f',
      name: { en: 'Highlighters, pastel, set of 5', fr: 'Surligneurs pastel, lot de 5' },
      summary: { en: 'Mark the sentence without shouting at it.', fr: 'Ils signalent la phrase sans la couvrir.' },
      skus: [{ code: 'HIGH-5', price: 790, sale: { price: 590, from: -45, to: -15 }, stock: 120, availability: 'STANDARD' }],
    },
    {
      slug: 'technical-pens', brand: 'Klint & Lund', picture: '1f58b-fe0f',
      name: { en: 'Fineliners, set of 6', fr: 'Feutres fins, lot de 6' },
      summary: { en: '0.05 to 0.8 mm, pigment ink, lightfast and waterproof.', fr: 'De 0,05 à 0,8 mm, encre pigmentée, résistante à la lumière et à l’eau.' },
      skus: [{ code: 'FINE-6', price: 1690, stock: 56, availability: 'STANDARD' }],
    },
    {
      slug: 'brush-pen', brand: 'Klint & Lund', picture: '1f58d-fe0f',
      name: { en: 'Brush pen', fr: 'Stylo-pinceau' },
      summary: { en: 'Nylon hairs, refillable, from a hairline to a bold gesture.', fr: 'Poils de nylon, rechargeable, du trait fin au geste ample.' },
      skus: [{ code: 'BRUS-1', price: 1190, stock: 38, availability: 'STANDARD' }],
    },
    {
      slug: 'drawing-compass', brand: 'Målevig', picture: '1f4d0',
      name: { en: 'Drawing compass', fr: 'Compas à dessin' },
      summary: {
        en: 'Centre wheel, brass joint, up to 340 mm. Spare leads in the case.',
        fr: 'Molette centrale, charnière en laiton, jusqu’à 340 mm. Mines de rechange dans l’étui.',
      },
      skus: [{ code: 'DCOM-1', price: 2490, stock: 24, availability: 'STANDARD' }],
    },
    {
      slug: 'sharpener-brass', brand: 'Klint & Lund', picture: '2699-fe0f',
      name: { en: 'Brass sharpener', fr: 'Taille-crayon en laiton' },
      summary: {
        en: 'One hole, replaceable blade, 14 grams. Takes off as much as needed.',
        fr: 'Un trou, lame remplaçable, 14 grammes. N’enlève que le nécessaire.',
      },
      skus: [{ code: 'SHAR-1', price: 690, stock: 130, availability: 'STANDARD' }],
    },
    {
      slug: 'eraser', brand: 'Klint & Lund', picture: '270f-fe0f',
      name: { en: 'Plastic eraser', fr: 'Gomme plastique' },
      summary: { en: 'Gathers its own crumbs. In a card sleeve.', fr: 'Rassemble ses propres miettes. Sous étui carton.' },
      skus: [{ code: 'ERAS-1', price: 190, breaks: [[20, 150]], stock: 500, availability: 'STANDARD' }],
    },
    {
      slug: 'letter-opener', brand: 'Klint & Lund', picture: '1f52a',
      name: { en: 'Letter opener, steel', fr: 'Coupe-papier en acier' },
      summary: {
        en: 'Ground from 3 mm sheet, blunt enough to be allowed on a desk.',
        fr: 'Taillé dans une tôle de 3 mm, assez émoussé pour rester sur le bureau.',
      },
      skus: [{ code: 'LETT-1', price: 1890, stock: 0, availability: 'STANDARD' }],
    },
    {
      slug: 'pen-tray', brand: 'Hedeby', picture: '270f-fe0f',
      name: { en: 'Pen tray, walnut', fr: 'Plumier en noyer' },
      summary: { en: 'Milled from one piece, four grooves, cork underneath.', fr: 'Fraisé dans la masse, quatre rainures, liège en dessous.' },
      skus: [{ code: 'PENT-4', price: 3490, sale: { price: 2790, from: 30, to: 60 }, stock: 18, availability: 'STANDARD' }],
    },
    {
      slug: 'seal-and-wax', brand: 'Klint & Lund', picture: '1f56f-fe0f',
      name: { en: 'Seal and wax', fr: 'Sceau et cire' },
      summary: {
        en: 'Brass stamp with a beehive, two sticks of wax. For labels that should not be opened.',
        fr: 'Sceau de laiton à la ruche, deux bâtons de cire. Pour ce qui ne doit pas être ouvert.',
      },
      skus: [{ code: 'SEAL-1', price: 2890, stock: 0, availability: 'BACKORDER' }],
    },
  ],
}
