/** Every sentence of the pages about people’s own data. Pure. Rules: docs/rules/privacy.md. */
import { formatCount, formatDay } from '#app/kernel/format.ts'
import type { PersonalColumn, Reason } from './personal-columns.ts'
import { type ReductionRefusal, warningDays } from './reduction.ts'

export const reasonWords: Readonly<Record<Reason, string>> = {
  act: 'acte d’une instance, signature ou présence : la loi et les parties doivent savoir qui l’a fait',
  frozen: 'document ou état figé avec son empreinte : il ne change plus jamais',
  account: 'renvoie au compte, qui ne porte plus de nom',
  held: 'fonction encore tenue : l’organisme la change lui-même',
  ages: 'effacé par son âge, chaque nuit',
  text: 'mots d’un texte écrit à plusieurs, tant que la suggestion n’est pas tranchée',
  setting: 'réglage de l’instance, que son administration change',
}

export const fateWords: Readonly<Record<PersonalColumn['fate'], string>> = {
  'row-goes': 'supprimé',
  reduced: 'nom remplacé par la fonction et l’organisme',
  emptied: 'effacé',
  stays: 'reste',
}

export const refusalWords: Readonly<Record<ReductionRefusal, string>> = {
  administrator: 'Cette personne administre l’instance : retirez-lui d’abord l’administration.',
  'still-here': 'Cette personne a encore un mandat : la coordination de la CTG le termine d’abord.',
  'already-reduced': 'Cette personne est déjà réduite à sa fonction et à son organisme.',
  oneself: 'On ne se réduit pas soi-même : une autre personne qui administre l’instance le fait.',
}

