import type { SeedCategory } from './shape'

export const optics: SeedCategory = {
  slug: 'optics',
  name: { en: 'Microscopy and optics', fr: 'Microscopie et optique' },
  intro: {
    en: 'From pocket magnifier to research microscope, and the slides to put under it.',
    fr: 'De la loupe de poche au microscope de recherche, avec les lames pour l’occuper.',
  },
  picture: '1f52c',
  products: [
    {
      slug: 'student-microscope', brand: 'Lysbro', picture: '1f52c',
      name: { en: 'Student microscope', fr: 'Microscope d’initiation' },
      summary: {
        en: '40× to 400×, LED, metal body. Survives a school year, then several more.',
        fr: 'De 40× à 400×, LED, corps en métal. Il tient une année scolaire, puis plusieurs autres.',
      },
      skus: [{ code: 'CC_TEST2', price: 29099, breaks: [[10, 22017]], stock: 1, availability: 'STANDARD' }],
    },
    {
      slug: 'laboratory-microscope', brand: 'Lysbro', picture: '1f52c',
      name: { en: 'Laboratory microscope', fr: 'Microscope de laboratoire' },
      summary: {
        en: 'Infinity-corrected plan objectives 4× to 100×, mechanical stage, Köhler illumination.',
        fr: 'Objectifs plan corrigés à l’infini de 4× à 100×, platine mécanique, éclairage de Köhler.',
      },
      axis: { en: 'Head', fr: 'Tête' },
      skus: [
        { code: 'MICL-B', option: { en: 'Binocular', fr: 'Binoculaire' }, price: 98000, institute: 87900, stock: 6, availability: 'STANDARD' },
        { code: 'MICL-T', option: { en: 'Trinocular', fr: 'Trinoculaire' }, price: 124000, contract: 109000, stock: 4, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'inverted-microscope', brand: 'Lysbro', picture: '1f52c',
      name: { en: 'Inverted microscope', fr: 'Microscope inversé' },
      summary: {
        en: 'Long working distance for flasks and dishes, phase contrast, quiet stand.',
        fr: 'Grande distance de travail pour flacons et boîtes, contraste de phase, statif sans vibrations.',
      },
      skus: [{ code: 'MICI-1', price: 490000, institute: 445000, stock: 1, availability: 'SHOWROOM' }],
    },
    {
      slug: 'fluorescence-microscope', brand: 'Lysbro', picture: '1f308',
      name: { en: 'Fluorescence microscope', fr: 'Microscope à fluorescence' },
      summary: {
        en: 'Four LED channels, configured to your dyes. Tell us what glows and we will quote.',
        fr: 'Quatre canaux LED, configurés selon vos fluorochromes. Dites-nous ce qui brille, nous chiffrons.',
      },
      skus: [{ code: 'MICF-4', price: 0, onRequest: true, stock: 0, availability: 'BACKORDER' }],
    },
    {
      slug: 'stereo-microscope', brand: 'Lysbro', picture: '1f52c',
      name: { en: 'Stereo microscope', fr: 'Loupe binoculaire' },
      summary: {
        en: 'Zoom 7× to 45×, 100 mm working distance. Room for both hands and a soldering iron.',
        fr: 'Zoom de 7× à 45×, distance de travail 100 mm. De la place pour deux mains et un fer à souder.',
      },
      skus: [{ code: 'STER-45', price: 54900, sale: { price: 47900, from: -15, to: 10 }, stock: 8, availability: 'STANDARD' }],
    },
    {
      slug: 'microscope-camera', brand: 'Lysbro', picture: '1f4f7',
      name: { en: 'Microscope camera', fr: 'Caméra pour microscope' },
      summary: { en: 'C-mount, USB 3, driver-free on all common systems.', fr: 'Monture C, USB 3, sans pilote sur tous les systèmes courants.' },
      axis: { en: 'Resolution', fr: 'Résolution' },
      skus: [
        { code: 'CAMM-5', option: { en: '5 megapixels', fr: '5 mégapixels' }, price: 32900, stock: 12, availability: 'STANDARD' },
        { code: 'CAMM-12', option: { en: '12 megapixels', fr: '12 mégapixels' }, price: 58900, institute: 52900, stock: 5, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'microscope-slides', brand: 'Lysbro', picture: '1f9eb',
      name: { en: 'Microscope slides, box of 50', fr: 'Lames porte-objet, boîte de 50' },
      summary: {
        en: '76 × 26 × 1 mm, cut or ground edges. Washed, dry and ready.',
        fr: '76 × 26 × 1 mm, bords coupés ou rodés. Lavées, sèches, prêtes à l’emploi.',
      },
      axis: { en: 'Finish', fr: 'Finition' },
      skus: [
        { code: 'SLID-C', option: { en: 'Cut edges', fr: 'Bords coupés' }, price: 390, breaks: [[20, 320]], stock: 420, availability: 'STANDARD' },
        { code: 'SLID-G', option: { en: 'Ground edges', fr: 'Bords rodés' }, price: 520, breaks: [[20, 450]], stock: 380, availability: 'STANDARD' },
        {
          code: 'SLID-F', option: { en: 'Ground, frosted end', fr: 'Rodés, extrémité dépolie' },
          price: 640, institute: 540, stock: 260, availability: 'STANDARD',
        },
      ],
    },
    {
      slug: 'cover-glasses', brand: 'Lysbro', picture: '1f9eb',
      name: { en: 'Cover glasses, box of 100', fr: 'Lamelles couvre-objet, boîte de 100' },
      summary: {
        en: 'No. 1, pure white glass. They arrive unbroken, the rest is up to you.',
        fr: 'N° 1, verre blanc pur. Elles arrivent entières, la suite dépend de vous.',
      },
      axis: { en: 'Size', fr: 'Format' },
      skus: [
        { code: 'COVG-18', option: { en: '18 × 18 mm', fr: '18 × 18 mm' }, price: 340, stock: 300, availability: 'STANDARD' },
        { code: 'COVG-22', option: { en: '22 × 22 mm', fr: '22 × 22 mm' }, price: 360, stock: 340, availability: 'STANDARD' },
        { code: 'COVG-50', option: { en: '24 × 50 mm', fr: '24 × 50 mm' }, price: 520, stock: 150, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'prepared-slides', brand: 'Lysbro', picture: '1f9a0',
      name: { en: 'Prepared slides, set of 25', fr: 'Préparations microscopiques, coffret de 25' },
      summary: {
        en: 'Plants, insects, tissues, each labelled by hand. In a wooden case with an index.',
        fr: 'Plantes, insectes, tissus, étiquetés à la main. En coffret de bois avec répertoire.',
      },
      axis: { en: 'Subject', fr: 'Thème' },
      skus: [
        { code: 'PREP-BOT', option: { en: 'Botany', fr: 'Botanique' }, price: 4900, stock: 18, availability: 'STANDARD' },
        { code: 'PREP-ZOO', option: { en: 'Zoology', fr: 'Zoologie' }, price: 4900, stock: 21, availability: 'STANDARD' },
        { code: 'PREP-HIS', option: { en: 'Histology', fr: 'Histologie' }, price: 5900, stock: 0, availability: 'BACKORDER' },
      ],
    },
    {
      slug: 'immersion-oil', brand: 'Lysbro', picture: '1f4a7',
      name: { en: 'Immersion oil, 20 ml', fr: 'Huile à immersion, 20 ml' },
      summary: { en: 'Refractive index 1.518, low fluorescence, does not yellow.', fr: 'Indice de réfraction 1,518, peu fluorescente, ne jaunit pas.' },
      skus: [{ code: 'IMOI-20', price: 1290, stock: 64, availability: 'STANDARD' }],
    },
    {
      slug: 'lens-tissue', brand: 'Lysbro', picture: '1f4c3',
      name: { en: 'Lens tissue, 5 × 100 sheets', fr: 'Papier optique, 5 × 100 feuilles' },
      summary: {
        en: 'Lint-free and soft. For lenses only, not for spectacles in a hurry.',
        fr: 'Doux et non pelucheux. Pour les objectifs, pas pour les lunettes d’un collègue pressé.',
      },
      skus: [{ code: 'LENT-500', price: 890, breaks: [[10, 740]], stock: 130, availability: 'STANDARD' }],
    },
    {
      slug: 'folding-magnifier', brand: 'Lysbro', picture: '1f50d',
      name: { en: 'Folding magnifier 10×', fr: 'Loupe pliante 10×' },
      summary: {
        en: 'Achromatic triplet in a steel housing, 18 mm. Lives on a key ring.',
        fr: 'Triplet achromatique, monture en acier, 18 mm. Se porte au trousseau.',
      },
      skus: [{ code: 'LOUP-10', price: 2490, stock: 76, availability: 'STANDARD' }],
    },
    {
      slug: 'bench-magnifier', brand: 'Lysbro', picture: '1f50d',
      name: { en: 'Bench magnifier with light', fr: 'Loupe d’établi éclairante' },
      summary: {
        en: '127 mm glass lens, daylight LED ring, spring arm with a table clamp.',
        fr: 'Lentille de verre de 127 mm, anneau LED lumière du jour, bras à ressort et pince de table.',
      },
      skus: [{ code: 'LOUB-127', price: 8900, sale: { price: 7400, from: -20, to: 5 }, stock: 17, availability: 'STANDARD' }],
    },
    {
      slug: 'optical-bench', brand: 'Lysbro', picture: '1f4cf',
      name: { en: 'Optical bench, 1 m', fr: 'Banc d’optique, 1 m' },
      summary: {
        en: 'Extruded rail with millimetre scale, five riders, screen and lens holders.',
        fr: 'Rail profilé gradué au millimètre, cinq cavaliers, écran et porte-lentilles.',
      },
      skus: [{ code: 'OPTB-100', price: 26900, institute: 23900, stock: 5, availability: 'STANDARD' }],
    },
    {
      slug: 'lens-set', brand: 'Lysbro', picture: '1f97d',
      name: { en: 'Lens set, 6 pieces', fr: 'Jeu de lentilles, 6 pièces' },
      summary: {
        en: 'Three converging, three diverging, 50 mm, focal length engraved on the rim.',
        fr: 'Trois convergentes, trois divergentes, 50 mm, focale gravée sur la tranche.',
      },
      skus: [{ code: 'LENS-6', price: 7900, stock: 13, availability: 'STANDARD' }],
    },
    {
      slug: 'glass-prism', brand: 'Lysbro', picture: '1f308',
      name: { en: 'Equilateral prism', fr: 'Prisme équilatéral' },
      summary: {
        en: 'Flint glass, 30 mm, polished to a quarter wave. Newton would recognise it.',
        fr: 'Verre flint, 30 mm, poli au quart d’onde. Newton le reconnaîtrait.',
      },
      skus: [{ code: 'PRIS-30', price: 3490, stock: 28, availability: 'STANDARD' }],
    },
    {
      slug: 'diffraction-grating', brand: 'Lysbro', picture: '1f308',
      name: { en: 'Diffraction grating', fr: 'Réseau de diffraction' },
      summary: {
        en: 'Film in a slide mount. Splits light into lines, calmly.',
        fr: 'Film monté sous cadre de diapositive. Sépare la lumière en raies, calmement.',
      },
      axis: { en: 'Lines per mm', fr: 'Traits par mm' },
      skus: [
        { code: 'GRAT-100', option: { en: '100', fr: '100' }, price: 390, stock: 140, availability: 'STANDARD' },
        { code: 'GRAT-300', option: { en: '300', fr: '300' }, price: 390, stock: 150, availability: 'STANDARD' },
        { code: 'GRAT-600', option: { en: '600', fr: '600' }, price: 490, stock: 120, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'laser-module', brand: 'Lysbro', picture: '1f526',
      name: { en: 'Alignment laser, class 2', fr: 'Laser d’alignement, classe 2' },
      summary: {
        en: '635 nm, under 1 mW, brass body, key switch. A dot, exactly where you want it.',
        fr: '635 nm, moins de 1 mW, corps en laiton, interrupteur à clé. Un point, exactement là où il faut.',
      },
      skus: [{ code: 'LASE-2', price: 11900, stock: 9, availability: 'STANDARD' }],
    },
    {
      slug: 'hand-spectroscope', brand: 'Lysbro', picture: '1f308',
      name: { en: 'Hand spectroscope', fr: 'Spectroscope à main' },
      summary: {
        en: 'Adjustable slit and wavelength scale. Point at the sky, never at the sun.',
        fr: 'Fente réglable et échelle de longueurs d’onde. À pointer vers le ciel, jamais vers le soleil.',
      },
      skus: [{ code: 'SPEC-H', price: 6400, stock: 1, availability: 'STANDARD' }],
    },
    {
      slug: 'field-telescope', brand: 'Lysbro', picture: '1f52d',
      name: { en: 'Field telescope 20–60×', fr: 'Longue-vue 20–60×' },
      summary: {
        en: '80 mm objective, angled eyepiece, waterproof. Herons by day, Saturn by night.',
        fr: 'Objectif de 80 mm, oculaire coudé, étanche. Les hérons le jour, Saturne la nuit.',
      },
      skus: [{ code: 'TELE-80', price: 42900, stock: 0, availability: 'BACKORDER', releaseInDays: 45 }],
    },
    {
      slug: 'microscope-dust-cover', brand: 'Lysbro', picture: '1f97c',
      name: { en: 'Microscope dust cover', fr: 'Housse de microscope' },
      summary: {
        en: 'Grey cotton canvas, machine-washable. The cheapest accessory, and the one you notice last.',
        fr: 'Toile de coton grise, lavable en machine. L’accessoire le moins cher, et le plus oublié.',
      },
      skus: [{ code: 'DUST-M', price: 1990, sale: { price: 1590, from: 14, to: 40 }, stock: 44, availability: 'STANDARD' }],
    },
  ],
}
