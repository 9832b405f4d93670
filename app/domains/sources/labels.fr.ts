/** Sentences of the sources of figures: what is loaded, its account, why it failed. */
import type { FigureLotState } from '#app/kernel/database-types.ts'
import { formatCount, formatFileSize, formatList, formatNumber, formatPercent, plural } from '#app/kernel/format.ts'
import { mostGapPercent, type RefusalReason } from './account.ts'
import type { Control } from './account-shape.ts'
import type { Failure } from './failure.ts'
import type { Lot } from './lots.ts'

export const sourcesRefusals: Readonly<Record<string, string>> = {
  'sources.lot': 'Ce chargement n’existe plus.',
  'sources.not-administrator': 'Seule l’administration de l’instance charge des chiffres.',
  'sources.already-being-loaded': 'Cette source est déjà en cours de chargement : attendez la fin, ou arrêtez-la.',
  'sources.already-ended': 'Ce chargement est déjà terminé : il n’y a plus rien à annuler.',
}

const state: Record<FigureLotState, string> = {
  preparing: 'en cours',
  published: 'montrés',
  replaced: 'remplacés depuis',
  failed: 'échec',
  undone: 'annulés',
}

const reason: Record<RefusalReason, (count: number) => string> = {
  placeholder: (count) => `${formatCount(count, 'ligne')} sans territoire (codes XX, XXX, COM)`,
  'no-year': (count) => `${formatCount(count, 'ligne')} sans année lisible`,
  'unknown-territory': (count) => `${formatCount(count, 'ligne')} d’un territoire inconnu aujourd’hui`,
  duplicate: (count) => `${formatCount(count, 'ligne')} en double, la plus complète gardée`,
  district: (count) => `${formatCount(count, 'ligne')} d’arrondissements dont la ville a la sienne`,
  unreadable: (count) => `${formatCount(count, 'valeur')} ${plural(count, 'illisible')}`,
  'out-of-range': (count) => `${formatCount(count, 'valeur')} ${plural(count, 'impossible')}`,
  'merged-rate': (count) =>
    `${formatCount(count, 'taux', 'taux')} de communes réunies depuis : un taux ne s’additionne pas`,
  'unknown-word': (count) => `${formatCount(count, 'ligne')} d’une modalité inconnue`,
}

const percent = (value: number) => formatPercent(value, value < 0.1 ? 3 : 2)

const control = (
  { indicatorId, year, communes, total, against, gapPercent }: Control,
  nameOf: (id: string) => string,
) =>
  `${nameOf(indicatorId)}, ${year} : ${formatNumber(communes)} en additionnant les communes, ${formatNumber(total)} ${
    against === 'country' ? 'pour la France' : 'dans les départements'
  }, soit ${percent(gapPercent)} d’écart`

/** One sentence, or two: what happened, what one can do. */
function failure(of: Failure, nameOf: (id: string) => string = (id) => id): string {
  switch (of.code) {
    case 'html':
      return `« ${of.file} » a répondu par une page au lieu de données : le portail est peut-être en travaux, ou un filtre du réseau le coupe. Réessayez plus tard, ou chargez depuis un dossier.`
    case 'status':
      return `« ${of.file} » a répondu « ${of.status} » : ce jeu de données a changé d’adresse ou n’est plus publié.`
    case 'no-answer':
      return `« ${of.file} » n’a pas répondu, malgré plusieurs essais. Réessayez plus tard, ou chargez depuis un dossier.`
    case 'too-large':
      return `« ${of.file} » dépasse ce que Trame accepte de lire (500 Mo).`
    case 'incomplete':
      return `« ${of.file} » annonce ${formatCount(of.announced, 'ligne')} et n’en a donné que ${formatNumber(of.read)}.`
    case 'columns':
      return `« ${of.file} » a changé : ${plural(of.missing.length, 'la colonne', 'les colonnes')} ${formatList(of.missing.map((name) => `« ${name} »`))} n’y ${plural(of.missing.length, 'est', 'sont')} plus. Colonnes lues : ${of.seen.join(', ')}.`
    case 'unreadable-file':
      return `« ${of.file} » ne se lit pas : fichier coupé, ou d’un autre format.`
    case 'missing-file':
      return `« ${of.file} » n’est pas dans le dossier.`
    case 'unknown-indicator':
      return `L’indicateur « ${of.file} » n’est pas dans le catalogue de cette instance : redémarrez Trame, puis recommencez.`
    case 'empty':
      return 'Aucun chiffre n’a été gardé : les fichiers sont vides, ou d’une autre source.'
    case 'control':
      return `Rien n’est montré, car les totaux ne se retrouvent pas à ${formatPercent(mostGapPercent, 1)} près. ${of.controls
        .slice(0, 3)
        .map((one) => control(one, nameOf))
        .join(' ; ')}.`
    case 'interrupted':
      return 'Le chargement a été interrompu avant la fin : recommencez-le.'
    case 'error':
      return 'Une panne de Trame a arrêté ce chargement : le journal technique dit laquelle.'
  }
}

