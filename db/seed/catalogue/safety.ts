import type { SeedCategory } from './shape'

export const safety: SeedCategory = {
  slug: 'safety',
  name: { en: 'Safety and protection', fr: 'Sécurité et protection' },
  intro: { en: 'Equipment you hope to forget you are wearing.', fr: 'L’équipement que l’on oublie de porter, une fois qu’on le porte.' },
  picture: '1f97d',
  products: [
    {
      slug: 'safety-glasses', brand: 'Kattegat', picture: '1f97d',
      name: { en: 'Safety glasses', fr: 'Lunettes de protection' },
      summary: { en: '26 grams, anti-fog on the inside, anti-scratch on the outside.', fr: '26 grammes, antibuée à l’intérieur, antirayures à l’extérieur.' },
      axis: { en: 'Lens', fr: 'Oculaire' },
      skus: [
        { code: 'SGLA-C', option: { en: 'Clear', fr: 'Incolore' }, price: 890, breaks: [[10, 740]], institute: 720, stock: 340, availability: 'STANDARD' },
        { code: 'SGLA-Y', option: { en: 'Yellow', fr: 'Jaune' }, price: 990, stock: 120, availability: 'STANDARD' },
        { code: 'SGLA-G', option: { en: 'Grey', fr: 'Gris' }, price: 990, stock: 95, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'overglasses', brand: 'Kattegat', picture: '1f97d',
      name: { en: 'Visitor overglasses', fr: 'Surlunettes visiteurs' },
      summary: {
        en: 'Fit over prescription glasses. One size, adjustable arms.',
        fr: 'Se portent par-dessus des lunettes de vue. Taille unique, branches réglables.',
      },
      skus: [{ code: 'OVGL-1', price: 590, breaks: [[20, 490]], stock: 180, availability: 'STANDARD' }],
    },
    {
      slug: 'laser-goggles', brand: 'Kattegat', picture: '1f97d',
      name: { en: 'Laser goggles OD 6+', fr: 'Lunettes laser OD 6+' },
      summary: {
        en: 'For 190–534 nm, certified, in a hard case. Everything turns orange.',
        fr: 'Pour 190–534 nm, certifiées, en étui rigide. Tout devient orange.',
      },
      skus: [{ code: 'LASG-534', price: 16900, institute: 14900, stock: 6, availability: 'STANDARD' }],
    },
    {
      slug: 'face-shield', brand: 'Kattegat', picture: '1f97c',
      name: { en: 'Face shield', fr: 'Écran facial' },
      summary: {
        en: 'Polycarbonate visor on a ratchet headband. Spare visors fit without tools.',
        fr: 'Visière en polycarbonate sur serre-tête à crémaillère. Se remplace sans outil.',
      },
      axis: { en: 'Part', fr: 'Élément' },
      skus: [
        { code: 'FACE-SET', option: { en: 'Complete', fr: 'Complet' }, price: 2490, stock: 45, availability: 'STANDARD' },
        { code: 'FACE-VIS', option: { en: 'Spare visor', fr: 'Visière de rechange' }, price: 790, stock: 90, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'nitrile-gloves', brand: 'Kattegat', picture: '1f9e4',
      name: { en: 'Nitrile gloves, box of 100', fr: 'Gants en nitrile, boîte de 100' },
      summary: {
        en: 'Powder-free, textured fingertips, 0.1 mm. Blue, so that a lost piece is found.',
        fr: 'Non poudrés, bouts des doigts texturés, 0,1 mm. Bleus, pour repérer un fragment perdu.',
      },
      axis: { en: 'Size', fr: 'Taille' },
      skus: [
        { code: 'NITR-S', option: { en: 'S', fr: 'S' }, price: 990, breaks: [[10, 850]], stock: 220, availability: 'STANDARD' },
        { code: 'NITR-M', option: { en: 'M', fr: 'M' }, price: 990, breaks: [[10, 850]], institute: 820, stock: 410, availability: 'STANDARD' },
        { code: 'NITR-L', option: { en: 'L', fr: 'L' }, price: 990, breaks: [[10, 850]], institute: 820, stock: 380, availability: 'STANDARD' },
        { code: 'NITR-XL', option: { en: 'XL', fr: 'XL' }, price: 990, breaks: [[10, 850]], stock: 0, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'heat-gloves', brand: 'Kattegat', picture: '1f9e4',
      name: { en: 'Heat-resistant gloves', fr: 'Gants anti-chaleur' },
      summary: {
        en: 'Aramid with cotton lining, contact heat up to 250 °C for fifteen seconds.',
        fr: 'Aramide doublé de coton, chaleur de contact jusqu’à 250 °C pendant quinze secondes.',
      },
      skus: [{ code: 'HEAT-250', price: 2790, stock: 32, availability: 'STANDARD' }],
    },
    {
      slug: 'cryo-gloves', brand: 'Kattegat', picture: '2744-fe0f',
      name: { en: 'Cryogenic gloves', fr: 'Gants cryogéniques' },
      summary: {
        en: 'For cold vapours and frozen racks, mid-arm length. Not for immersion.',
        fr: 'Pour les vapeurs froides et les portoirs congelés, longueur mi-bras. Ne pas immerger.',
      },
      skus: [{ code: 'CRYO-M', price: 13900, stock: 7, availability: 'STANDARD' }],
    },
    {
      slug: 'lab-coat', brand: 'Kattegat', picture: '1f97c',
      name: { en: 'Lab coat', fr: 'Blouse de laboratoire' },
      summary: {
        en: 'Cotton twill, press studs, three pockets, a loop for hanging. Unisex cut.',
        fr: 'Sergé de coton, boutons-pression, trois poches, bride d’accroche. Coupe unisexe.',
      },
      axis: { en: 'Size', fr: 'Taille' },
      skus: [
        { code: 'COAT-S', option: { en: 'S', fr: 'S' }, price: 3490, stock: 40, availability: 'STANDARD' },
        { code: 'COAT-M', option: { en: 'M', fr: 'M' }, price: 3490, institute: 2990, stock: 65, availability: 'STANDARD' },
        { code: 'COAT-L', option: { en: 'L', fr: 'L' }, price: 3490, institute: 2990, stock: 58, availability: 'STANDARD' },
        { code: 'COAT-XL', option: { en: 'XL', fr: 'XL' }, price: 3490, stock: 24, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'chemical-apron', brand: 'Kattegat', picture: '1f97c',
      name: { en: 'Chemical-resistant apron', fr: 'Tablier résistant aux produits chimiques' },
      summary: { en: 'PVC-coated, 120 cm, crossed back straps. Wipes clean.', fr: 'Enduit PVC, 120 cm, bretelles croisées. Se nettoie d’un coup d’éponge.' },
      skus: [{ code: 'APRO-120', price: 1890, stock: 28, availability: 'STANDARD' }],
    },
    {
      slug: 'safety-shoes', brand: 'Kattegat', picture: '1f45f',
      name: { en: 'Safety shoe S1P', fr: 'Chaussure de sécurité S1P' },
      summary: {
        en: 'Composite toe, puncture-resistant sole, no metal. Looks like an ordinary shoe.',
        fr: 'Embout composite, semelle antiperforation, sans métal. Ressemble à une chaussure ordinaire.',
      },
      axis: { en: 'Size', fr: 'Pointure' },
      skus: [
        { code: 'SHOE-39', option: { en: '39', fr: '39' }, price: 7900, stock: 12, availability: 'STANDARD' },
        { code: 'SHOE-41', option: { en: '41', fr: '41' }, price: 7900, stock: 18, availability: 'STANDARD' },
        { code: 'SHOE-43', option: { en: '43', fr: '43' }, price: 7900, sale: { price: 6490, from: -6, to: 28 }, stock: 15, availability: 'STANDARD' },
        { code: 'SHOE-45', option: { en: '45', fr: '45' }, price: 7900, stock: 9, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'hard-hat', brand: 'Kattegat', picture: '26d1-fe0f',
      name: { en: 'Hard hat', fr: 'Casque de chantier' },
      summary: {
        en: 'Vented shell, ratchet adjustment, chin strap. The date of manufacture is where you can read it.',
        fr: 'Calotte ventilée, réglage à crémaillère, jugulaire. La date de fabrication est bien lisible.',
      },
      axis: { en: 'Colour', fr: 'Couleur' },
      skus: [
        { code: 'HHAT-W', option: { en: 'White', fr: 'Blanc' }, price: 1890, stock: 44, availability: 'STANDARD' },
        { code: 'HHAT-Y', option: { en: 'Yellow', fr: 'Jaune' }, price: 1890, stock: 39, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'hi-vis-vest', brand: 'Kattegat', picture: '1f9ba',
      name: { en: 'High-visibility vest', fr: 'Gilet haute visibilité' },
      summary: {
        en: 'Class 2, two bands, zip and pen pocket. One size over a jacket.',
        fr: 'Classe 2, deux bandes, fermeture éclair et poche stylo. Taille unique, par-dessus la veste.',
      },
      skus: [{ code: 'VEST-2', price: 790, breaks: [[25, 640]], stock: 160, availability: 'STANDARD' }],
    },
    {
      slug: 'ear-defenders', brand: 'Kattegat', picture: '1f3a7',
      name: { en: 'Ear defenders SNR 30', fr: 'Casque antibruit SNR 30' },
      summary: {
        en: 'Soft cushions, steel band, folds flat. The world, 30 decibels further away.',
        fr: 'Coussinets souples, arceau en acier, pliable. Le monde, trente décibels plus loin.',
      },
      skus: [{ code: 'EARD-30', price: 2190, sale: { price: 1790, from: -14, to: 7 }, stock: 52, availability: 'STANDARD' }],
    },
    {
      slug: 'dust-masks', brand: 'Kattegat', picture: '1f97c',
      name: { en: 'Dust masks FFP2, box of 20', fr: 'Masques FFP2, boîte de 20' },
      summary: { en: 'With valve, adjustable nose clip, individually wrapped.', fr: 'Avec soupape, barrette nasale réglable, emballés un à un.' },
      skus: [{ code: 'MASK-20', price: 1990, breaks: [[10, 1690]], stock: 85, availability: 'STANDARD' }],
    },
    {
      slug: 'eye-wash-bottle', brand: 'Kattegat', picture: '1fa79',
      name: { en: 'Eye-wash bottle, 500 ml', fr: 'Flacon lave-œil, 500 ml' },
      summary: {
        en: 'Sterile saline, wall bracket and mirror pictogram. Shelf life three years.',
        fr: 'Solution saline stérile, support mural et pictogramme. Se conserve trois ans.',
      },
      skus: [{ code: 'EYEW-500', price: 1690, contract: 1490, stock: 60, availability: 'STANDARD' }],
    },
    {
      slug: 'emergency-shower', brand: 'Kattegat', picture: '1f4a7',
      name: { en: 'Emergency shower', fr: 'Douche d’urgence' },
      summary: {
        en: 'Wall-mounted, with eye-wash, to DIN 12899. Priced with installation after a site visit.',
        fr: 'Murale, avec lave-œil, selon DIN 12899. Prix établi, pose comprise, après une visite.',
      },
      skus: [{ code: 'SHOW-EM', price: 0, onRequest: true, stock: 0, availability: 'BACKORDER' }],
    },
    {
      slug: 'first-aid-kit', brand: 'Kattegat', picture: '1fa79',
      name: { en: 'First-aid kit', fr: 'Trousse de secours' },
      summary: {
        en: 'Stocked to DIN 13157 in a case with wall holder. Refills arrive as one bag.',
        fr: 'Garnie selon DIN 13157, en mallette avec support mural. La recharge tient en un sachet.',
      },
      axis: { en: 'Version', fr: 'Version' },
      skus: [
        { code: 'FAID-SET', option: { en: 'Case, complete', fr: 'Mallette complète' }, price: 3490, stock: 34, availability: 'STANDARD' },
        { code: 'FAID-REF', option: { en: 'Refill', fr: 'Recharge' }, price: 1990, stock: 48, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'fire-extinguisher', brand: 'Kattegat', picture: '1f9ef',
      name: { en: 'CO₂ extinguisher, 2 kg', fr: 'Extincteur CO₂, 2 kg' },
      summary: {
        en: 'Leaves no residue on instruments. Bracket and inspection tag included.',
        fr: 'Ne laisse aucun résidu sur les appareils. Support et étiquette de contrôle fournis.',
      },
      skus: [{ code: 'FIRE-2', price: 7900, institute: 6900, stock: 15, availability: 'STANDARD' }],
    },
    {
      slug: 'fire-blanket', brand: 'Kattegat', picture: '1f525',
      name: { en: 'Fire blanket', fr: 'Couverture antifeu' },
      summary: { en: '1.2 × 1.2 m glass fibre in a box that opens with one pull.', fr: 'Fibre de verre, 1,2 × 1,2 m, dans un boîtier qui s’ouvre d’un geste.' },
      skus: [{ code: 'FIRB-12', price: 2290, stock: 37, availability: 'STANDARD' }],
    },
    {
      slug: 'spill-kit', brand: 'Kattegat', picture: '1f9f9',
      name: { en: 'Spill kit, 20 l', fr: 'Kit anti-déversement, 20 l' },
      summary: {
        en: 'Granules, socks, pads, gloves and a dustpan in one bucket. Read the sheet before, not during.',
        fr: 'Granulés, boudins, feuilles, gants et pelle dans un seau. Lire la notice avant, pas pendant.',
      },
      skus: [{ code: 'SPIL-20', price: 5490, stock: 0, availability: 'BACKORDER' }],
    },
    {
      slug: 'warning-signs', brand: 'Kattegat', picture: '26a0-fe0f',
      name: { en: 'Warning sign, self-adhesive', fr: 'Panneau d’avertissement adhésif' },
      summary: {
        en: '200 mm, ISO 7010, matt film. States the danger and leaves it at that.',
        fr: '200 mm, ISO 7010, film mat. Énonce le danger, sans rien ajouter.',
      },
      axis: { en: 'Sign', fr: 'Pictogramme' },
      skus: [
        { code: 'SIGN-GEN', option: { en: 'General danger', fr: 'Danger général' }, price: 490, stock: 90, availability: 'STANDARD' },
        { code: 'SIGN-BIO', option: { en: 'Biohazard', fr: 'Danger biologique' }, price: 490, stock: 70, availability: 'STANDARD' },
        { code: 'SIGN-RAD', option: { en: 'Radiation', fr: 'Rayonnements' }, price: 490, stock: 65, availability: 'STANDARD' },
      ],
    },
  ],
}
