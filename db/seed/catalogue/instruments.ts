import type { SeedCategory } from './shape'

export const instruments: SeedCategory = {
  slug: 'instruments',
  name: { en: 'Measuring instruments', fr: 'Instruments de mesure' },
  intro: { en: 'Balances, meters and gauges that say one thing and mean it.', fr: 'Balances, appareils et jauges qui affichent une valeur et s’y tiennent.' },
  picture: '2696-fe0f',
  products: [
    {
      slug: 'compact-balance', brand: 'Målevig', picture: '2696-fe0f',
      name: { en: 'Compact balance 600 g', fr: 'Balance compacte 600 g' },
      summary: {
        en: 'Reads to 0.01 g on a pan the size of a saucer. Runs on mains or four AA cells.',
        fr: 'Précise à 0,01 g sur un plateau grand comme une soucoupe. Sur secteur ou quatre piles AA.',
      },
      skus: [{ code: 'CC_TEST1', price: 19099, breaks: [[3, 19001], [5, 18000]], stock: 9, availability: 'STANDARD' }],
    },
    {
      slug: 'analytical-balance', brand: 'Målevig', picture: '2696-fe0f',
      name: { en: 'Analytical balance 220 g', fr: 'Balance d’analyse 220 g' },
      summary: {
        en: '0.1 mg, internal calibration, glass draught shield with doors on three sides.',
        fr: '0,1 mg, calibrage interne, cage en verre qui s’ouvre sur trois côtés.',
      },
      skus: [{ code: 'ANAB-220', price: 189000, contract: 169000, institute: 164900, stock: 3, availability: 'STANDARD' }],
    },
    {
      slug: 'calibration-weights', brand: 'Målevig', picture: '2696-fe0f',
      name: { en: 'Calibration weights, class F1', fr: 'Masses étalons, classe F1' },
      summary: {
        en: 'Polished steel in a lined case, with tweezers. Please do not touch with fingers.',
        fr: 'Acier poli dans un coffret doublé, avec pince. À ne pas toucher avec les doigts.',
      },
      axis: { en: 'Range', fr: 'Étendue' },
      skus: [
        { code: 'CALW-200', option: { en: '1 mg – 200 g', fr: '1 mg – 200 g' }, price: 14900, stock: 12, availability: 'STANDARD' },
        { code: 'CALW-1000', option: { en: '1 mg – 1 kg', fr: '1 mg – 1 kg' }, price: 22900, institute: 19900, stock: 5, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'lab-thermometer', brand: 'Målevig', picture: '1f321-fe0f',
      name: { en: 'Laboratory thermometer', fr: 'Thermomètre de laboratoire' },
      summary: { en: 'Red spirit filling, no mercury. White backing for easy reading.', fr: 'Liquide rouge, sans mercure. Fond blanc pour une lecture aisée.' },
      axis: { en: 'Range', fr: 'Plage' },
      skus: [
        { code: 'THER-110', option: { en: '−10 to 110 °C', fr: '−10 à 110 °C' }, price: 890, breaks: [[10, 760]], stock: 120, availability: 'STANDARD' },
        { code: 'THER-250', option: { en: '−10 to 250 °C', fr: '−10 à 250 °C' }, price: 1290, stock: 64, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'infrared-thermometer', brand: 'Målevig', picture: '1f525',
      name: { en: 'Infrared thermometer', fr: 'Thermomètre infrarouge' },
      summary: {
        en: '−50 to 550 °C at a distance, spot ratio 12:1. Points, reads, switches itself off.',
        fr: 'De −50 à 550 °C à distance, rapport optique 12:1. Il vise, il lit, puis il s’éteint seul.',
      },
      skus: [{ code: 'IRTH-550', price: 5990, sale: { price: 4790, from: -8, to: 14 }, stock: 38, availability: 'STANDARD' }],
    },
    {
      slug: 'thermo-hygrometer', brand: 'Målevig', picture: '1f4a7',
      name: { en: 'Thermo-hygrometer', fr: 'Thermo-hygromètre' },
      summary: {
        en: 'Temperature and humidity in large figures. Remembers the highest and the lowest.',
        fr: 'Température et humidité en grands chiffres. Garde en mémoire les extrêmes.',
      },
      skus: [{ code: 'HYGR-1', price: 2490, stock: 83, availability: 'STANDARD' }],
    },
    {
      slug: 'data-logger', brand: 'Målevig', picture: '1f4c8',
      name: { en: 'Temperature data logger', fr: 'Enregistreur de température' },
      summary: {
        en: '32,000 readings, USB, waterproof. Writes its own PDF report, so you need not.',
        fr: '32 000 mesures, USB, étanche. Rédige lui-même son rapport PDF.',
      },
      axis: { en: 'Sensor', fr: 'Capteur' },
      skus: [
        { code: 'LOGG-I', option: { en: 'Internal sensor', fr: 'Capteur interne' }, price: 6900, stock: 40, availability: 'STANDARD' },
        { code: 'LOGG-E', option: { en: 'External probe', fr: 'Sonde externe' }, price: 8400, contract: 7400, stock: 22, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'stopwatch', brand: 'Målevig', picture: '23f1-fe0f',
      name: { en: 'Stopwatch', fr: 'Chronomètre' },
      summary: {
        en: '1/100 s, split times, two buttons. A cord, and no app.',
        fr: '1/100 s, temps intermédiaires, deux boutons. Un cordon, et aucune application.',
      },
      skus: [{ code: 'STOP-1', price: 1890, breaks: [[10, 1590]], stock: 96, availability: 'STANDARD' }],
    },
    {
      slug: 'lab-timer', brand: 'Målevig', picture: '23f1-fe0f',
      name: { en: 'Three-channel timer', fr: 'Minuteur à trois canaux' },
      summary: {
        en: 'Three countdowns with three different tones. Magnet, clip and stand.',
        fr: 'Trois comptes à rebours, trois sonneries distinctes. Aimant, pince et béquille.',
      },
      skus: [{ code: 'TIME-3', price: 1690, stock: 0, availability: 'STANDARD' }],
    },
    {
      slug: 'hourglass-set', brand: 'Målevig', picture: '231b',
      name: { en: 'Sand timers, set of three', fr: 'Sabliers, lot de trois' },
      summary: {
        en: 'One, three and five minutes. Accurate to a few seconds and restful to watch.',
        fr: 'Une, trois et cinq minutes. Précis à quelques secondes près, et reposants à regarder.',
      },
      skus: [{ code: 'SAND-3', price: 1490, stock: 57, availability: 'STANDARD' }],
    },
    {
      slug: 'ph-meter', brand: 'Målevig', picture: '1f9ea',
      name: { en: 'Bench pH meter', fr: 'pH-mètre de paillasse' },
      summary: {
        en: '0.01 pH, automatic temperature compensation, three-point calibration. Electrode included.',
        fr: '0,01 pH, compensation automatique de température, calibrage en trois points. Électrode fournie.',
      },
      skus: [{ code: 'PHME-1', price: 32900, institute: 28900, stock: 7, availability: 'STANDARD' }],
    },
    {
      slug: 'conductivity-pen', brand: 'Målevig', picture: '26a1',
      name: { en: 'Conductivity pen', fr: 'Conductimètre stylo' },
      summary: {
        en: '0 to 2000 µS/cm. Dip, wait for the figure to settle, note it down.',
        fr: 'De 0 à 2000 µS/cm. On plonge, on attend que le chiffre se stabilise, on note.',
      },
      skus: [{ code: 'COND-2', price: 7900, stock: 0, availability: 'BACKORDER' }],
    },
    {
      slug: 'vernier-caliper', brand: 'Målevig', picture: '1f4d0',
      name: { en: 'Vernier caliper 150 mm', fr: 'Pied à coulisse 150 mm' },
      summary: {
        en: 'Hardened stainless steel. The vernier needs good eyes, the digital one a battery.',
        fr: 'Acier inoxydable trempé. Le modèle à vernier demande de bons yeux, le numérique une pile.',
      },
      axis: { en: 'Reading', fr: 'Lecture' },
      skus: [
        { code: 'CALI-V', option: { en: 'Vernier, 0.05 mm', fr: 'Vernier, 0,05 mm' }, price: 2990, stock: 45, availability: 'STANDARD' },
        {
          code: 'CALI-D', option: { en: 'Digital, 0.01 mm', fr: 'Numérique, 0,01 mm' },
          price: 4490, sale: { price: 3690, from: -3, to: 21 }, stock: 51, availability: 'STANDARD',
        },
      ],
    },
    {
      slug: 'micrometer', brand: 'Målevig', picture: '1f5dc-fe0f',
      name: { en: 'Outside micrometer 0–25 mm', fr: 'Micromètre d’extérieur 0–25 mm' },
      summary: {
        en: 'Carbide faces, ratchet stop, 0.01 mm. Comes with a setting standard in a wooden box.',
        fr: 'Touches en carbure, friction à cliquet, 0,01 mm. Livré avec cale étalon, en coffret de bois.',
      },
      skus: [{ code: 'MICR-25', price: 6490, stock: 16, availability: 'STANDARD' }],
    },
    {
      slug: 'steel-rule', brand: 'Målevig', picture: '1f4cf',
      name: { en: 'Steel rule', fr: 'Réglet en acier' },
      summary: { en: 'Etched, matt chrome, begins exactly at the edge.', fr: 'Gravé, chrome mat. Le zéro est exactement au bord.' },
      axis: { en: 'Length', fr: 'Longueur' },
      skus: [
        { code: 'RULE-150', option: { en: '150 mm', fr: '150 mm' }, price: 490, stock: 210, availability: 'STANDARD' },
        { code: 'RULE-300', option: { en: '300 mm', fr: '300 mm' }, price: 790, breaks: [[20, 690]], stock: 180, availability: 'STANDARD' },
        { code: 'RULE-1000', option: { en: '1000 mm', fr: '1000 mm' }, price: 2190, stock: 25, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'sound-level-meter', brand: 'Målevig', picture: '1f39a-fe0f',
      name: { en: 'Sound level meter', fr: 'Sonomètre' },
      summary: {
        en: '30 to 130 dB, A and C weighting, foam windshield. Settles arguments about ventilation.',
        fr: 'De 30 à 130 dB, pondérations A et C, bonnette en mousse. Met fin aux débats sur la ventilation.',
      },
      skus: [{ code: 'SOUN-130', price: 12900, institute: 10900, stock: 11, availability: 'STANDARD' }],
    },
    {
      slug: 'lux-meter', brand: 'Målevig', picture: '1f4a1',
      name: { en: 'Lux meter', fr: 'Luxmètre' },
      summary: {
        en: '0 to 200,000 lx with a detached sensor, so your shadow stays out of the reading.',
        fr: 'De 0 à 200 000 lx, capteur déporté pour que votre ombre ne fausse pas la mesure.',
      },
      skus: [{ code: 'LUXM-1', price: 8900, stock: 14, availability: 'STANDARD' }],
    },
    {
      slug: 'compass-field', brand: 'Målevig', picture: '1f9ed',
      name: { en: 'Field compass', fr: 'Boussole de terrain' },
      summary: {
        en: 'Liquid-damped, with mirror and inclination scale. North, reliably.',
        fr: 'Amortie par liquide, avec miroir et clinomètre. Le nord, sans faute.',
      },
      skus: [{ code: 'COMP-F', price: 3900, stock: 33, availability: 'STANDARD' }],
    },
    {
      slug: 'geiger-counter', brand: 'Målevig', picture: '2622-fe0f',
      name: { en: 'Radiation detector', fr: 'Détecteur de rayonnement' },
      summary: {
        en: 'Alpha, beta, gamma. Clicks quietly, logs dose rate, and reassures most of the time.',
        fr: 'Alpha, bêta, gamma. Cliquette doucement, enregistre le débit de dose et rassure le plus souvent.',
      },
      skus: [{ code: 'GEIG-1', price: 38900, contract: 34900, institute: 33900, stock: 4, availability: 'STANDARD' }],
    },
    {
      slug: 'moisture-analyser', brand: 'Målevig', picture: '1f4a7',
      name: { en: 'Moisture analyser', fr: 'Analyseur d’humidité' },
      summary: {
        en: 'Halogen heating, 1 mg, 100 stored methods. Dry matter in about six minutes.',
        fr: 'Chauffage halogène, 1 mg, 100 méthodes en mémoire. L’extrait sec en six minutes environ.',
      },
      skus: [{ code: 'MOIS-1', price: 245000, institute: 219000, stock: 0, availability: 'BACKORDER' }],
    },
    {
      slug: 'density-meter', brand: 'Målevig', picture: '1f4c8',
      name: { en: 'Portable density meter', fr: 'Densimètre portable' },
      summary: {
        en: 'Oscillating U-tube, 0.0005 g/cm³, 2 ml of sample. A new model, arriving soon.',
        fr: 'Tube en U oscillant, 0,0005 g/cm³, 2 ml d’échantillon. Un nouveau modèle, bientôt livrable.',
      },
      skus: [{ code: 'DENS-P', price: 289000, stock: 0, availability: 'BACKORDER', releaseInDays: 60 }],
    },
  ],
}