export const privacyLabels = {
  formerAccount: 'Ancien compte',
  upkeep: 'entretien de l’instance',
  delayReached: 'délai après la fin du dernier mandat',
  myData: {
    title: 'Mes données',
    lead: 'Ce que cette instance de Trame garde de vous : à emporter, à corriger, à faire effacer.',
    ask: 'Préparer l’archive de mes données',
    asked: 'Archive demandée : un courriel vous dira qu’elle est prête.',
    preparing: 'L’archive se prépare. Cette page se met à jour d’elle-même.',
    failed: 'L’archive n’a pas pu être faite. Demandez-la de nouveau.',
    ready: (day: string, size: string, until: string) =>
      `Archive du ${day} (${size}), gardée jusqu’au ${until} : un fichier JSON décrit, et une page à lire.`,
    none: 'Aucune archive n’est prête.',
    code: {
      password: 'Votre mot de passe',
      factor: 'Code de votre application',
      mail: 'Code reçu par courriel',
    },
    identity: 'Montrez que c’est bien vous : une session laissée ouverte ne suffit pas.',
    sendCode: 'Recevoir un code par courriel',
    codeSent: 'Un code vient de vous être envoyé.',
    open: 'Ouvrir le téléchargement',
    opened: (minutes: number) => `Identité vérifiée : téléchargez dans les ${minutes} minutes.`,
    download: 'Télécharger mes données (ZIP)',
    closed: 'Le téléchargement n’est plus ouvert : montrez de nouveau que c’est bien vous.',
    wrong: 'Ce n’est pas le bon : vérifiez-le et recommencez.',
  },
  departed: {
    title: 'Personnes parties',
    lead: (months: number) =>
      `Sans mandat depuis ${months} mois, une personne est réduite à sa fonction et à son organisme. Elle en est prévenue ${warningDays} jours avant.`,
    empty: 'Personne n’est sans mandat.',
    more: (count: number) => `Seules les ${count} premières parties sont ici : cherchez les autres par leur adresse.`,
    find: 'Chercher une personne par son adresse',
    search: 'Chercher',
    notFound: 'Aucun compte n’a cette adresse.',
    leftOn: 'Dernier mandat jusqu’au',
    dueOn: 'Réduite à partir du',
    notTold: 'pas encore prévenue',
    see: 'Voir ce qui serait réduit',
    preview: (name: string) => `Réduire ${name} à sa fonction et à son organisme`,
    becomes: 'Elle serait nommée',
    outside: 'Hors de toute CTG',
    changes: 'Ce qui serait réduit',
    stays: 'Ce qui reste, et pourquoi',
    frozenToo: 'Les documents et les états déjà figés ne sont pas comptés ici : ils gardent les noms qu’ils portent.',
    namesakes: (count: number) =>
      `${formatCount(count, 'CTG a', 'CTG ont')} un homonyme : là, un nom écrit sans compte ni adresse n’est pas touché, faute de savoir de qui il est.`,
    reason: 'Pourquoi maintenant',
    reasonHint: 'Par exemple : demande de la personne, reçue le 3 mars. Gardé au journal, sans nom.',
    reasonMissing: 'Dites pourquoi : la demande reçue, et quand.',
    act: 'Réduire maintenant',
    irreversible: 'Son compte se ferme tout de suite. Rien ne rend les noms effacés.',
    asked: 'Réduction commencée : le compte est fermé, le reste suit en quelques minutes.',
    underWay: 'La réduction est en cours.',
    done: (day: string) => `Réduite le ${day}.`,
    due: (day: string | null) => (day === null ? 'pas encore prévenue' : `à partir du ${formatDay(day)}`),
    rows: 'Lignes',
  },
  address: {
    title: 'Ce que Trame garde sous votre adresse',
    ask: 'Sans compte : recevoir un lien',
    field: 'Votre adresse électronique',
    send: 'Recevoir le lien',
    sent: 'Si quelque chose est gardé sous cette adresse, un lien vient d’y être envoyé.',
    gone: 'Ce lien n’est plus valable. Demandez-en un autre.',
    lead: (email: string) => `Sous l’adresse ${email}, sans compte.`,
    nothing: 'Plus rien n’est gardé sous cette adresse.',
    download: 'Emporter ces données (JSON)',
    erase: 'Faire effacer',
    eraseNote:
      'Votre nom et votre adresse sont effacés, et vos avis supprimés. Ce qui engage une partie (signature, présence) reste.',
    erased: 'Votre nom et votre adresse ont été effacés.',
    erasedPerson: 'Personne effacée à sa demande',
    tooMany:
      'Plusieurs liens viennent d’être demandés pour cette adresse, par vous ou par d’autres : ouvrez le plus récent, ou attendez une heure.',
    tooManyToday:
      'Plusieurs liens ont été demandés aujourd’hui pour cette adresse, par vous ou par d’autres : ouvrez le plus récent, revenez demain, ou écrivez au contact que cette page donne.',
    tooManyHere:
      'Beaucoup de liens viennent d’être demandés ou essayés d’ici : attendez une heure, ou recommencez d’ailleurs.',
    stays: 'Reste',
  },
} as const

export const privacyRefusals: Readonly<Record<string, string>> = {
  'privacy.person-not-found': 'Ce compte n’existe pas.',
  'privacy.not-an-administrator': 'Cette page est celle de l’administration de l’instance.',
  'privacy.under-way': 'Une archive se prépare déjà.',
  'privacy.no-archive': 'Aucune archive n’est prête.',
  'privacy.wrong-identity': 'Votre identité n’a pas été vérifiée.',
  'privacy.link-gone': privacyLabels.address.gone,
  'privacy.has-account': 'Un compte a maintenant cette adresse : connectez-vous pour gérer vos données.',
  'attempts.data-archive': 'Vous avez déjà demandé cinq archives aujourd’hui : prenez la dernière.',
  'attempts.identity': 'Trop d’essais : attendez un quart d’heure.',
  'attempts.data-link': privacyLabels.address.tooMany,
  'attempts.data-link-day': privacyLabels.address.tooManyToday,
  'attempts.data-link-network': privacyLabels.address.tooManyHere,
  'attempts.data-link-act': 'Trop de demandes par ce lien : attendez une heure.',
  ...Object.fromEntries(Object.entries(refusalWords).map(([code, words]) => [`privacy.${code}`, words])),
}
