import type { SeedCategory } from './shape'

export const electronics: SeedCategory = {
  slug: 'electronics',
  name: { en: 'Electrical and electronics', fr: 'Électricité et électronique' },
  intro: { en: 'Voltage, current and light, delivered without surprises.', fr: 'Tension, courant et lumière, sans surprises.' },
  picture: '1f50c',
  products: [
    {
      slug: 'logic-analyser', brand: 'Amager Elektro', picture: '1f4df',
      name: { en: 'Logic analyser, 8 channels', fr: 'Analyseur logique, 8 voies' },
      summary: {
        en: '24 MHz, USB, open file format. Next series, reserve now.',
        fr: '24 MHz, USB, format de fichier ouvert. Prochaine série, à réserver dès maintenant.',
      },
      skus: [{ code: 'CC_TEST6', price: 8099, stock: 500, availability: 'BACKORDER', releaseInDays: 200 }],
    },
    {
      slug: 'digital-multimeter', brand: 'Amager Elektro', picture: '1f4df',
      name: { en: 'Digital multimeter', fr: 'Multimètre numérique' },
      summary: { en: 'True RMS, CAT III 600 V, fuse that can be replaced without swearing.', fr: 'RMS vrai, CAT III 600 V, fusible remplaçable sans jurer.' },
      axis: { en: 'Digits', fr: 'Points' },
      skus: [
        { code: 'MULT-4K', option: { en: '4,000 counts', fr: '4 000 points' }, price: 5900, stock: 45, availability: 'STANDARD' },
        {
          code: 'MULT-20K', option: { en: '20,000 counts', fr: '20 000 points' },
          price: 12900, contract: 11400, institute: 10900, stock: 18, availability: 'STANDARD',
        },
      ],
    },
    {
      slug: 'oscilloscope', brand: 'Amager Elektro', picture: '1f4c8',
      name: { en: 'Oscilloscope, 100 MHz', fr: 'Oscilloscope, 100 MHz' },
      summary: {
        en: 'Four channels, 12 bit, 10″ screen. Knobs where you expect them.',
        fr: 'Quatre voies, 12 bits, écran de 10″. Les boutons sont là où on les attend.',
      },
      skus: [{ code: 'OSCI-100', price: 64900, institute: 57900, stock: 7, availability: 'STANDARD' }],
    },
    {
      slug: 'spectrum-analyser', brand: 'Amager Elektro', picture: '1f4c8',
      name: { en: 'Spectrum analyser', fr: 'Analyseur de spectre' },
      summary: {
        en: '9 kHz to 7.5 GHz, options to match your bench. Ask for a quotation.',
        fr: 'De 9 kHz à 7,5 GHz, options selon votre banc de mesure. Sur demande.',
      },
      skus: [{ code: 'SPEA-75', price: 0, onRequest: true, stock: 0, availability: 'BACKORDER' }],
    },
    {
      slug: 'bench-power-supply', brand: 'Amager Elektro', picture: '1f50b',
      name: { en: 'Bench power supply', fr: 'Alimentation de laboratoire' },
      summary: {
        en: 'Linear, low noise, output button with a lamp that tells the truth.',
        fr: 'Linéaire, faible bruit, bouton de sortie avec un voyant qui dit vrai.',
      },
      axis: { en: 'Outputs', fr: 'Sorties' },
      skus: [
        { code: 'POWR-1', option: { en: '1 × 30 V / 5 A', fr: '1 × 30 V / 5 A' }, price: 19900, stock: 15, availability: 'STANDARD' },
        {
          code: 'POWR-3', option: { en: '2 × 30 V / 3 A + 5 V', fr: '2 × 30 V / 3 A + 5 V' },
          price: 38900, institute: 34900, stock: 8, availability: 'STANDARD',
        },
      ],
    },
    {
      slug: 'function-generator', brand: 'Amager Elektro', picture: '1f39a-fe0f',
      name: { en: 'Function generator, 25 MHz', fr: 'Générateur de fonctions, 25 MHz' },
      summary: { en: 'Two channels, sine, square, triangle and whatever you draw.', fr: 'Deux voies, sinus, carré, triangle et ce que vous dessinez.' },
      skus: [{ code: 'FUNC-25', price: 27900, stock: 6, availability: 'STANDARD' }],
    },
    {
      slug: 'soldering-station', brand: 'Amager Elektro', picture: '1f525',
      name: { en: 'Soldering station, 80 W', fr: 'Station de soudage, 80 W' },
      summary: {
        en: 'Ready in eight seconds, sleeps in its stand. Tips change while warm.',
        fr: 'Prête en huit secondes, en veille sur son support. Les pannes se changent à chaud.',
      },
      skus: [{ code: 'SOLD-80', price: 16900, sale: { price: 13900, from: -12, to: 22 }, stock: 20, availability: 'STANDARD' }],
    },
    {
      slug: 'solder-wire', brand: 'Amager Elektro', picture: '1f9f5',
      name: { en: 'Solder wire, lead-free', fr: 'Fil à souder sans plomb' },
      summary: { en: 'Sn96.5 Ag3 Cu0.5, flux core, 250 g.', fr: 'Sn96,5 Ag3 Cu0,5, âme décapante, 250 g.' },
      axis: { en: 'Diameter', fr: 'Diamètre' },
      skus: [
        { code: 'SOLW-05', option: { en: '0.5 mm', fr: '0,5 mm' }, price: 2890, stock: 62, availability: 'STANDARD' },
        { code: 'SOLW-10', option: { en: '1.0 mm', fr: '1,0 mm' }, price: 2690, breaks: [[5, 2390]], stock: 55, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'breadboard', brand: 'Amager Elektro', picture: '1f39a-fe0f',
      name: { en: 'Breadboard, 830 points', fr: 'Plaque d’essai, 830 contacts' },
      summary: { en: 'Springy contacts, printed coordinates, adhesive back.', fr: 'Contacts souples, coordonnées imprimées, dos adhésif.' },
      skus: [{ code: 'BREA-830', price: 690, breaks: [[10, 590]], stock: 240, availability: 'STANDARD' }],
    },
    {
      slug: 'resistor-kit', brand: 'Amager Elektro', picture: '1f308',
      name: { en: 'Resistor kit, 1 %', fr: 'Coffret de résistances, 1 %' },
      summary: { en: '122 values, ten of each, in a folder with printed pockets.', fr: '122 valeurs, dix de chaque, dans un classeur à pochettes imprimées.' },
      skus: [{ code: 'RESI-122', price: 2490, institute: 2190, stock: 37, availability: 'STANDARD' }],
    },
    {
      slug: 'jumper-wires', brand: 'Amager Elektro', picture: '1f9f5',
      name: { en: 'Jumper wires, 120 pieces', fr: 'Fils de liaison, 120 pièces' },
      summary: { en: 'Three kinds of ends, ten colours, 20 cm.', fr: 'Trois types d’embouts, dix couleurs, 20 cm.' },
      skus: [{ code: 'JUMP-120', price: 890, stock: 150, availability: 'STANDARD' }],
    },
    {
      slug: 'hookup-wire', brand: 'Amager Elektro', picture: '1f9f5',
      name: { en: 'Hook-up wire, per metre', fr: 'Fil de câblage, au mètre' },
      summary: { en: '0.5 mm², tinned, silicone sheath. Cut in lengths of ten metres.', fr: '0,5 mm², étamé, gaine en silicone. Coupé par dix mètres.' },
      axis: { en: 'Colour', fr: 'Couleur' },
      skus: [
        { code: 'WIRE-RD', option: { en: 'Red', fr: 'Rouge' }, price: 90, stock: 3000, availability: 'STANDARD', min: 10, step: 10 },
        { code: 'WIRE-BK', option: { en: 'Black', fr: 'Noir' }, price: 90, stock: 3000, availability: 'STANDARD', min: 10, step: 10 },
        { code: 'WIRE-BL', option: { en: 'Blue', fr: 'Bleu' }, price: 90, stock: 1800, availability: 'STANDARD', min: 10, step: 10 },
      ],
    },
    {
      slug: 'test-leads', brand: 'Amager Elektro', picture: '1f50c',
      name: { en: 'Test leads, 4 mm', fr: 'Cordons de mesure, 4 mm' },
      summary: {
        en: 'Silicone, stackable plugs, 1 m. They lie flat even in winter.',
        fr: 'Silicone, fiches empilables, 1 m. Ils restent souples même l’hiver.',
      },
      skus: [{ code: 'TEST-10', price: 1290, stock: 78, availability: 'STANDARD' }],
    },
    {
      slug: 'microcontroller-board', brand: 'Amager Elektro', picture: '1f916',
      name: { en: 'Microcontroller board', fr: 'Carte à microcontrôleur' },
      summary: {
        en: '32 bit, 240 MHz, radio on board. Every pin labelled on both sides.',
        fr: '32 bits, 240 MHz, radio intégrée. Chaque broche repérée des deux côtés.',
      },
      skus: [{ code: 'MCUB-1', price: 1490, breaks: [[10, 1290]], contract: 1190, stock: 130, availability: 'STANDARD' }],
    },
    {
      slug: 'sensor-kit', brand: 'Amager Elektro', picture: '1f916',
      name: { en: 'Sensor kit, 12 modules', fr: 'Kit de capteurs, 12 modules' },
      summary: {
        en: 'Light, heat, pressure, motion and eight more, all on one connector.',
        fr: 'Lumière, chaleur, pression, mouvement et huit autres, sur un même connecteur.',
      },
      skus: [{ code: 'SENS-12', price: 5900, stock: 0, availability: 'STANDARD' }],
    },
    {
      slug: 'rechargeable-batteries', brand: 'Amager Elektro', picture: '1f50b',
      name: { en: 'Rechargeable batteries, 4 pieces', fr: 'Accumulateurs, lot de 4' },
      summary: {
        en: 'Low self-discharge, 2,100 cycles. Delivered charged by sunlight.',
        fr: 'Faible autodécharge, 2 100 cycles. Livrés chargés à l’énergie solaire.',
      },
      axis: { en: 'Size', fr: 'Format' },
      skus: [
        { code: 'BATT-AA', option: { en: 'AA', fr: 'AA' }, price: 1490, breaks: [[10, 1290]], stock: 180, availability: 'STANDARD' },
        { code: 'BATT-AAA', option: { en: 'AAA', fr: 'AAA' }, price: 1290, breaks: [[10, 1090]], stock: 160, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'battery-charger', brand: 'Amager Elektro', picture: '1f50b',
      name: { en: 'Battery charger, 8 bays', fr: 'Chargeur, 8 emplacements' },
      summary: {
        en: 'Charges each cell by itself and says which one is finished for good.',
        fr: 'Charge chaque élément séparément et désigne celui qui a fait son temps.',
      },
      skus: [{ code: 'CHRG-8', price: 4900, sale: { price: 3990, from: -7, to: 13 }, stock: 26, availability: 'STANDARD' }],
    },
    {
      slug: 'extension-lead', brand: 'Amager Elektro', picture: '1f50c',
      name: { en: 'Power strip, aluminium', fr: 'Multiprise en aluminium' },
      summary: { en: 'Switch at the end, sockets at 45°, textile cable, 3 m.', fr: 'Interrupteur en bout, prises à 45°, câble textile, 3 m.' },
      axis: { en: 'Sockets', fr: 'Prises' },
      skus: [
        { code: 'STRI-4', option: { en: '4', fr: '4' }, price: 3490, stock: 41, availability: 'STANDARD' },
        { code: 'STRI-6', option: { en: '6', fr: '6' }, price: 3990, stock: 36, availability: 'STANDARD' },
        { code: 'STRI-8', option: { en: '8', fr: '8' }, price: 4690, institute: 4190, stock: 22, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'head-torch', brand: 'Lysbro', picture: '1f526',
      name: { en: 'Head torch', fr: 'Lampe frontale' },
      summary: {
        en: '400 lumens, red light, USB-C. Leaves both hands for the fuse box.',
        fr: '400 lumens, lumière rouge, USB-C. Les deux mains restent libres pour le tableau.',
      },
      skus: [{ code: 'TORC-H', price: 3490, sale: { price: 2790, from: -60, to: -30 }, stock: 49, availability: 'STANDARD' }],
    },
    {
      slug: 'table-radio', brand: 'Amager Elektro', picture: '1f4fb',
      name: { en: 'Table radio', fr: 'Radio de table' },
      summary: {
        en: 'DAB+ and FM, one speaker, walnut. A dial with resistance.',
        fr: 'DAB+ et FM, un haut-parleur, noyer. Un cadran qui résiste sous les doigts.',
      },
      skus: [{ code: 'RADI-1', price: 14900, sale: { price: 12900, from: -3, to: 33 }, stock: 10, availability: 'STANDARD' }],
    },
    {
      slug: 'wall-clock-radio-controlled', brand: 'Amager Elektro', picture: '23f1-fe0f',
      name: { en: 'Radio-controlled wall clock', fr: 'Horloge murale radiopilotée' },
      summary: { en: '30 cm, silent sweep, sets itself at night.', fr: '30 cm, trotteuse silencieuse, se met à l’heure la nuit.' },
      skus: [{ code: 'CLOC-30', price: 4900, breaks: [[10, 4290]], stock: 31, availability: 'STANDARD' }],
    },
  ],
}
