/** Every sentence of the page where one reads, masks and sends. Pure. */

import type { NominativeKind } from '#app/domains/secrecy/nominative.ts'
import type { CellPlace } from '#app/domains/secrecy/secrecy.ts'
import { formatCount, formatList, formatNumber, plural } from '#app/kernel/format.ts'
import type { Contradiction } from './contradictions.ts'
import type { UntoldTotal } from './count-tables.ts'
import type { Lack } from './deposit-state.ts'
import type { ColumnRole, MappingFault } from './read-columns.ts'
import type { FileFault } from './read-file.ts'
import type { Account, Problem } from './read-table.ts'

const role: Record<ColumnRole, string> = {
  place: 'Lieu, par son nom',
  code: 'Code INSEE ou SIREN',
  category: 'Catégorie',
  year: 'Année',
  value: 'Le chiffre (une ligne par chiffre)',
  figures: 'Des chiffres (le titre est une année ou une catégorie)',
  ignored: 'Laissée de côté',
}
const fileRefusal: Record<FileFault, string> = {
  'unknown-file':
    'Trame lit ici les fichiers CSV, XLSX, ODS et Parquet. Enregistrez le vôtre sous l’une de ces formes.',
  'too-heavy':
    'Ce fichier pèse plus de 50 Mo. Gardez-en les lignes de votre territoire, puis choisissez-le à nouveau : le reste ne servirait pas ici.',
  'too-large-inside':
    'Ce fichier devient démesuré une fois ouvert : il n’a pas été ouvert. Enregistrez-en une copie sans mise en forme.',
  'too-many-cells':
    'Ce fichier a plus de deux millions de cases. Gardez-en les lignes de votre territoire, puis choisissez-le à nouveau.',
  'too-wide': 'Ce fichier a plus de 300 colonnes. Gardez celles qui servent, puis choisissez-le à nouveau.',
  unreadable: 'Ce fichier n’a pas pu être lu : il est peut-être abîmé ou protégé par un mot de passe.',
}
const nominative: Record<NominativeKind, string> = {
  nir: 'des numéros de sécurité sociale',
  'beneficiary-number': 'des numéros d’allocataire',
  'birth-date': 'des dates de naissance',
  'e-mail': 'des adresses électroniques',
  phone: 'des numéros de téléphone',
  'name-column': 'des noms de personnes',
  'one-row-per-person': 'une ligne par personne',
}
const mappingRefusal: Record<MappingFault, string> = {
  'no-figures': 'Aucune colonne n’est dite porter des chiffres : choisissez-la ci-dessus.',
  'value-and-figures':
    'Une colonne est dite « le chiffre », une autre « des chiffres » : gardez l’une des deux façons.',
  'two-measures':
    'Ce fichier compte deux choses par ligne : choisissez « Le chiffre » pour la colonne à garder et « Laissée de côté » pour les autres, puis déposez celles-ci à part.',
  'repeated-role': 'Deux colonnes ont le même rôle : un lieu, un code, une catégorie, une année et un chiffre au plus.',
}

const isFault = (text: string): text is MappingFault => text in mappingRefusal

const lack: Record<Lack, string> = {
  'no-figures': 'Donnez d’abord des chiffres.',
  problems: 'Corrigez d’abord ce qui est signalé.',
  'statistical-unit': 'Dites ce qui est compté.',
  dimension: 'Dites ce que sont les catégories.',
  'enough-people': 'Dites que chaque chiffre porte sur 20 personnes au moins.',
  nominative: 'Ce fichier porte sur des personnes : il n’est pas lu plus loin.',
}

const where = ({ row, column }: Problem): string =>
  [row === null ? '' : `Ligne ${row}`, column === '' ? '' : `colonne « ${column} »`]
    .filter((part) => part !== '')
    .join(', ')