export const sourcesLabels = {
  title: 'Chiffres à charger',
  lead: 'Trame porte pour tout le pays les populations et les revenus. Le reste se charge ici, une fois par an et par source, sans fichier à préparer. Les chiffres déjà là restent lisibles pendant ce temps.',
  offline:
    'Sans accès à internet : téléchargez les fichiers ailleurs, puis, sur la machine de Trame, « npm run observatoire -- importer <source> --dossier <dossier> ».',
  state,
  reason,
  control,
  failure,
  limitsTitle: 'Ce qu’il faut savoir',
  files: (keys: readonly string[]) =>
    `${formatCount(keys.length, 'fichier')} ${plural(keys.length, 'demandé')} au producteur : ${keys.join(', ')}.`,
  onMachine: (key: string) => `Depuis la machine de Trame : npm run observatoire -- importer ${key}`,
  load: 'Charger',
  loadAgain: 'Charger à nouveau',
  /** Heard instead of a button’s words, which occur once a source. */
  of: (act: string, title: string) => `${act} : ${title}`,
  stop: 'Arrêter',
  undo: 'Annuler ce chargement',
  undoNote: 'Les chiffres chargés avant, s’il y en a, sont montrés à nouveau.',
  asked: 'Chargement demandé : il se fait en arrière-plan.',
  undone: 'Chargement annulé.',
  nothingLoaded: 'Pas encore chargé.',
  progress: ({ stepsDone, stepsTotal, step }: Lot) =>
    step === null
      ? 'En attente de son tour.'
      : `${formatCount(stepsDone, 'fichier')} sur ${formatNumber(stepsTotal)} ; en cours : ${step}`,
  refresh: 'Actualiser',
  published: ({ account, vintage, sizeBytes }: Lot) =>
    `${formatCount(account?.figures ?? 0, 'chiffre')} de ${formatCount(account?.indicators ?? 0, 'indicateur')}, ${vintage ?? ''}${
      sizeBytes === null ? '' : ` (${formatFileSize(sizeBytes)})`
    }`,
  account: 'Le compte',
  read: (read: number, kept: number, notAsked: number) =>
    `${formatCount(read, 'ligne')} ${plural(read, 'lue')}, ${formatNumber(kept)} ${plural(kept, 'gardée')}${
      notAsked > 0 ? `, ${formatNumber(notAsked)} d’un autre mois ou d’une autre mesure` : ''
    }`,
  notThere: (keys: readonly string[]) =>
    `${plural(keys.length, 'Absent', 'Absents')} chez le producteur, ou du dossier : ${keys.join(', ')}`,
  example: (examples: readonly string[]) => `par exemple : ${examples.join(' ; ')}`,
  noRefusal: 'Aucune ligne refusée.',
  noControl: 'Aucun total à comparer : la source ne publie pas toutes les communes, ou pas de total.',
  worst: 'Plus grand écart :',
  absent: (count: number) =>
    `${formatCount(count, 'commune')} d’aujourd’hui sans chiffre la dernière année : non diffusées, ou rétablies depuis par scission (rien n’est alors deviné).`,
  history: 'Chargements précédents',
  by: (name: string) => `par ${name}`,
  columns: { source: 'Source', state: 'État', when: 'Demandé le', who: 'Par', what: 'Résultat', act: 'Annuler' },
  /** For who opens a theme whose figures are not there. */
} as const
