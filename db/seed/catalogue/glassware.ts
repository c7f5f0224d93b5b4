import type { SeedCategory } from './shape'

export const glassware: SeedCategory = {
  slug: 'glassware',
  name: { en: 'Glassware', fr: 'Verrerie' },
  intro: {
    en: 'Borosilicate 3.3, clear markings, even walls. Made to be washed a thousand times.',
    fr: 'Borosilicate 3.3, graduations lisibles, parois régulières. Une verrerie conçue pour mille lavages.',
  },
  picture: '1f9ea',
  products: [
    {
      slug: 'glass-beaker', brand: 'Øresund', picture: '1f9ea',
      name: { en: 'Glass beaker', fr: 'Bécher en verre' },
      summary: {
        en: 'Low form, with spout. White enamel graduation and a writing field that takes pencil.',
        fr: 'Forme basse, avec bec verseur. Graduation en émail blanc et plage d’écriture au crayon.',
      },
      axis: { en: 'Volume', fr: 'Volume' },
      skus: [
        { code: 'BEAK-50', option: { en: '50 ml', fr: '50 ml' }, price: 420, stock: 180, availability: 'STANDARD' },
        { code: 'BEAK-100', option: { en: '100 ml', fr: '100 ml' }, price: 490, stock: 210, availability: 'STANDARD' },
        { code: 'BEAK-250', option: { en: '250 ml', fr: '250 ml' }, price: 690, stock: 240, availability: 'STANDARD' },
        { code: 'BEAK-600', option: { en: '600 ml', fr: '600 ml' }, price: 990, breaks: [[10, 890]], stock: 95, availability: 'STANDARD' },
        {
          code: 'BEAK-1000', option: { en: '1000 ml', fr: '1000 ml' },
          price: 1450, breaks: [[10, 1290]], institute: 1190, stock: 60, availability: 'STANDARD',
        },
      ],
    },
    {
      slug: 'erlenmeyer-flask', brand: 'Øresund', picture: '1f9ea',
      name: { en: 'Erlenmeyer flask', fr: 'Fiole Erlenmeyer' },
      summary: {
        en: 'Narrow neck, flat heavy base. Swirls without spilling, stands without rocking.',
        fr: 'Col étroit, fond plat et épais. On agite sans éclabousser, on pose sans vaciller.',
      },
      axis: { en: 'Volume', fr: 'Volume' },
      skus: [
        { code: 'ERLE-100', option: { en: '100 ml', fr: '100 ml' }, price: 620, stock: 140, availability: 'STANDARD' },
        { code: 'ERLE-250', option: { en: '250 ml', fr: '250 ml' }, price: 790, institute: 680, stock: 160, availability: 'STANDARD' },
        { code: 'ERLE-500', option: { en: '500 ml', fr: '500 ml' }, price: 990, stock: 80, availability: 'STANDARD' },
        { code: 'ERLE-1000', option: { en: '1000 ml', fr: '1000 ml' }, price: 1590, contract: 1350, stock: 34, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'volumetric-flask', brand: 'Øresund', picture: '2697-fe0f',
      name: { en: 'Volumetric flask, class A', fr: 'Fiole jaugée, classe A' },
      summary: {
        en: 'Single ring mark, individually numbered, with batch certificate. Polyethylene stopper included.',
        fr: 'Un seul trait de jauge, numéro individuel, certificat de lot. Bouchon en polyéthylène fourni.',
      },
      axis: { en: 'Volume', fr: 'Volume' },
      skus: [
        { code: 'VOLF-50', option: { en: '50 ml', fr: '50 ml' }, price: 1490, stock: 48, availability: 'STANDARD' },
        { code: 'VOLF-100', option: { en: '100 ml', fr: '100 ml' }, price: 1690, institute: 1490, stock: 52, availability: 'STANDARD' },
        { code: 'VOLF-250', option: { en: '250 ml', fr: '250 ml' }, price: 2190, stock: 30, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'graduated-cylinder', brand: 'Øresund', picture: '1f9ea',
      name: { en: 'Graduated cylinder', fr: 'Éprouvette graduée' },
      summary: { en: 'Tall form with hexagonal foot and a spout that pours in a thin line.', fr: 'Forme haute, pied hexagonal, et un bec qui verse en filet.' },
      axis: { en: 'Volume', fr: 'Volume' },
      skus: [
        { code: 'CYLI-25', option: { en: '25 ml', fr: '25 ml' }, price: 890, stock: 75, availability: 'STANDARD' },
        { code: 'CYLI-100', option: { en: '100 ml', fr: '100 ml' }, price: 1190, stock: 90, availability: 'STANDARD' },
        {
          code: 'CYLI-500', option: { en: '500 ml', fr: '500 ml' },
          price: 2390, sale: { price: 1990, from: -12, to: 25 }, stock: 22, availability: 'STANDARD',
        },
      ],
    },
    {
      slug: 'test-tubes', brand: 'Øresund', picture: '1f9ea',
      name: { en: 'Test tube', fr: 'Tube à essai' },
      summary: {
        en: '16 × 160 mm, rimmed, round bottom. Sold in tens, because nobody needs just one.',
        fr: '16 × 160 mm, bord évasé, fond rond. Vendu par dizaines, car un seul ne suffit jamais.',
      },
      skus: [{ code: 'TUBE-16', price: 90, breaks: [[100, 75], [500, 62]], institute: 65, stock: 4200, availability: 'STANDARD', min: 10, step: 10 }],
    },
    {
      slug: 'glass-petri-dish', brand: 'Øresund', picture: '1f9eb',
      name: { en: 'Glass Petri dish', fr: 'Boîte de Petri en verre' },
      summary: {
        en: 'Two flat halves that fit. Autoclavable at 121 °C, again and again.',
        fr: 'Deux moitiés bien planes qui s’emboîtent. Autoclavable à 121 °C, autant de fois qu’il le faut.',
      },
      axis: { en: 'Diameter', fr: 'Diamètre' },
      skus: [
        { code: 'PETG-60', option: { en: '60 mm', fr: '60 mm' }, price: 390, breaks: [[20, 340]], stock: 120, availability: 'STANDARD' },
        { code: 'PETG-100', option: { en: '100 mm', fr: '100 mm' }, price: 520, breaks: [[20, 450]], stock: 200, availability: 'STANDARD' },
        { code: 'PETG-150', option: { en: '150 mm', fr: '150 mm' }, price: 980, stock: 36, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'round-bottom-flask', brand: 'Øresund', picture: '2697-fe0f',
      name: { en: 'Round-bottom flask', fr: 'Ballon à fond rond' },
      summary: {
        en: 'Ground joint 29/32, uniform wall for even heating. Does not stand by itself, as intended.',
        fr: 'Rodage 29/32, paroi uniforme pour une chauffe régulière. Ne tient pas debout, et c’est voulu.',
      },
      axis: { en: 'Volume', fr: 'Volume' },
      skus: [
        { code: 'RBFL-100', option: { en: '100 ml', fr: '100 ml' }, price: 1290, stock: 44, availability: 'STANDARD' },
        { code: 'RBFL-250', option: { en: '250 ml', fr: '250 ml' }, price: 1590, stock: 41, availability: 'STANDARD' },
        { code: 'RBFL-500', option: { en: '500 ml', fr: '500 ml' }, price: 1890, stock: 0, availability: 'BACKORDER' },
      ],
    },
    {
      slug: 'separating-funnel', brand: 'Øresund', picture: '1f4a7',
      name: { en: 'Separating funnel, pear-shaped', fr: 'Ampoule à décanter, forme poire' },
      summary: { en: 'PTFE stopcock that needs no grease. Stops on the drop.', fr: 'Robinet en PTFE, sans graisse. S’arrête à la goutte près.' },
      axis: { en: 'Volume', fr: 'Volume' },
      skus: [
        { code: 'SEPF-100', option: { en: '100 ml', fr: '100 ml' }, price: 3490, stock: 18, availability: 'STANDARD' },
        { code: 'SEPF-250', option: { en: '250 ml', fr: '250 ml' }, price: 3990, contract: 3450, stock: 16, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'glass-funnel', brand: 'Øresund', picture: '1f4a7',
      name: { en: 'Glass funnel', fr: 'Entonnoir en verre' },
      summary: { en: '60° cone with a short stem, for filter papers folded in four.', fr: 'Cône à 60° et tige courte, pour les filtres pliés en quatre.' },
      skus: [{ code: 'FUNN-75', price: 640, stock: 88, availability: 'STANDARD' }],
    },
    {
      slug: 'burette-50', brand: 'Øresund', picture: '1f4cf',
      name: { en: 'Burette 50 ml', fr: 'Burette 50 ml' },
      summary: {
        en: 'Class AS, 0.1 ml divisions, with a blue stripe behind the scale for reading the meniscus.',
        fr: 'Classe AS, divisions de 0,1 ml, avec une bande bleue au dos pour lire le ménisque.',
      },
      skus: [{ code: 'BURE-50', price: 5490, institute: 4790, stock: 14, availability: 'STANDARD' }],
    },
    {
      slug: 'graduated-pipette', brand: 'Øresund', picture: '1f9ea',
      name: { en: 'Graduated pipette', fr: 'Pipette graduée' },
      summary: { en: 'Zero at the top, colour-coded by volume. Bulb not included.', fr: 'Zéro en haut, code couleur selon le volume. Poire non fournie.' },
      axis: { en: 'Volume', fr: 'Volume' },
      skus: [
        { code: 'PIPG-1', option: { en: '1 ml', fr: '1 ml' }, price: 380, stock: 150, availability: 'STANDARD' },
        { code: 'PIPG-5', option: { en: '5 ml', fr: '5 ml' }, price: 450, stock: 140, availability: 'STANDARD' },
        { code: 'PIPG-10', option: { en: '10 ml', fr: '10 ml' }, price: 520, breaks: [[25, 460]], stock: 130, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'watch-glass', brand: 'Øresund', picture: '1f50d',
      name: { en: 'Watch glass', fr: 'Verre de montre' },
      summary: {
        en: 'Shallow and fire-polished. Covers a beaker, or holds a few crystals.',
        fr: 'Peu profond, bords rebrûlés. Couvre un bécher ou recueille quelques cristaux.',
      },
      skus: [{ code: 'WATG-80', price: 290, stock: 160, availability: 'STANDARD' }],
    },
    {
      slug: 'reagent-bottle', brand: 'Øresund', picture: '1fad9',
      name: { en: 'Reagent bottle with screw cap', fr: 'Flacon à réactif, bouchon à vis' },
      summary: {
        en: 'GL 45 thread, pouring ring, autoclavable cap. Amber for what dislikes light.',
        fr: 'Filetage GL 45, bague de versement, bouchon autoclavable. En ambré pour ce qui craint la lumière.',
      },
      axis: { en: 'Glass', fr: 'Verre' },
      skus: [
        { code: 'REAB-C', option: { en: 'Clear, 500 ml', fr: 'Clair, 500 ml' }, price: 1190, breaks: [[12, 990]], stock: 110, availability: 'STANDARD' },
        { code: 'REAB-A', option: { en: 'Amber, 500 ml', fr: 'Ambré, 500 ml' }, price: 1390, breaks: [[12, 1190]], stock: 95, availability: 'STANDARD' },
        { code: 'REAB-CL', option: { en: 'Clear, 1000 ml', fr: 'Clair, 1000 ml' }, price: 1690, stock: 64, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'dropping-bottle', brand: 'Øresund', picture: '1fad9',
      name: { en: 'Dropping bottle, amber', fr: 'Flacon compte-gouttes ambré' },
      summary: {
        en: '30 ml, with pipette and rubber teat. About twenty drops to the millilitre.',
        fr: '30 ml, avec pipette et tétine en caoutchouc. Environ vingt gouttes par millilitre.',
      },
      skus: [{ code: 'DROP-30', price: 360, breaks: [[50, 290]], stock: 230, availability: 'STANDARD' }],
    },
    {
      slug: 'crystallising-dish', brand: 'Øresund', picture: '2697-fe0f',
      name: { en: 'Crystallising dish', fr: 'Cristallisoir' },
      summary: {
        en: 'Flat base, spout, 900 ml. Wide enough to let a solution take its time.',
        fr: 'Fond plat, bec verseur, 900 ml. Assez large pour laisser à la solution le temps qu’il lui faut.',
      },
      skus: [{ code: 'CRYS-900', price: 1790, stock: 27, availability: 'STANDARD' }],
    },
    {
      slug: 'liebig-condenser', brand: 'Øresund', picture: '2744-fe0f',
      name: { en: 'Liebig condenser', fr: 'Réfrigérant de Liebig' },
      summary: {
        en: 'Straight inner tube, 400 mm, screw-on hose connectors. Joints 29/32.',
        fr: 'Tube intérieur droit de 400 mm, raccords à visser. Rodages 29/32.',
      },
      skus: [{ code: 'LIEB-400', price: 4690, stock: 0, availability: 'BACKORDER' }],
    },
    {
      slug: 'desiccator', brand: 'Øresund', picture: '1fad9',
      name: { en: 'Vacuum desiccator', fr: 'Dessiccateur à vide' },
      summary: {
        en: '200 mm inner diameter, porcelain plate, ground lid with stopcock. Slide the lid, never lift it.',
        fr: 'Diamètre intérieur 200 mm, plaque en porcelaine, couvercle rodé à robinet. On le glisse, on ne le soulève pas.',
      },
      skus: [{ code: 'DESI-200', price: 18900, institute: 16900, stock: 2, availability: 'STANDARD' }],
    },
    {
      slug: 'filter-flask', brand: 'Øresund', picture: '1f4a8',
      name: { en: 'Filter flask with side arm', fr: 'Fiole à vide avec olive' },
      summary: { en: 'Thick-walled, for Büchner funnels. Safe down to full vacuum.', fr: 'Paroi épaisse, pour entonnoirs Büchner. Résiste au vide complet.' },
      axis: { en: 'Volume', fr: 'Volume' },
      skus: [
        { code: 'FILF-500', option: { en: '500 ml', fr: '500 ml' }, price: 2690, stock: 25, availability: 'STANDARD' },
        { code: 'FILF-1000', option: { en: '1000 ml', fr: '1000 ml' }, price: 3590, stock: 19, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'stirring-rods', brand: 'Øresund', picture: '1f9ea',
      name: { en: 'Glass stirring rods, set of 10', fr: 'Agitateurs en verre, lot de 10' },
      summary: {
        en: '200 × 6 mm, both ends rounded. They will not scratch the beaker.',
        fr: '200 × 6 mm, deux extrémités arrondies. Ils ne rayent pas le bécher.',
      },
      skus: [{ code: 'STIR-10', price: 790, sale: { price: 590, from: -5, to: 30 }, stock: 73, availability: 'STANDARD' }],
    },
    {
      slug: 'sample-jar', brand: 'Øresund', picture: '1fad9',
      name: { en: 'Sample jar with cork', fr: 'Bocal à échantillons avec liège' },
      summary: {
        en: 'Straight walls, wide mouth, natural cork. For seeds, soil and small mysteries.',
        fr: 'Parois droites, large ouverture, liège naturel. Pour graines, terres et petits mystères.',
      },
      axis: { en: 'Volume', fr: 'Volume' },
      skus: [
        { code: 'JARC-100', option: { en: '100 ml', fr: '100 ml' }, price: 340, stock: 190, availability: 'STANDARD' },
        { code: 'JARC-250', option: { en: '250 ml', fr: '250 ml' }, price: 460, stock: 170, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'distillation-set', brand: 'Øresund', picture: '2697-fe0f',
      name: { en: 'Distillation set, 9 pieces', fr: 'Ensemble de distillation, 9 pièces' },
      summary: {
        en: 'Flask, head, condenser, receiver and what holds them together, in a fitted case.',
        fr: 'Ballon, tête, réfrigérant, récepteur et tout ce qui les relie, dans une mallette moulée.',
      },
      skus: [{ code: 'DIST-9', price: 34900, contract: 29900, institute: 28900, stock: 6, availability: 'STANDARD' }],
    },
  ],
}