const problemOf: Record<Problem['kind'], (problem: Problem) => string> = {
  'not-a-number': (problem) => `${where(problem)} : « ${problem.text} » n’est pas un nombre.`,
  'not-a-count': (problem) => `${where(problem)} : « ${problem.text} » n’est pas un effectif (un nombre entier).`,
  'no-year': (problem) =>
    problem.text === ''
      ? 'Dites l’année de ces chiffres : aucune colonne ne la dit.'
      : `${where(problem)} : « ${problem.text} » n’est pas une année.`,
  repeated: (problem) => `${where(problem)} : ce chiffre est déjà donné plus haut pour le même lieu et la même année.`,
  'total-to-choose': ({ text }) =>
    `« ${text} » : ce fichier compte aussi des communes hors du périmètre. Dites si c’est le total du périmètre, ou laissez cette ligne de côté.`,
  'place-to-choose': ({ text }) => `« ${text} » ressemble à un lieu connu : dites lequel.`,
  'no-place': (problem) =>
    `${where(problem)} : aucun lieu n’est dit. Dites sous « Lieux à vérifier » si c’est l’ensemble, ou laissez-la de côté.`,
  'long-name': (problem) => `${where(problem)} : « ${problem.text} » dépasse 120 signes. Raccourcissez ce nom.`,
  'total-differs': ({ row, column, text }) =>
    text === 'places'
      ? `${row === null ? 'Le total' : `Ligne ${row} : le total`} est plus petit que la somme des lieux (${column}). Laissez cette ligne de côté, ou corrigez-la.`
      : `La colonne du total est plus petite que la somme des catégories (${column}). Laissez-la de côté, ou corrigez-la.`,
  mapping: ({ text }) => mappingRefusal[isFault(text) ? text : 'no-figures'],
  'no-figure': () => 'Aucun chiffre n’a été lu.',
}

/** All the categories together. */
const total = 'Ensemble'

/** Beyond, they are counted. */
const mostContradictions = 3

