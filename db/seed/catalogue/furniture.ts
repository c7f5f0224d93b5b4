import type { SeedCategory } from './shape'

export const furniture: SeedCategory = {
  slug: 'furniture',
  name: { en: 'Laboratory furniture', fr: 'Mobilier de laboratoire' },
  intro: {
    en: 'Benches, stools and cabinets in birch, steel and very little else.',
    fr: 'Paillasses, tabourets et armoires en bouleau, en acier et presque rien d’autre.',
  },
  picture: '1fa91',
  products: [
    {
      slug: 'lab-stool', brand: 'Hedeby', picture: '1fa91',
      name: { en: 'Laboratory stool', fr: 'Tabouret de laboratoire' },
      summary: { en: 'Birch seat, gas spring, foot ring. Spins quietly.', fr: 'Assise en bouleau, vérin à gaz, repose-pieds circulaire. Tourne sans bruit.' },
      axis: { en: 'Base', fr: 'Piètement' },
      skus: [
        { code: 'STOO-G', option: { en: 'Glides', fr: 'Patins' }, price: 18900, contract: 16900, stock: 16, availability: 'STANDARD' },
        { code: 'STOO-C', option: { en: 'Castors', fr: 'Roulettes' }, price: 19900, institute: 17900, stock: 22, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'workshop-chair', brand: 'Hedeby', picture: '1fa91',
      name: { en: 'Workshop chair', fr: 'Siège d’atelier' },
      summary: {
        en: 'PU foam seat and back that shrug off oil, sparks and coffee.',
        fr: 'Assise et dossier en mousse PU, insensibles à l’huile, aux étincelles et au café.',
      },
      skus: [{ code: 'CHAI-W', price: 24900, stock: 0, availability: 'BACKORDER' }],
    },
    {
      slug: 'standing-aid', brand: 'Hedeby', picture: '1fa91',
      name: { en: 'Standing aid', fr: 'Siège assis-debout' },
      summary: { en: 'Half sitting, half standing, for those who cannot decide. Tilts 12°.', fr: 'Mi-assis, mi-debout, pour les indécis. S’incline de 12°.' },
      skus: [{ code: 'STAN-1', price: 22900, stock: 2, availability: 'STANDARD' }],
    },
    {
      slug: 'lab-bench', brand: 'Hedeby', picture: '1f9e9',
      name: { en: 'Laboratory bench', fr: 'Paillasse de laboratoire' },
      summary: {
        en: 'Steel frame, solid ceramic worktop, levelling feet. Carries 400 kg and your elbows.',
        fr: 'Cadre en acier, plan en céramique massive, pieds réglables. Supporte 400 kg et vos coudes.',
      },
      axis: { en: 'Width', fr: 'Largeur' },
      skus: [
        { code: 'BENC-120', option: { en: '120 cm', fr: '120 cm' }, price: 149000, stock: 3, availability: 'STANDARD' },
        { code: 'BENC-180', option: { en: '180 cm', fr: '180 cm' }, price: 198000, institute: 179000, stock: 2, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'workbench-beech', brand: 'Hedeby', picture: '1f9e9',
      name: { en: 'Beech workbench', fr: 'Établi en hêtre' },
      summary: {
        en: 'Two vices, tool well, dog holes at 100 mm. Oiled, 78 kg, stays where it is.',
        fr: 'Deux presses, gouttière à outils, trous de griffes tous les 100 mm. Huilé, 78 kg, il ne bouge pas.',
      },
      skus: [{ code: 'WBEN-1', price: 119000, stock: 1, availability: 'SHOWROOM' }],
    },
    {
      slug: 'sit-stand-desk', brand: 'Hedeby', picture: '1f5a5-fe0f',
      name: { en: 'Sit-stand desk', fr: 'Bureau assis-debout' },
      summary: {
        en: 'Linoleum top, 64 to 130 cm, four memory positions and a soft stop.',
        fr: 'Plateau en linoléum, de 64 à 130 cm, quatre positions en mémoire, arrêt en douceur.',
      },
      axis: { en: 'Top', fr: 'Plateau' },
      skus: [
        {
          code: 'DESK-140', option: { en: '140 × 70 cm', fr: '140 × 70 cm' },
          price: 69000, sale: { price: 59900, from: -10, to: 20 }, stock: 8, availability: 'STANDARD',
        },
        { code: 'DESK-160', option: { en: '160 × 80 cm', fr: '160 × 80 cm' }, price: 76000, stock: 6, availability: 'STANDARD' },
        { code: 'DESK-180', option: { en: '180 × 80 cm', fr: '180 × 80 cm' }, price: 83000, stock: 0, availability: 'BACKORDER' },
      ],
    },
    {
      slug: 'fume-cupboard', brand: 'Hedeby', picture: '1f4a8',
      name: { en: 'Fume cupboard', fr: 'Sorbonne' },
      summary: {
        en: '1500 mm, laminated sash, airflow monitor. Planned with you, quoted per site.',
        fr: '1500 mm, guillotine en verre feuilleté, contrôle du débit. Étudiée avec vous, sur devis.',
      },
      skus: [{ code: 'FUME-150', price: 0, onRequest: true, stock: 0, availability: 'BACKORDER' }],
    },
    {
      slug: 'laminar-flow-cabinet', brand: 'Hedeby', picture: '1f4a8',
      name: { en: 'Laminar flow cabinet', fr: 'Hotte à flux laminaire' },
      summary: {
        en: 'HEPA H14, vertical flow, 52 dB. On display in our showroom, by appointment.',
        fr: 'HEPA H14, flux vertical, 52 dB. Visible dans notre salle d’exposition, sur rendez-vous.',
      },
      skus: [{ code: 'LAMI-90', price: 329000, stock: 1, availability: 'SHOWROOM' }],
    },
    {
      slug: 'chemical-cabinet', brand: 'Hedeby', picture: '1f5c4-fe0f',
      name: { en: 'Chemical storage cabinet', fr: 'Armoire à produits chimiques' },
      summary: {
        en: 'Powder-coated steel, four spill trays, lockable, vented.',
        fr: 'Acier thermolaqué, quatre bacs de rétention, fermeture à clé, ventilée.',
      },
      skus: [{ code: 'CHEC-4', price: 58900, institute: 52900, stock: 4, availability: 'STANDARD' }],
    },
    {
      slug: 'flammables-cabinet', brand: 'Hedeby', picture: '1f525',
      name: { en: 'Flammables cabinet, 90 minutes', fr: 'Armoire de sécurité, 90 minutes' },
      summary: {
        en: 'Type 90 to EN 14470-1, self-closing doors. Heavy: two people and a plan.',
        fr: 'Type 90 selon EN 14470-1, portes à fermeture automatique. Lourde, prévoir deux personnes et un plan.',
      },
      skus: [{ code: 'FLAM-90', price: 219000, stock: 0, availability: 'BACKORDER' }],
    },
    {
      slug: 'drawer-cabinet', brand: 'Hedeby', picture: '1f5c4-fe0f',
      name: { en: 'Drawer cabinet', fr: 'Caisson à tiroirs' },
      summary: {
        en: 'Full extension, one key for all drawers, runs on hidden castors.',
        fr: 'Extension totale, une clé pour tous les tiroirs, roulettes invisibles.',
      },
      axis: { en: 'Drawers', fr: 'Tiroirs' },
      skus: [
        { code: 'DRAW-3', option: { en: '3', fr: '3' }, price: 24900, stock: 14, availability: 'STANDARD' },
        { code: 'DRAW-5', option: { en: '5', fr: '5' }, price: 29900, contract: 26900, stock: 11, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'slide-cabinet', brand: 'Hedeby', picture: '1f5c4-fe0f',
      name: { en: 'Slide cabinet', fr: 'Meuble à lames' },
      summary: { en: 'Steel, fourteen drawers, holds 6,000 microscope slides in order.', fr: 'Acier, quatorze tiroirs, range 6 000 lames dans l’ordre.' },
      skus: [{ code: 'SLCA-14', price: 48900, stock: 2, availability: 'STANDARD' }],
    },
    {
      slug: 'wall-shelf', brand: 'Hedeby', picture: '1f4da',
      name: { en: 'Wall shelf', fr: 'Étagère murale' },
      summary: { en: 'Folded steel, 2 mm. Bookends are part of the sheet.', fr: 'Tôle pliée de 2 mm. Les serre-livres sont dans la tôle.' },
      axis: { en: 'Colour', fr: 'Couleur' },
      skus: [
        { code: 'WSHE-W', option: { en: 'White', fr: 'Blanc' }, price: 5900, stock: 33, availability: 'STANDARD' },
        { code: 'WSHE-G', option: { en: 'Grey green', fr: 'Vert-de-gris' }, price: 5900, stock: 27, availability: 'STANDARD' },
        {
          code: 'WSHE-R', option: { en: 'Signal red', fr: 'Rouge signal' },
          price: 5900, sale: { price: 4490, from: -7, to: 35 }, stock: 19, availability: 'STANDARD',
        },
      ],
    },
    {
      slug: 'reagent-shelf', brand: 'Hedeby', picture: '1fad9',
      name: { en: 'Bench-top reagent shelf', fr: 'Étagère à réactifs' },
      summary: {
        en: 'Two tiers of glass with raised edges, 120 cm. Bottles stay put.',
        fr: 'Deux niveaux de verre à rebord, 120 cm. Les flacons restent en place.',
      },
      skus: [{ code: 'RSHE-120', price: 21900, stock: 9, availability: 'STANDARD' }],
    },
    {
      slug: 'steel-trolley', brand: 'Hedeby', picture: '1f6d2',
      name: { en: 'Laboratory trolley', fr: 'Chariot de laboratoire' },
      summary: {
        en: 'Two stainless trays, four quiet castors, two brakes. Takes corners well.',
        fr: 'Deux plateaux inox, quatre roulettes silencieuses, deux freins. Prend bien les virages.',
      },
      skus: [{ code: 'TROL-2', price: 26900, institute: 23900, stock: 10, availability: 'STANDARD' }],
    },
    {
      slug: 'step-ladder', brand: 'Hedeby', picture: '1fa9c',
      name: { en: 'Step ladder', fr: 'Escabeau' },
      summary: { en: 'Anodised aluminium, deep treads, folds to 6 cm.', fr: 'Aluminium anodisé, marches profondes, 6 cm une fois plié.' },
      axis: { en: 'Steps', fr: 'Marches' },
      skus: [
        { code: 'STEP-3', option: { en: '3', fr: '3' }, price: 7900, stock: 26, availability: 'STANDARD' },
        { code: 'STEP-5', option: { en: '5', fr: '5' }, price: 11900, stock: 13, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'waste-bin-pedal', brand: 'Hedeby', picture: '1f5d1-fe0f',
      name: { en: 'Pedal bin, 30 l', fr: 'Poubelle à pédale, 30 l' },
      summary: {
        en: 'Steel, removable inner bucket, lid that closes without announcing it.',
        fr: 'Acier, seau amovible, couvercle qui se ferme sans le faire savoir.',
      },
      skus: [{ code: 'PBIN-30', price: 6900, stock: 31, availability: 'STANDARD' }],
    },
    {
      slug: 'coat-rack', brand: 'Hedeby', picture: '1f97c',
      name: { en: 'Coat rack, 5 hooks', fr: 'Patère à cinq crochets' },
      summary: {
        en: 'Birch rail, cast hooks, 600 mm. Screws included, spirit level not.',
        fr: 'Rail en bouleau, crochets en fonte, 600 mm. Vis fournies, niveau non.',
      },
      skus: [{ code: 'COAR-5', price: 3900, breaks: [[5, 3490]], stock: 47, availability: 'STANDARD' }],
    },
    {
      slug: 'mirror-round', brand: 'Hedeby', picture: '1fa9e',
      name: { en: 'Round mirror, 40 cm', fr: 'Miroir rond, 40 cm' },
      summary: {
        en: 'Thin steel frame. For the cloakroom, or to look behind an instrument.',
        fr: 'Fin cadre en acier. Pour le vestiaire, ou pour voir derrière un appareil.',
      },
      skus: [{ code: 'MIRR-40', price: 4900, stock: 0, availability: 'STANDARD' }],
    },
    {
      slug: 'glove-box-holder', brand: 'Hedeby', picture: '1f9e4',
      name: { en: 'Glove box holder, triple', fr: 'Distributeur triple pour boîtes de gants' },
      summary: { en: 'Acrylic, wall-mounted, three sizes within reach.', fr: 'Acrylique, mural, trois tailles à portée de main.' },
      skus: [{ code: 'GLOH-3', price: 2490, stock: 29, availability: 'STANDARD' }],
    },
    {
      slug: 'lab-bench-modular', brand: 'Hedeby', picture: '1f9e9',
      name: { en: 'Modular bench system', fr: 'Système de paillasses modulaires' },
      summary: {
        en: 'Frames, tops and service columns that reassemble when the project changes. New programme.',
        fr: 'Cadres, plans et colonnes techniques à réassembler quand le projet change. Nouvelle gamme.',
      },
      skus: [{ code: 'MODU-1', price: 295000, stock: 0, availability: 'BACKORDER', releaseInDays: 90 }],
    },
  ],
}
