import type { SeedCategory } from './shape'

export const books: SeedCategory = {
  slug: 'books',
  name: { en: 'Books and downloads', fr: 'Livres et téléchargements' },
  intro: {
    en: 'Manuals, handbooks and files. The downloads arrive with the invoice.',
    fr: 'Manuels, guides et fichiers. Les téléchargements arrivent avec la facture.',
  },
  picture: '1f4da',
  products: [
    {
      slug: 'technical-typeface', brand: 'Rundetårn', picture: '1f4be', digital: true,
      name: { en: 'Typeface “Kvist” for labels and drawings', fr: 'Caractère « Kvist » pour étiquettes et plans' },
      summary: {
        en: 'Nine weights, tabular figures, a zero that is no letter. Desktop licence for five seats.',
        fr: 'Neuf graisses, chiffres tabulaires, un zéro qui n’est pas une lettre. Licence pour cinq postes.',
      },
      skus: [{ code: 'CC_TEST9', price: 8899, stock: 0, availability: 'ALWAYS' }],
    },
    {
      slug: 'handbook-of-glassware', brand: 'Rundetårn', picture: '1f4d5', tax: 'reduced',
      name: { en: 'The Handbook of Glassware', fr: 'Le Guide de la verrerie' },
      summary: {
        en: 'What each shape is for, and how to wash it. 312 pages, 240 drawings.',
        fr: 'À quoi sert chaque forme, et comment la laver. 312 pages, 240 dessins.',
      },
      axis: { en: 'Language', fr: 'Langue' },
      skus: [
        { code: 'HBGL-EN', option: { en: 'English', fr: 'Anglais' }, price: 3900, breaks: [[10, 3500]], stock: 40, availability: 'STANDARD' },
        { code: 'HBGL-FR', option: { en: 'French', fr: 'Français' }, price: 3900, breaks: [[10, 3500]], stock: 26, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'titration-for-the-patient', brand: 'Rundetårn', picture: '1f4d7', tax: 'reduced',
      name: { en: 'Titration for the Patient', fr: 'Le Titrage pour patients' },
      summary: {
        en: 'Forty exercises in the order in which mistakes are made. Paperback, 160 pages.',
        fr: 'Quarante exercices, dans l’ordre où viennent les erreurs. Broché, 160 pages.',
      },
      skus: [{ code: 'TITR-1', price: 2400, stock: 55, availability: 'STANDARD' }],
    },
    {
      slug: 'keeping-a-notebook', brand: 'Rundetårn', picture: '1f4d7', tax: 'reduced',
      name: { en: 'Keeping a Laboratory Notebook', fr: 'Tenir un cahier de laboratoire' },
      summary: {
        en: 'Short, strict and kind. With examples from good and bad hands.',
        fr: 'Bref, strict et bienveillant. Avec des exemples de bonnes et de mauvaises mains.',
      },
      axis: { en: 'Edition', fr: 'Édition' },
      skus: [
        { code: 'KEEP-P', option: { en: 'Paperback', fr: 'Broché' }, price: 1900, institute: 1650, stock: 70, availability: 'STANDARD' },
        { code: 'KEEP-H', option: { en: 'Hardback', fr: 'Relié' }, price: 2900, stock: 32, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'errors-how-to-live', brand: 'Rundetårn', picture: '1f4d5', tax: 'reduced',
      name: { en: 'Errors, and How to Live with Them', fr: 'Les erreurs, et comment vivre avec' },
      summary: {
        en: 'Measurement uncertainty without fear. Exercises, with answers that are nearly exact.',
        fr: 'L’incertitude de mesure, sans crainte. Des exercices, aux réponses presque exactes.',
      },
      skus: [{ code: 'ERRO-1', price: 3200, sale: { price: 2600, from: -8, to: 30 }, stock: 38, availability: 'STANDARD' }],
    },
    {
      slug: 'microscopy-atlas', brand: 'Rundetårn', picture: '1f98b', tax: 'reduced',
      name: { en: 'Atlas of Small Things', fr: 'Atlas des petites choses' },
      summary: {
        en: '600 plates seen through one microscope over thirty years. Cloth-bound.',
        fr: '600 planches vues au même microscope pendant trente ans. Relié toile.',
      },
      skus: [{ code: 'ATLA-1', price: 6900, stock: 14, availability: 'STANDARD' }],
    },
    {
      slug: 'field-guide-moss', brand: 'Rundetårn', picture: '1f98b', tax: 'reduced',
      name: { en: 'Field Guide to Mosses of the North', fr: 'Guide des mousses du Nord' },
      summary: { en: '310 species, keys by hand lens, water-repellent cover.', fr: '310 espèces, clés de détermination à la loupe, couverture déperlante.' },
      skus: [{ code: 'MOSS-1', price: 2800, stock: 29, availability: 'STANDARD' }],
    },
    {
      slug: 'tool-sharpening', brand: 'Rundetårn', picture: '1f4d5', tax: 'reduced',
      name: { en: 'On Sharpening', fr: 'De l’affûtage' },
      summary: {
        en: 'Stones, angles and patience. For chisels, knives and microtomes.',
        fr: 'Des pierres, des angles, de la patience. Pour ciseaux, couteaux et microtomes.',
      },
      skus: [{ code: 'SHRP-1', price: 2200, stock: 0, availability: 'BACKORDER' }],
    },
    {
      slug: 'elements-118', brand: 'Rundetårn', picture: '269b-fe0f', tax: 'reduced',
      name: { en: '118 Elements, 118 Pages', fr: '118 éléments, 118 pages' },
      summary: { en: 'One page each. Hydrogen is the most crowded.', fr: 'Une page chacun. L’hydrogène est le plus à l’étroit.' },
      skus: [{ code: 'ELEM-118', price: 2600, breaks: [[25, 2200]], stock: 47, availability: 'STANDARD' }],
    },
    {
      slug: 'history-of-the-metre', brand: 'Rundetårn', picture: '1f4cf', tax: 'reduced',
      name: { en: 'A Short History of the Metre', fr: 'Petite histoire du mètre' },
      summary: {
        en: 'From the meridian to the speed of light, in exactly one hundred centimetres of text.',
        fr: 'Du méridien à la vitesse de la lumière, en cent centimètres de texte exactement.',
      },
      skus: [{ code: 'METR-1', price: 1800, stock: 33, availability: 'STANDARD' }],
    },
    {
      slug: 'electronics-by-hand', brand: 'Rundetårn', picture: '1f4d5', tax: 'reduced',
      name: { en: 'Electronics by Hand', fr: 'L’électronique à la main' },
      summary: {
        en: 'Thirty circuits that fit on a breadboard. New edition, in print.',
        fr: 'Trente montages qui tiennent sur une plaque d’essai. Nouvelle édition, sous presse.',
      },
      skus: [{ code: 'ELBH-2', price: 3400, stock: 0, availability: 'BACKORDER', releaseInDays: 75 }],
    },
    {
      slug: 'safety-induction-course', brand: 'Rundetårn', picture: '1f393', digital: true,
      name: { en: 'Safety induction, online course', fr: 'Accueil sécurité, cours en ligne' },
      summary: {
        en: 'Ninety minutes, nine chapters, one certificate. Renew it each year.',
        fr: 'Quatre-vingt-dix minutes, neuf chapitres, un certificat. À renouveler chaque année.',
      },
      axis: { en: 'Seats', fr: 'Places' },
      skus: [
        { code: 'COUR-1', option: { en: '1 person', fr: '1 personne' }, price: 4900, stock: 0, availability: 'ALWAYS' },
        { code: 'COUR-10', option: { en: '10 people', fr: '10 personnes' }, price: 39000, institute: 33000, stock: 0, availability: 'ALWAYS' },
      ],
    },
    {
      slug: 'lab-notebook-software', brand: 'Rundetårn', picture: '1f4bb', digital: true,
      name: { en: 'Electronic lab notebook, licence', fr: 'Cahier de laboratoire électronique, licence' },
      summary: {
        en: 'Plain files, signed entries, works offline. Perpetual licence, updates for two years.',
        fr: 'Fichiers simples, entrées signées, hors ligne. Licence perpétuelle, deux ans de mises à jour.',
      },
      axis: { en: 'Seats', fr: 'Postes' },
      skus: [
        { code: 'ELNB-1', option: { en: '1 seat', fr: '1 poste' }, price: 14900, stock: 0, availability: 'ALWAYS' },
        { code: 'ELNB-5', option: { en: '5 seats', fr: '5 postes' }, price: 59000, contract: 52000, institute: 49000, stock: 0, availability: 'ALWAYS' },
        { code: 'ELNB-25', option: { en: '25 seats', fr: '25 postes' }, price: 240000, stock: 0, availability: 'ALWAYS' },
      ],
    },
    {
      slug: 'label-templates', brand: 'Rundetårn', picture: '1f3f7-fe0f', digital: true,
      name: { en: 'Label templates, 80 files', fr: 'Modèles d’étiquettes, 80 fichiers' },
      summary: {
        en: 'Bottles, tubes, cables and jam. Open formats, print at 100 %.',
        fr: 'Flacons, tubes, câbles et confitures. Formats ouverts, à imprimer à 100 %.',
      },
      skus: [{ code: 'LTEM-80', price: 1200, stock: 0, availability: 'ALWAYS' }],
    },
    {
      slug: 'cad-furniture-library', brand: 'Rundetårn', picture: '1f5c2-fe0f', digital: true,
      name: { en: 'Furniture drawings for planners', fr: 'Plans du mobilier pour concepteurs' },
      summary: {
        en: 'All Hedeby furniture as 2D and 3D drawings, to scale, with service connections.',
        fr: 'Tout le mobilier Hedeby en plans 2D et 3D, à l’échelle, raccordements compris.',
      },
      skus: [{ code: 'CADF-1', price: 2900, sale: { price: 1900, from: -6, to: 40 }, stock: 0, availability: 'ALWAYS' }],
    },
    {
      slug: 'safety-data-guide-ebook', brand: 'Rundetårn', picture: '1f4d7', tax: 'reduced', digital: true,
      name: { en: 'Reading Safety Data Sheets, e-book', fr: 'Lire une fiche de sécurité, livre numérique' },
      summary: {
        en: 'Sixteen sections explained on sixteen pages. EPUB and PDF, no copy protection.',
        fr: 'Seize rubriques expliquées en seize pages. EPUB et PDF, sans verrou.',
      },
      axis: { en: 'Language', fr: 'Langue' },
      skus: [
        { code: 'SDSE-EN', option: { en: 'English', fr: 'Anglais' }, price: 990, stock: 0, availability: 'ALWAYS' },
        { code: 'SDSE-FR', option: { en: 'French', fr: 'Français' }, price: 990, stock: 0, availability: 'ALWAYS' },
      ],
    },
    {
      slug: 'uncertainty-spreadsheet', brand: 'Rundetårn', picture: '1f4c8', digital: true,
      name: { en: 'Uncertainty budget, spreadsheet', fr: 'Budget d’incertitude, feuille de calcul' },
      summary: {
        en: 'Enter the sources, read the sum. All formulas visible and explained.',
        fr: 'Saisissez les sources, lisez la somme. Toutes les formules sont visibles et expliquées.',
      },
      skus: [{ code: 'UNCE-1', price: 1900, stock: 0, availability: 'ALWAYS' }],
    },
    {
      slug: 'laboratory-sounds', brand: 'Rundetårn', picture: '1f3a7', digital: true,
      name: { en: 'Sounds of an Empty Laboratory', fr: 'Les sons d’un laboratoire vide' },
      summary: {
        en: 'Freezers, pumps, one clock. Fifty-two minutes, lossless, for concentrated work.',
        fr: 'Des congélateurs, des pompes, une horloge. Cinquante-deux minutes, sans perte, pour se concentrer.',
      },
      skus: [{ code: 'SOUN-LAB', price: 900, stock: 0, availability: 'ALWAYS' }],
    },
    {
      slug: 'microscope-film', brand: 'Rundetårn', picture: '1f4f7', digital: true,
      name: { en: 'Aligning a Microscope, film', fr: 'Régler un microscope, film' },
      summary: {
        en: 'Köhler illumination in eleven calm minutes, subtitled in both languages.',
        fr: 'L’éclairage de Köhler en onze minutes tranquilles, sous-titré dans les deux langues.',
      },
      skus: [{ code: 'FILM-KOH', price: 1500, stock: 0, availability: 'ALWAYS' }],
    },
    {
      slug: 'gift-card', brand: 'Rundetårn', picture: '1f4b3', digital: true,
      name: { en: 'Gift voucher', fr: 'Bon d’achat' },
      summary: {
        en: 'A code by e-mail, valid for three years, for those who know what they need.',
        fr: 'Un code par courriel, valable trois ans, pour ceux qui savent ce qu’il leur faut.',
      },
      axis: { en: 'Value', fr: 'Valeur' },
      skus: [
        { code: 'GIFT-25', option: { en: '25 €', fr: '25 €' }, price: 2500, stock: 0, availability: 'ALWAYS', max: 20 },
        { code: 'GIFT-50', option: { en: '50 €', fr: '50 €' }, price: 5000, stock: 0, availability: 'ALWAYS', max: 20 },
        { code: 'GIFT-100', option: { en: '100 €', fr: '100 €' }, price: 10000, stock: 0, availability: 'ALWAYS', max: 20 },
      ],
    },
    {
      slug: 'annals-back-issues', brand: 'Rundetårn', picture: '1f4da', tax: 'reduced',
      name: { en: 'Annals of Copenhagen Supply', fr: 'Annales de Copenhagen Supply' },
      summary: {
        en: 'Our yearly catalogue with essays. Earlier volumes, the last copies.',
        fr: 'Notre catalogue annuel, avec des essais. Volumes anciens, derniers exemplaires.',
      },
      axis: { en: 'Volume', fr: 'Volume' },
      skus: [
        { code: 'ANNA-3', option: { en: 'No. 3', fr: 'N° 3' }, price: 1500, stock: 2, availability: 'STANDARD' },
        { code: 'ANNA-4', option: { en: 'No. 4', fr: 'N° 4' }, price: 1500, stock: 1, availability: 'STANDARD' },
        { code: 'ANNA-5', option: { en: 'No. 5', fr: 'N° 5' }, price: 1500, stock: 0, availability: 'STANDARD' },
      ],
    },
  ],
}