export const depositLabels = {
  title: 'Masquer, puis déposer',
  steps: { label: 'Étapes', read: 'Lire', mask: 'Masquer sur ce poste', send: 'Envoyer' },
  safe: 'Rien n’a quitté votre poste.',
  safeNote:
    'Tout est lu et masqué dans ce navigateur ; seuls partiront les nombres que vous verrez à la dernière étape.',
  noScript:
    'Cette page masque vos chiffres sur votre poste : sans JavaScript elle ne le peut pas, et rien n’est envoyé. Ouvrez-la dans un navigateur où JavaScript est permis, ou demandez à votre coordination de le faire.',
  answers: (title: string): string => `Répond à la demande « ${title} ».`,
  goesOn: (name: string): string => `Complète « ${name} » : ce qu’il dit de ces chiffres est repris.`,
  source: 'D’où viennent les chiffres',
  typed: 'Les taper, ou les coller d’un tableur',
  file: 'Les lire dans un fichier',
  gridTitle: 'Vos chiffres',
  gridNote:
    'La première ligne porte les titres : « Lieu », puis les années ou les catégories. Collez depuis un tableur dans la première case : tout le tableau se remplit.',
  gridCell: (row: number, column: string): string => `Ligne ${row}, colonne ${column}`,
  addRow: 'Une ligne de plus',
  addColumn: 'Une colonne de plus',
  clear: 'Tout effacer',
  fileField: 'Fichier',
  fileHint: 'CSV, XLSX, ODS ou Parquet, 50 Mo au plus. Il n’est pas envoyé : il est lu ici.',
  sheet: 'Feuille',
  reading: 'Lecture du fichier…',
  fileRefusal,
  refusedFile: 'Ce fichier n’est pas lu plus loin.',
  nominative: (kinds: readonly string[]): string =>
    `Il semble porter sur des personnes : on y trouve ${kinds.join(', ')}. Rien n’est parti de votre poste. Comptez les personnes par lieu et par catégorie, puis déposez le tableau des effectifs.`,
  nominativeKind: nominative,
  nominativeAt: (column: string, count: number): string => `Colonne « ${column} » : ${formatCount(count, 'case')}`,
  columns: 'Ce que porte chaque colonne',
  columnsNote:
    'Vérifiez ce que Trame a compris ; ce que vous corrigez est retenu pour le prochain fichier de même forme.',
  column: 'Colonne',
  role: 'Elle porte',
  example: 'Exemple',
  roles: role,
  places: 'Lieux à vérifier',
  placesNote:
    'Ces noms ne sont pas exactement ceux que la CTG connaît ; un total est celui du périmètre s’il en compte tous les lieux.',
  place: 'Dans vos chiffres',
  placeIs: 'C’est',
  placeChoose: 'Choisissez…',
  placeUnnamed: (row: number): string => `Ligne ${row}, sans nom`,
  placeOwn: 'Un lieu de ce fichier seulement',
  placeWhole: 'L’ensemble du périmètre',
  fileTotal: 'Total de ces lieux',
  placeLeftOut: 'À laisser de côté',
  untoldTotals: 'Totaux reconnus à leurs chiffres',
  untoldTotalsNote:
    'Une soustraction y redonnerait un effectif caché : Trame les protège comme des totaux, quel que soit leur nom, même si la somme n’est vraie qu’une année, peut-être par hasard. Si l’un d’eux est l’ensemble du périmètre, dites-le sous « Lieux à vérifier ».',
  untoldTotal: ({ axis, label, years, parts }: UntoldTotal): string =>
    `${axis === 'rows' ? 'Ligne' : 'Colonne'} « ${label} », en ${formatList(years.map(String))} : la somme de ${parts
      .slice(0, 6)
      .map((part) => `« ${part} »`)
      .join(', ')}${parts.length > 6 ? ` et de ${formatCount(parts.length - 6, 'autre')}` : ''}.`,
  about: 'Ce que comptent ces chiffres',
  unit: 'Unité',
  statisticalUnit: 'Ce qui est compté',
  statisticalUnitHint:
    'enfants, foyers allocataires, places… Le même mot qu’à vos dépôts précédents : Trame protège ensemble ce qui compte la même chose.',
  dimension: 'Ce que sont les catégories',
  dimensionHint: 'tranche d’âge, quotient familial…',
  year: 'Année de ces chiffres',
  yearHint: 'Aucune colonne ne la dit.',
  blurred: 'Un fichier public déjà flouté par son producteur (data.caf.fr)',
  blurredHint: 'Ses effectifs sont arrondis à 5 : ils ne sont pas masqués davantage.',
  enoughPeople: 'Chaque taux ou moyenne porte sur 20 personnes au moins',
  enoughPeopleHint: 'En dessous, un taux dirait ce que l’effectif ne doit pas dire.',
  threshold: 'Seuil',
  thresholdOf: (threshold: number): string => `${threshold} : un effectif de 1 à ${threshold - 1} est masqué`,
  problems: 'À corriger avant de masquer',
  problem: (problem: Problem): string => problemOf[problem.kind](problem),
  moreProblems: (count: number): string => `Et ${formatCount(count, 'autre point', 'autres points')}.`,
  account: ({ rows, kept, empty, outside, leftOut, cells, marks, blanks }: Account): string =>
    [
      `${formatCount(rows, 'ligne')} ${plural(rows, 'lue')}`,
      [
        // Of a table without a year, nothing is a figure yet.
        `${formatCount(kept, 'gardée')}${kept > 0 && cells + marks + blanks === 0 ? '' : `, soit ${formatCount(cells, 'chiffre')}`}`,
        marks > 0 ? `${formatCount(marks, 'mention')} (« n.d. », « s »…)` : '',
        blanks > 0 ? formatCount(blanks, 'case vide', 'cases vides') : '',
      ]
        .filter((part) => part !== '')
        .join(', '),
      outside > 0 ? `${formatNumber(outside)} hors du périmètre` : '',
      leftOut > 0 ? `${formatNumber(leftOut)} ${plural(leftOut, 'laissée')} de côté` : '',
      empty > 0 ? `${formatNumber(empty)} sans chiffre` : '',
    ]
      .filter((part) => part !== '')
      .join(' ; '),
  lack,
  mask: 'Masquer',
  prepare: 'Préparer l’envoi',
  masking: 'Masquage en cours…',
  maskFailed:
    'Le masquage n’a pas abouti sur ce poste : rien ne peut partir. Rechargez la page, ou essayez dans un autre navigateur.',
  unsafe:
    'Le contrôle n’est pas passé : une valeur cachée se retrouverait. Rien ne peut partir ; montez le seuil ou regroupez des lignes.',
  contradicts: (all: readonly Contradiction[]): string => {
    const told = all
      .slice(0, mostContradictions)
      .map(
        ({ year, place, category, shown, now }) =>
          `${[place, ...(category === total ? [] : [category])].join(', ')} en ${year} (${formatNumber(shown)} diffusé, ${formatNumber(now)} ici)`,
      )
    const others = all.length > told.length ? [formatCount(all.length - told.length, 'autre')] : []
    return `Rien ne peut partir : ce tableau contredit ce que votre partie a déjà diffusé, ${formatList([...told, ...others])}. Un effectif diffusé ne change plus, même retiré : redonnez-le tel quel, laissez cette année de côté ou, s’il était faux, corrigez-le depuis la page de ces chiffres.`
  },
  ledgerFailed: 'Ce qui a déjà été diffusé n’a pas pu être lu : rien ne peut être masqué sans le connaître. Réessayez.',
  view: 'Affichage',
  leaving: 'Ce qui partira',
  mine: 'Mes effectifs',
  total,
  placeHead: 'Lieu',
  whyHidden: (place: string, category: string): string => `${place}, ${category}`,
  hiddenSmall: (threshold: number): string => `moins de ${threshold}`,
  hiddenWith: 'cachée pour en protéger une autre',
  whyLabel: 'voir pourquoi',
  legendPrimary: (count: number, threshold: number): string =>
    `${formatCount(count, 'effectif')} de moins de ${threshold}`,
  legendComplementary: (count: number): string =>
    `${count} ${plural(count, 'caché', 'cachés')} en plus : une soustraction redonnerait ce qui ne se dit pas`,
  legendMark: 'une seule marque à l’envoi : s',
  why: 'Pourquoi cette case',
  whyNone: 'Choisissez une case « s » du tableau pour voir pourquoi elle est cachée.',
  onlyYou: 'sur votre poste seulement',
  whyPrimary: (threshold: number, counted: string): string =>
    `Moins de ${threshold} ${counted} : cet effectif ne se dit pas.`,
  whyDominance: 'Un seul contributeur en fait l’essentiel.',
  whyPopulation: 'Ce lieu compte trop peu de monde pour que ses catégories se disent.',
  whyEarlier: 'Elle est déjà cachée dans ce que votre partie a diffusé avant.',
  whyBranch: 'Ce tableau ne peut pas être protégé case par case : toute la branche est cachée.',
  whyLinked: (names: readonly string[]): string =>
    names.length === 0
      ? 'Montrée, elle redonnerait une autre case par soustraction.'
      : `Montrée, elle redonnerait par soustraction : ${names.join(' ; ')}.`,
  interval: (low: number, high: number | null): string =>
    high === null
      ? `Qui chercherait trouverait seulement : ${formatNumber(low)} ou plus.`
      : `Qui chercherait trouverait seulement : entre ${formatNumber(low)} et ${formatNumber(high)}.`,
  control: 'Contrôle',
  controlPassed: 'passé sur ce poste',
  controlFailed: 'pas passé',
  controlNote: 'Le serveur refait ce contrôle avant que quiconque voie la table ; s’il échoue, rien n’est montré.',
  regroup: 'Libérer des cases en regroupant',
  regroupNow: (hidden: number, all: number): string =>
    `${formatCount(hidden, 'case')} ${plural(hidden, 'cachée')} sur ${formatNumber(all)} aujourd’hui`,
  regroupKeep: 'Ne rien regrouper',
  regroupOf: (one: string, other: string): string => `Réunir « ${one} » et « ${other} »`,
  regroupResult: (hidden: number, freed: number): string =>
    `${formatNumber(hidden)} ${plural(hidden, 'cachée')}, ${formatNumber(freed)} ${plural(freed, 'libérée')}`,
  regroupLoses: 'Les deux ne se distinguent plus.',
  regroupSearching: 'Recherche des regroupements utiles…',
  send: 'Ce qui sera envoyé',
  name: 'Nom de ces chiffres',
  nameHint: 'Par exemple : inscriptions au périscolaire du matin.',
  definition: 'Définition',
  definitionHint: 'Ce qui est compté, à quelle date, et ce qui ne l’est pas.',
  sourceName: 'Source',
  sourceHint: 'Le service ou le logiciel d’où ils viennent.',
  sourceOn: 'Date de la source',
  theme: 'Thème',
  noTheme: 'Aucun en particulier',
  audience: 'Qui les lira',
  readerParty: 'La partie qui les lira',
  noReader: 'La vôtre seulement',
  leaves: 'Part',
  stays: 'Reste sur ce poste',
  leavesNumbers: (counts: number): string => formatCount(counts, 'nombre'),
  leavesMarks: (marks: number): string => `${formatCount(marks, 'marque')} « s », sans distinction`,
  leavesAbsent: (cells: number): string =>
    `${formatCount(cells, 'case')} sans chiffre, avec ce que vous en dites (« s », « nd », vide…)`,
  leavesRule: 'la règle, le seuil, la date',
  staysFile: (name: string): string => name,
  staysTyped: 'ce que vous avez tapé ou collé',
  staysHidden: (hidden: number): string => (hidden < 2 ? `${hidden} effectif caché` : `les ${hidden} effectifs cachés`),
  sendAct: (numbers: number): string => `Envoyer ${numbers < 2 ? 'le nombre' : `les ${formatNumber(numbers)} nombres`}`,
  back: 'Revenir à la lecture',
  accountFile: 'Garder le compte rendu',
  accountName: 'compte-rendu-de-depot.txt',
  cellName: ({ rowId, columnId }: CellPlace, labelOf: (id: string) => string): string =>
    `${labelOf(rowId)}, ${labelOf(columnId)}`,
  accountLines: {
    title: 'Compte rendu de dépôt',
    kept: 'À garder sur votre poste : il dit des effectifs qui ne sont pas partis.',
    name: 'Nom',
    threshold: 'Seuil',
    sent: 'Nombres partis',
    hidden: 'Cases cachées',
    absent: 'Cases sans chiffre, dites telles quelles',
    hiddenList: 'Cases cachées, leur effectif et ce que l’on pourrait en déduire',
    at: 'Fait le',
  },
} as const
