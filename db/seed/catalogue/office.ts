import type { SeedCategory } from './shape'

export const office: SeedCategory = {
  slug: 'office',
  name: { en: 'Office technology', fr: 'Bureautique' },
  intro: { en: 'Machines for the desk, chosen for how little attention they ask.', fr: 'Des machines de bureau choisies pour leur discrétion.' },
  picture: '1f5a8-fe0f',
  products: [
    {
      slug: 'desktop-calculator', brand: 'Bureau 9', picture: '1f9ee',
      name: { en: 'Desktop calculator', fr: 'Calculatrice de bureau' },
      summary: { en: 'Twelve digits, solar, keys with real travel. Adds up.', fr: 'Douze chiffres, solaire, des touches à vraie course. Le compte est bon.' },
      skus: [{ code: 'CALC-12', price: 2990, breaks: [[5, 2690]], stock: 62, availability: 'STANDARD' }],
    },
    {
      slug: 'scientific-calculator', brand: 'Bureau 9', picture: '1f9ee',
      name: { en: 'Scientific calculator', fr: 'Calculatrice scientifique' },
      summary: {
        en: '417 functions, of which you will use nine. Natural display, hard cover.',
        fr: '417 fonctions, dont neuf vous serviront. Affichage naturel, étui rigide.',
      },
      skus: [{ code: 'CALS-1', price: 3490, institute: 2990, stock: 54, availability: 'STANDARD' }],
    },
    {
      slug: 'mechanical-keyboard', brand: 'Bureau 9', picture: '2328-fe0f',
      name: { en: 'Mechanical keyboard', fr: 'Clavier mécanique' },
      summary: {
        en: 'Aluminium case, quiet switches, cable or radio. Keycaps in two greys and one orange.',
        fr: 'Boîtier en aluminium, interrupteurs silencieux, filaire ou radio. Deux gris et une touche orange.',
      },
      axis: { en: 'Layout', fr: 'Disposition' },
      skus: [
        { code: 'KEYB-US', option: { en: 'QWERTY', fr: 'QWERTY' }, price: 12900, stock: 20, availability: 'STANDARD' },
        { code: 'KEYB-FR', option: { en: 'AZERTY', fr: 'AZERTY' }, price: 12900, stock: 15, availability: 'STANDARD' },
        {
          code: 'KEYB-DK', option: { en: 'Danish', fr: 'Danoise' },
          price: 12900, sale: { price: 10900, from: -16, to: 8 }, stock: 12, availability: 'STANDARD',
        },
      ],
    },
    {
      slug: 'mouse', brand: 'Bureau 9', picture: '1f5b1-fe0f',
      name: { en: 'Mouse', fr: 'Souris' },
      summary: { en: 'Symmetrical, three buttons, for either hand.', fr: 'Symétrique, trois boutons, pour l’une ou l’autre main.' },
      axis: { en: 'Connection', fr: 'Connexion' },
      skus: [
        { code: 'MOUS-C', option: { en: 'Cable', fr: 'Filaire' }, price: 2490, stock: 48, availability: 'STANDARD' },
        { code: 'MOUS-W', option: { en: 'Wireless', fr: 'Sans fil' }, price: 3490, stock: 57, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'trackball', brand: 'Bureau 9', picture: '1f5b1-fe0f',
      name: { en: 'Trackball', fr: 'Boule de commande' },
      summary: { en: 'The hand rests, the ball travels. Bearings of ruby.', fr: 'La main se repose, la boule voyage. Roulements en rubis.' },
      skus: [{ code: 'TRAC-1', price: 7900, stock: 0, availability: 'BACKORDER' }],
    },
    {
      slug: 'monitor-27', brand: 'Bureau 9', picture: '1f5a5-fe0f',
      name: { en: 'Monitor 27″', fr: 'Écran 27″' },
      summary: {
        en: 'Matt, 5120 × 2880, one cable for picture, data and power.',
        fr: 'Mat, 5120 × 2880, un seul câble pour l’image, les données et le courant.',
      },
      skus: [{ code: 'MONI-27', price: 79000, contract: 71900, institute: 69900, stock: 9, availability: 'STANDARD' }],
    },
    {
      slug: 'monitor-arm', brand: 'Bureau 9', picture: '1f5a5-fe0f',
      name: { en: 'Monitor arm', fr: 'Bras d’écran' },
      summary: { en: 'Gas spring, 2 to 9 kg, cables inside. Moves with one finger.', fr: 'Ressort à gaz, de 2 à 9 kg, câbles intégrés. Se règle d’un doigt.' },
      skus: [{ code: 'MARM-1', price: 11900, stock: 23, availability: 'STANDARD' }],
    },
    {
      slug: 'notebook-computer', brand: 'Bureau 9', picture: '1f4bb',
      name: { en: 'Notebook computer 14″', fr: 'Ordinateur portable 14″' },
      summary: {
        en: 'Fanless, 18 hours, a screw in each corner so that you can open it.',
        fr: 'Sans ventilateur, 18 heures, une vis à chaque coin pour pouvoir l’ouvrir.',
      },
      axis: { en: 'Memory', fr: 'Mémoire' },
      skus: [
        { code: 'NOTE-16', option: { en: '16 GB', fr: '16 Go' }, price: 149000, stock: 5, availability: 'STANDARD' },
        { code: 'NOTE-32', option: { en: '32 GB', fr: '32 Go' }, price: 174000, institute: 159000, stock: 4, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'laser-printer', brand: 'Bureau 9', picture: '1f5a8-fe0f',
      name: { en: 'Laser printer, mono', fr: 'Imprimante laser monochrome' },
      summary: { en: '38 pages a minute, both sides, network. No subscription.', fr: '38 pages par minute, recto verso, réseau. Sans abonnement.' },
      skus: [{ code: 'PRIN-38', price: 28900, sale: { price: 24900, from: -9, to: 19 }, stock: 11, availability: 'STANDARD' }],
    },
    {
      slug: 'toner', brand: 'Bureau 9', picture: '1f5a8-fe0f',
      name: { en: 'Toner cartridge', fr: 'Cartouche de toner' },
      summary: { en: 'For our laser printer. We take the empty one back.', fr: 'Pour notre imprimante laser. Nous reprenons la vide.' },
      axis: { en: 'Yield', fr: 'Capacité' },
      skus: [
        { code: 'TONE-3K', option: { en: '3,000 pages', fr: '3 000 pages' }, price: 6900, stock: 38, availability: 'STANDARD' },
        { code: 'TONE-8K', option: { en: '8,000 pages', fr: '8 000 pages' }, price: 11900, contract: 9900, stock: 29, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'label-printer', brand: 'Bureau 9', picture: '1f3f7-fe0f',
      name: { en: 'Label printer', fr: 'Imprimante d’étiquettes' },
      summary: {
        en: 'Thermal transfer, 300 dpi, USB and network. Small type, sharp edges.',
        fr: 'Transfert thermique, 300 ppp, USB et réseau. Petits caractères, contours nets.',
      },
      skus: [{ code: 'LPRI-300', price: 32900, stock: 0, availability: 'BACKORDER' }],
    },
    {
      slug: 'document-scanner', brand: 'Bureau 9', picture: '1f5a8-fe0f',
      name: { en: 'Document scanner', fr: 'Scanner de documents' },
      summary: { en: '40 sheets a minute, straight paper path, folds away.', fr: '40 feuilles par minute, trajet du papier rectiligne, se replie.' },
      skus: [{ code: 'SCAN-40', price: 36900, stock: 7, availability: 'STANDARD' }],
    },
    {
      slug: 'shredder', brand: 'Bureau 9', picture: '2702-fe0f',
      name: { en: 'Shredder P-4', fr: 'Destructeur P-4' },
      summary: { en: 'Cross-cut, ten sheets, 22 l. Says nothing afterwards.', fr: 'Coupe croisée, dix feuilles, 22 l. Ne dit rien ensuite.' },
      skus: [{ code: 'SHRE-4', price: 15900, stock: 12, availability: 'STANDARD' }],
    },
    {
      slug: 'headset', brand: 'Bureau 9', picture: '1f3a7',
      name: { en: 'Headset', fr: 'Casque-micro' },
      summary: {
        en: 'Wired, replaceable cushions, microphone that goes up to mute.',
        fr: 'Filaire, coussinets remplaçables, micro coupé dès qu’on le relève.',
      },
      skus: [{ code: 'HEAD-1', price: 8900, breaks: [[10, 7900]], stock: 27, availability: 'STANDARD' }],
    },
    {
      slug: 'desk-microphone', brand: 'Bureau 9', picture: '1f399-fe0f',
      name: { en: 'Desk microphone', fr: 'Microphone de table' },
      summary: { en: 'USB, cardioid, one knob. Hears you and not the fan.', fr: 'USB, cardioïde, un seul bouton. Vous entend, vous, et non le ventilateur.' },
      skus: [{ code: 'MICD-1', price: 10900, stock: 13, availability: 'STANDARD' }],
    },
    {
      slug: 'conference-speaker', brand: 'Bureau 9', picture: '1f399-fe0f',
      name: { en: 'Conference speaker', fr: 'Haut-parleur de conférence' },
      summary: {
        en: 'Six microphones in a ring, room for eight people and their opinions.',
        fr: 'Six microphones en cercle, pour huit personnes et leurs avis.',
      },
      skus: [{ code: 'CONF-6', price: 18900, stock: 2, availability: 'STANDARD' }],
    },
    {
      slug: 'desk-telephone', brand: 'Bureau 9', picture: '260e-fe0f',
      name: { en: 'Desk telephone', fr: 'Téléphone de bureau' },
      summary: {
        en: 'IP, with a handset worth hanging up. On display, ships in small numbers.',
        fr: 'IP, avec un combiné qu’on a plaisir à raccrocher. En exposition, petites séries.',
      },
      skus: [{ code: 'PHON-1', price: 14900, stock: 3, availability: 'SHOWROOM' }],
    },
    {
      slug: 'document-camera', brand: 'Bureau 9', picture: '1f4f7',
      name: { en: 'Document camera', fr: 'Visualiseur' },
      summary: { en: '4K on a folding arm. Shows the experiment to the back row.', fr: '4K sur bras pliant. Montre l’expérience jusqu’au dernier rang.' },
      skus: [{ code: 'DCAM-4', price: 21900, institute: 18900, stock: 8, availability: 'STANDARD' }],
    },
    {
      slug: 'projector', brand: 'Bureau 9', picture: '1f4f7',
      name: { en: 'Projector, LED', fr: 'Vidéoprojecteur LED' },
      summary: {
        en: '1,500 lumens, 24 dB, throws two metres wide from two metres away.',
        fr: '1 500 lumens, 24 dB, deux mètres de large à deux mètres de distance.',
      },
      skus: [{ code: 'PROJ-15', price: 89000, stock: 0, availability: 'BACKORDER', releaseInDays: 30 }],
    },
    {
      slug: 'external-drive', brand: 'Bureau 9', picture: '1f4be',
      name: { en: 'External drive, encrypted', fr: 'Disque externe chiffré' },
      summary: {
        en: 'Keypad on the case, no software. Forget the code and so does the drive.',
        fr: 'Clavier sur le boîtier, sans logiciel. Oubliez le code, le disque l’oubliera aussi.',
      },
      axis: { en: 'Capacity', fr: 'Capacité' },
      skus: [
        { code: 'DRIV-1T', option: { en: '1 TB', fr: '1 To' }, price: 14900, stock: 18, availability: 'STANDARD' },
        { code: 'DRIV-4T', option: { en: '4 TB', fr: '4 To' }, price: 29900, institute: 26900, stock: 9, availability: 'STANDARD' },
      ],
    },
    {
      slug: 'desk-lamp', brand: 'Lysbro', picture: '1f4a1',
      name: { en: 'Desk lamp', fr: 'Lampe de bureau' },
      summary: {
        en: 'Two joints, no springs, 95 CRI. Dims by turning the head.',
        fr: 'Deux articulations, aucun ressort, IRC 95. Se règle en tournant la tête.',
      },
      axis: { en: 'Colour', fr: 'Couleur' },
      skus: [
        { code: 'LAMP-W', option: { en: 'White', fr: 'Blanc' }, price: 9900, stock: 21, availability: 'STANDARD' },
        { code: 'LAMP-K', option: { en: 'Black', fr: 'Noir' }, price: 9900, sale: { price: 8400, from: -22, to: 15 }, stock: 17, availability: 'STANDARD' },
      ],
    },
  ],
}
