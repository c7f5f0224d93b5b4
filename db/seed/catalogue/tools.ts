import type { SeedCategory } from './shape'

export const tools: SeedCategory = {
  slug: 'tools',
  name: { en: 'Hand tools', fr: 'Outillage à main' },
  intro: { en: 'Forged, ground and balanced. Handles that suit a hand.', fr: 'Forgés, affûtés, équilibrés. Des manches faits pour la main.' },
  picture: '1f9f0',
  products: [
    {
      slug: 'brass-mallet', brand: 'Vester & Dahl', picture: '1f528',
      name: { en: 'Brass mallet, 500 g', fr: 'Massette en laiton, 500 g' },
      summary: {
        en: 'Persuades steel without marking it. Ash handle, wedged by hand.',
        fr: 'Convainc l’acier sans le marquer. Manche en frêne, emmanché à la main.',
      },
      skus: [{ code: 'CC_TEST5-NOINV', price: 1700, stock: 0, availability: 'BACKORDER' }],
    },
    {
      slug: 'claw-hammer', brand: 'Vester & Dahl', picture: '1f528',
      name: { en: 'Carpenter’s hammer', fr: 'Marteau de charpentier' },
      summary: {
        en: 'Forged head, hickory handle, 560 g. A magnet holds the first nail.',
        fr: 'Tête forgée, manche en hickory, 560 g. Un aimant tient le premier clou.',
      },
      skus: [{ code: 'HAMM-560', price: 3490, stock: 36, availability: 'STANDARD' }],
    },
    {
      slug: 'screwdriver-set', brand: 'Vester & Dahl', picture: '1fa9b',
      name: { en: 'Screwdriver set', fr: 'Jeu de tournevis' },
      summary: { en: 'Through-hardened blades, handles that do not roll off the bench.', fr: 'Lames trempées à cœur, manches qui ne roulent pas de l’établi.' },
      axis: { en: 'Set', fr: 'Jeu' },
      skus: [
        {
          code: 'SCRE-6', option: { en: '6 pieces', fr: '6 pièces' },
          price: 2990, sale: { price: 2390, from: -10, to: 17 }, stock: 58, availability: 'STANDARD',
        },
        { code: 'SCRE-12', option: { en: '12 pieces', fr: '12 pièces' }, price: 4990, contract: 4290, stock: 33, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'precision-screwdrivers', brand: 'Vester & Dahl', picture: '1fa9b',
      name: { en: 'Precision screwdrivers, 24 bits', fr: 'Tournevis de précision, 24 embouts' },
      summary: {
        en: 'Aluminium handle with a bearing cap, magnetic case. For watches, hinges and phones.',
        fr: 'Manche en aluminium à tête pivotante, étui magnétique. Pour montres, charnières et téléphones.',
      },
      skus: [{ code: 'PSCR-24', price: 3490, stock: 47, availability: 'STANDARD' }],
    },
    {
      slug: 'combination-spanners', brand: 'Vester & Dahl', picture: '1f527',
      name: { en: 'Combination spanners, 8–19 mm', fr: 'Clés mixtes, 8–19 mm' },
      summary: {
        en: 'Eight pieces in a roll of waxed canvas. Chrome-vanadium, matt.',
        fr: 'Huit pièces dans une trousse en toile cirée. Chrome-vanadium mat.',
      },
      skus: [{ code: 'SPAN-8', price: 6900, institute: 5900, stock: 24, availability: 'STANDARD' }],
    },
    {
      slug: 'adjustable-spanner', brand: 'Vester & Dahl', picture: '1f527',
      name: { en: 'Adjustable spanner', fr: 'Clé à molette' },
      summary: { en: 'No play in the jaw, scale in millimetres and inches.', fr: 'Mâchoire sans jeu, échelle en millimètres et en pouces.' },
      axis: { en: 'Length', fr: 'Longueur' },
      skus: [
        { code: 'ADJS-150', option: { en: '150 mm', fr: '150 mm' }, price: 1990, stock: 40, availability: 'STANDARD' },
        { code: 'ADJS-250', option: { en: '250 mm', fr: '250 mm' }, price: 2690, breaks: [[5, 2390]], stock: 35, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'hex-keys', brand: 'Vester & Dahl', picture: '1f527',
      name: { en: 'Hex keys with ball end', fr: 'Clés six pans à bout sphérique' },
      summary: {
        en: 'Nine keys, 1.5 to 10 mm, in a holder that lets go of one at a time.',
        fr: 'Neuf clés de 1,5 à 10 mm, dans un support qui les libère une à une.',
      },
      skus: [{ code: 'HEXK-9', price: 1890, breaks: [[10, 1590]], stock: 82, availability: 'STANDARD' }],
    },
    {
      slug: 'pliers', brand: 'Vester & Dahl', picture: '1f5dc-fe0f',
      name: { en: 'Pliers', fr: 'Pinces' },
      summary: { en: 'Forged, induction-hardened edges, slim dipped handles.', fr: 'Forgées, tranchants trempés par induction, gaines fines.' },
      axis: { en: 'Type', fr: 'Type' },
      skus: [
        { code: 'PLIE-C', option: { en: 'Combination', fr: 'Universelle' }, price: 2490, stock: 39, availability: 'STANDARD' },
        { code: 'PLIE-N', option: { en: 'Needle-nose', fr: 'À bec' }, price: 2290, stock: 44, availability: 'STANDARD' },
        { code: 'PLIE-D', option: { en: 'Side cutter', fr: 'Coupante de côté' }, price: 2590, stock: 41, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'tweezers', brand: 'Vester & Dahl', picture: '1f5dc-fe0f',
      name: { en: 'Precision tweezers', fr: 'Brucelles de précision' },
      summary: { en: 'Antimagnetic stainless steel, tips matched under the microscope.', fr: 'Inox antimagnétique, pointes appariées sous microscope.' },
      axis: { en: 'Tips', fr: 'Pointes' },
      skus: [
        { code: 'TWEE-F', option: { en: 'Fine', fr: 'Fines' }, price: 890, breaks: [[10, 760]], stock: 110, availability: 'STANDARD' },
        { code: 'TWEE-C', option: { en: 'Curved', fr: 'Courbes' }, price: 990, stock: 84, availability: 'STANDARD' },
        { code: 'TWEE-R', option: { en: 'Rounded', fr: 'Arrondies' }, price: 890, stock: 73, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'scissors', brand: 'Vester & Dahl', picture: '2702-fe0f',
      name: { en: 'Workshop scissors', fr: 'Ciseaux d’atelier' },
      summary: {
        en: 'Full steel, serrated edge, cut card, cable and thin sheet.',
        fr: 'Tout acier, tranchant micro-denté, coupent carton, câble et tôle fine.',
      },
      skus: [{ code: 'SCIS-200', price: 2190, stock: 53, availability: 'STANDARD' }],
    },
    {
      slug: 'scalpel', brand: 'Vester & Dahl', picture: '1f52a',
      name: { en: 'Scalpel with 10 blades', fr: 'Scalpel avec 10 lames' },
      summary: {
        en: 'Solid handle no. 3, carbon steel blades, individually wrapped.',
        fr: 'Manche plein n° 3, lames en acier au carbone, emballées une à une.',
      },
      skus: [{ code: 'SCAL-3', price: 1290, institute: 1090, stock: 68, availability: 'STANDARD' }],
    },
    {
      slug: 'cutter-knife', brand: 'Vester & Dahl', picture: '1f52a',
      name: { en: 'Utility knife', fr: 'Couteau à lame rétractable' },
      summary: { en: 'Die-cast, self-locking, spare blades in the handle.', fr: 'Moulé sous pression, autobloquant, lames de rechange dans le manche.' },
      skus: [{ code: 'KNIF-18', price: 1490, stock: 90, availability: 'STANDARD' }],
    },
    {
      slug: 'fine-saw', brand: 'Vester & Dahl', picture: '1fa9a',
      name: { en: 'Fine saw', fr: 'Scie à dos' },
      summary: {
        en: '0.5 mm blade, brass back, 22 teeth to the inch. Cuts on the pull.',
        fr: 'Lame de 0,5 mm, dos en laiton, 22 dents par pouce. Coupe en tirant.',
      },
      skus: [{ code: 'SAWF-240', price: 3990, sale: { price: 3290, from: -5, to: 26 }, stock: 19, availability: 'STANDARD' }],
    },
    {
      slug: 'hand-axe', brand: 'Vester & Dahl', picture: '1fa9a',
      name: { en: 'Hand axe', fr: 'Hachette' },
      summary: {
        en: 'Forged near Odense, 600 g head, linseed-oiled handle, leather guard.',
        fr: 'Forgée près d’Odense, tête de 600 g, manche huilé au lin, étui en cuir.',
      },
      skus: [{ code: 'AXEH-600', price: 6900, stock: 1, availability: 'STANDARD' }],
    },
    {
      slug: 'clamps', brand: 'Vester & Dahl', picture: '1f5dc-fe0f',
      name: { en: 'Screw clamp', fr: 'Serre-joint' },
      summary: { en: 'Malleable cast iron, beech handle, protective caps.', fr: 'Fonte malléable, manche en hêtre, capuchons de protection.' },
      axis: { en: 'Opening', fr: 'Ouverture' },
      skus: [
        { code: 'CLAM-160', option: { en: '160 mm', fr: '160 mm' }, price: 1290, breaks: [[6, 1090]], stock: 66, availability: 'STANDARD' },
        { code: 'CLAM-300', option: { en: '300 mm', fr: '300 mm' }, price: 1690, breaks: [[6, 1490]], stock: 52, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'bench-vice', brand: 'Vester & Dahl', picture: '2699-fe0f',
      name: { en: 'Bench vice, 100 mm', fr: 'Étau d’établi, 100 mm' },
      summary: { en: 'Forged steel, pipe jaws, swivel base. It outlives the bench.', fr: 'Acier forgé, mors à tubes, base tournante. Il survivra à l’établi.' },
      skus: [{ code: 'VICE-100', price: 18900, stock: 0, availability: 'BACKORDER' }],
    },
    {
      slug: 'tool-box', brand: 'Vester & Dahl', picture: '1f9f0',
      name: { en: 'Tool box, steel', fr: 'Boîte à outils en acier' },
      summary: {
        en: 'Five cantilever trays, hammered enamel, one strong handle.',
        fr: 'Cinq compartiments à déploiement, laque martelée, une poignée solide.',
      },
      axis: { en: 'Colour', fr: 'Couleur' },
      skus: [
        { code: 'TBOX-R', option: { en: 'Red', fr: 'Rouge' }, price: 5900, stock: 16, availability: 'STANDARD' },
        { code: 'TBOX-B', option: { en: 'Blue', fr: 'Bleu' }, price: 5900, contract: 5200, stock: 14, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'spirit-level', brand: 'Vester & Dahl', picture: '1f4cf',
      name: { en: 'Spirit level, 60 cm', fr: 'Niveau à bulle, 60 cm' },
      summary: {
        en: 'Milled base, three vials, 0.5 mm per metre. Right, whatever the shelf says.',
        fr: 'Semelle fraisée, trois fioles, 0,5 mm par mètre. Il a raison, quoi qu’en dise l’étagère.',
      },
      skus: [{ code: 'LEVE-60', price: 3290, stock: 28, availability: 'STANDARD' }],
    },
    {
      slug: 'magnet-bar', brand: 'Vester & Dahl', picture: '1f9f2',
      name: { en: 'Magnetic tool bar, 45 cm', fr: 'Barre porte-outils magnétique, 45 cm' },
      summary: {
        en: 'Oak front, strong magnets, two screws. Tools appear to float.',
        fr: 'Façade en chêne, aimants puissants, deux vis. Les outils semblent flotter.',
      },
      skus: [{ code: 'MAGB-45', price: 2990, stock: 42, availability: 'STANDARD' }],
    },
    {
      slug: 'wood-screws', brand: 'Vester & Dahl', picture: '2699-fe0f',
      name: { en: 'Wood screw 4 × 40 mm', fr: 'Vis à bois 4 × 40 mm' },
      summary: { en: 'Stainless A2, countersunk, TX 20. Packed in hundreds.', fr: 'Inox A2, tête fraisée, TX 20. Conditionnée par cent.' },
      skus: [{ code: 'SCRW-440', price: 90, stock: 20000, availability: 'STANDARD', min: 100, max: 5000, step: 100 }],
    },
    {
      slug: 'lathe-mini', brand: 'Vester & Dahl', picture: '2699-fe0f',
      name: { en: 'Bench lathe', fr: 'Tour d’établi' },
      summary: {
        en: '250 mm between centres, variable speed, 42 kg. See it turning in our showroom.',
        fr: '250 mm entre pointes, vitesse variable, 42 kg. En marche dans notre salle d’exposition.',
      },
      skus: [{ code: 'LATH-250', price: 165000, stock: 1, availability: 'SHOWROOM' }],
    },
  ],
}
