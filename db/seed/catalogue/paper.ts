import type { SeedCategory } from './shape'

export const paper: SeedCategory = {
  slug: 'paper',
  name: { en: 'Paper and notebooks', fr: 'Papier et carnets' },
  intro: { en: 'Paper that takes ink well, and bindings that lie flat.', fr: 'Un papier qui aime l’encre, des reliures qui restent à plat.' },
  picture: '1f4d3',
  products: [
    {
      slug: 'laboratory-notebook', brand: 'Klint & Lund', picture: '1f4d3',
      name: { en: 'Laboratory notebook', fr: 'Cahier de laboratoire' },
      summary: {
        en: 'Numbered pages, date and witness lines, sewn. 192 pages of acid-free paper.',
        fr: 'Pages numérotées, lignes pour date et témoin, cousu. 192 pages de papier sans acide.',
      },
      axis: { en: 'Ruling', fr: 'Réglure' },
      skus: [
        {
          code: 'LNOT-S', option: { en: 'Squared 5 mm', fr: 'Quadrillé 5 mm' },
          price: 1490, breaks: [[10, 1290]], institute: 1190, stock: 180, availability: 'STANDARD',
        },
        { code: 'LNOT-L', option: { en: 'Lined', fr: 'Ligné' }, price: 1490, breaks: [[10, 1290]], stock: 140, availability: 'STANDARD' },
        { code: 'LNOT-D', option: { en: 'Dotted', fr: 'Pointillé' }, price: 1490, breaks: [[10, 1290]], stock: 120, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'pocket-notebook', brand: 'Klint & Lund', picture: '1f4d3',
      name: { en: 'Pocket notebook', fr: 'Carnet de poche' },
      summary: {
        en: '9 × 14 cm, 64 pages, stitched with black thread. Bends with the pocket.',
        fr: '9 × 14 cm, 64 pages, piqué au fil noir. Il épouse la poche.',
      },
      axis: { en: 'Colour', fr: 'Couleur' },
      skus: [
        { code: 'PNOT-K', option: { en: 'Kraft', fr: 'Kraft' }, price: 390, stock: 320, availability: 'STANDARD' },
        { code: 'PNOT-B', option: { en: 'Blue', fr: 'Bleu' }, price: 390, stock: 280, availability: 'STANDARD' },
        { code: 'PNOT-R', option: { en: 'Red', fr: 'Rouge' }, price: 390, stock: 240, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'field-book', brand: 'Klint & Lund', picture: '1f4d7',
      name: { en: 'Waterproof field book', fr: 'Carnet de terrain étanche' },
      summary: {
        en: 'Stone paper, pencil or ballpoint, yellow cover that is found in grass.',
        fr: 'Papier pierre, crayon ou bille, couverture jaune qui se retrouve dans l’herbe.',
      },
      skus: [{ code: 'FIEL-W', price: 1290, stock: 88, availability: 'STANDARD' }],
    },
    {
      slug: 'cloth-journal', brand: 'Klint & Lund', picture: '1f4d5',
      name: { en: 'Cloth-bound journal', fr: 'Journal relié toile' },
      summary: {
        en: 'A5, 240 pages, two ribbons, opens flat at any page from the first day.',
        fr: 'A5, 240 pages, deux signets, s’ouvre à plat dès le premier jour.',
      },
      axis: { en: 'Colour', fr: 'Couleur' },
      skus: [
        { code: 'JOUR-R', option: { en: 'Madder red', fr: 'Rouge garance' }, price: 2290, stock: 60, availability: 'STANDARD' },
        {
          code: 'JOUR-G', option: { en: 'Bottle green', fr: 'Vert bouteille' },
          price: 2290, sale: { price: 1790, from: -11, to: 16 }, stock: 55, availability: 'STANDARD',
        },
        { code: 'JOUR-N', option: { en: 'Navy', fr: 'Bleu nuit' }, price: 2290, stock: 70, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'spiral-notebook', brand: 'Klint & Lund', picture: '1f4dd',
      name: { en: 'Spiral notebook A4', fr: 'Cahier à spirale A4' },
      summary: {
        en: 'Double wire, micro-perforated, 160 sheets. Board cover that serves as a desk.',
        fr: 'Double spirale, microperforé, 160 feuilles. Couverture rigide qui sert d’écritoire.',
      },
      skus: [{ code: 'SPIR-A4', price: 790, breaks: [[20, 650]], stock: 230, availability: 'STANDARD' }],
    },
    {
      slug: 'graph-pad', brand: 'Klint & Lund', picture: '1f4c8',
      name: { en: 'Millimetre graph pad', fr: 'Bloc papier millimétré' },
      summary: { en: 'A4, 50 sheets, fine orange grid that copiers ignore.', fr: 'A4, 50 feuilles, fin quadrillage orange que les photocopieurs ignorent.' },
      skus: [{ code: 'GRAP-A4', price: 690, stock: 130, availability: 'STANDARD' }],
    },
    {
      slug: 'engineering-pad', brand: 'Klint & Lund', picture: '1f4d0',
      name: { en: 'Engineering pad', fr: 'Bloc d’ingénieur' },
      summary: {
        en: 'Grid printed on the back, showing through faintly. The front stays yours.',
        fr: 'Quadrillage imprimé au verso, visible en transparence. Le recto reste à vous.',
      },
      skus: [{ code: 'ENGP-A4', price: 990, institute: 860, stock: 75, availability: 'STANDARD' }],
    },
    {
      slug: 'copy-paper', brand: 'Klint & Lund', picture: '1f4c3',
      name: { en: 'Copy paper A4, 500 sheets', fr: 'Papier A4, ramette de 500' },
      summary: { en: '80 g/m², white, unremarkable in the best sense.', fr: '80 g/m², blanc, sans histoire, dans le meilleur sens du terme.' },
      axis: { en: 'Fibre', fr: 'Fibre' },
      skus: [
        {
          code: 'COPY-F', option: { en: 'Fresh fibre', fr: 'Fibre vierge' },
          price: 590, breaks: [[5, 540], [50, 470]], contract: 450, stock: 900, availability: 'STANDARD',
        },
        {
          code: 'COPY-R', option: { en: 'Recycled', fr: 'Recyclé' },
          price: 620, breaks: [[5, 570], [50, 490]], institute: 480, stock: 700, availability: 'STANDARD',
        },
      ],
    },
    {
      slug: 'tracing-paper', brand: 'Klint & Lund', picture: '1f4c3',
      name: { en: 'Tracing paper, A3 pad', fr: 'Bloc de papier calque A3' },
      summary: {
        en: '90 g/m², 40 sheets. Takes pencil, ink and the razor blade.',
        fr: '90 g/m², 40 feuilles. Accepte le crayon, l’encre et la lame de rasoir.',
      },
      skus: [{ code: 'TRAC-A3', price: 1690, stock: 34, availability: 'STANDARD' }],
    },
    {
      slug: 'blotting-paper', brand: 'Klint & Lund', picture: '1f4c3',
      name: { en: 'Blotting paper, 25 sheets', fr: 'Papier buvard, 25 feuilles' },
      summary: {
        en: '250 g/m², pink, thirsty. For ink and for electrophoresis alike.',
        fr: '250 g/m², rose, assoiffé. Pour l’encre comme pour l’électrophorèse.',
      },
      skus: [{ code: 'BLOT-25', price: 890, stock: 52, availability: 'STANDARD' }],
    },
    {
      slug: 'weighing-paper', brand: 'Klint & Lund', picture: '1f4c3',
      name: { en: 'Weighing paper, 500 sheets', fr: 'Papier de pesée, 500 feuilles' },
      summary: { en: 'Glassine, 10 × 10 cm. Smooth enough to give everything back.', fr: 'Cristal, 10 × 10 cm. Assez lisse pour tout restituer.' },
      skus: [{ code: 'WEIP-500', price: 1190, sale: { price: 990, from: -4, to: 24 }, stock: 46, availability: 'STANDARD' }],
    },
    {
      slug: 'index-cards', brand: 'Klint & Lund', picture: '1f5c2-fe0f',
      name: { en: 'Index cards, 100 pieces', fr: 'Fiches bristol, 100 pièces' },
      summary: { en: '205 g/m², A6. One idea to a card.', fr: '205 g/m², A6. Une idée par fiche.' },
      axis: { en: 'Ruling', fr: 'Réglure' },
      skus: [
        { code: 'INDX-P', option: { en: 'Plain', fr: 'Uni' }, price: 390, stock: 190, availability: 'STANDARD' },
        { code: 'INDX-S', option: { en: 'Squared', fr: 'Quadrillé' }, price: 390, stock: 210, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'sticky-notes', brand: 'Klint & Lund', picture: '1f4dd',
      name: { en: 'Sticky notes, 12 pads', fr: 'Notes adhésives, 12 blocs' },
      summary: { en: '76 × 76 mm, four calm colours. Stay where they are put.', fr: '76 × 76 mm, quatre couleurs sages. Elles restent où on les pose.' },
      skus: [{ code: 'STIC-12', price: 890, stock: 260, availability: 'STANDARD' }],
    },
    {
      slug: 'labels-cryo', brand: 'Klint & Lund', picture: '1f3f7-fe0f',
      name: { en: 'Cryo labels, roll of 1000', fr: 'Étiquettes cryogéniques, rouleau de 1000' },
      summary: {
        en: 'Hold from −196 to 100 °C, on glass and plastic. For thermal printers.',
        fr: 'Tiennent de −196 à 100 °C, sur verre et plastique. Pour imprimantes thermiques.',
      },
      skus: [{ code: 'LABC-1000', price: 3490, institute: 2990, stock: 21, availability: 'STANDARD' }],
    },
    {
      slug: 'labels-sheet', brand: 'Klint & Lund', picture: '1f3f7-fe0f',
      name: { en: 'Adhesive labels, A4 sheets', fr: 'Étiquettes adhésives, planches A4' },
      summary: { en: '100 sheets, peels off without a trace for a year.', fr: '100 planches, se décolle sans trace pendant un an.' },
      axis: { en: 'Labels per sheet', fr: 'Étiquettes par planche' },
      skus: [
        { code: 'LABE-8', option: { en: '8', fr: '8' }, price: 1290, stock: 64, availability: 'STANDARD' },
        { code: 'LABE-24', option: { en: '24', fr: '24' }, price: 1290, stock: 93, availability: 'STANDARD' },
        { code: 'LABE-65', option: { en: '65', fr: '65' }, price: 1490, stock: 51, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'envelopes-c5', brand: 'Klint & Lund', picture: '2709-fe0f',
      name: { en: 'Envelope C5', fr: 'Enveloppe C5' },
      summary: {
        en: 'Grey inside, straight flap, peel strip. Sold in fifties.',
        fr: 'Intérieur gris, patte droite, bande autocollante. Vendue par cinquante.',
      },
      skus: [{ code: 'ENVE-C5', price: 90, stock: 8000, availability: 'STANDARD', min: 50, step: 50 }],
    },
    {
      slug: 'document-folders', brand: 'Klint & Lund', picture: '1f5c2-fe0f',
      name: { en: 'Document folders, 10 pieces', fr: 'Chemises, lot de 10' },
      summary: { en: '320 g/m² card, in one colour or ten.', fr: 'Carte de 320 g/m², une couleur ou dix.' },
      axis: { en: 'Colour', fr: 'Couleur' },
      skus: [
        { code: 'FOLD-G', option: { en: 'Grey', fr: 'Gris' }, price: 690, stock: 110, availability: 'STANDARD' },
        { code: 'FOLD-M', option: { en: 'Assorted', fr: 'Assorties' }, price: 790, stock: 125, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'ring-binder', brand: 'Klint & Lund', picture: '1f4d7',
      name: { en: 'Lever arch file', fr: 'Classeur à levier' },
      summary: { en: 'Grey board, riveted finger hole, 75 mm spine. Locking rings.', fr: 'Carton gris, œillet riveté, dos de 75 mm. Anneaux à verrouillage.' },
      skus: [{ code: 'BIND-75', price: 490, breaks: [[20, 390]], stock: 340, availability: 'STANDARD' }],
    },
    {
      slug: 'desk-calendar', brand: 'Klint & Lund', picture: '1f4c5',
      name: { en: 'Desk calendar', fr: 'Calendrier de bureau' },
      summary: {
        en: 'Week on a page, phases of the moon, no holidays you did not ask for. Next edition.',
        fr: 'Une semaine par page, phases de la lune, rien de superflu. Prochaine édition.',
      },
      skus: [{ code: 'CALE-N', price: 1490, stock: 0, availability: 'BACKORDER', releaseInDays: 120 }],
    },
    {
      slug: 'wall-planner', brand: 'Klint & Lund', picture: '1f4c5',
      name: { en: 'Wall planner, one year', fr: 'Planning mural, un an' },
      summary: {
        en: 'A1, folded twice, matt paper that takes pencil and second thoughts.',
        fr: 'A1, plié deux fois, papier mat qui accepte le crayon et les repentirs.',
      },
      skus: [{ code: 'PLAN-A1', price: 990, stock: 0, availability: 'STANDARD' }],
    },
    {
      slug: 'periodic-table-poster', brand: 'Klint & Lund', picture: '269b-fe0f',
      name: { en: 'Periodic table poster', fr: 'Affiche du tableau périodique' },
      summary: {
        en: '70 × 100 cm, two colours, isotopes in small print. Rolled, not folded.',
        fr: '70 × 100 cm, deux couleurs, isotopes en petits caractères. Roulée, jamais pliée.',
      },
      skus: [{ code: 'POST-PT', price: 2490, sale: { price: 1890, from: 20, to: 45 }, stock: 40, availability: 'STANDARD' }],
    },
  ],
}
