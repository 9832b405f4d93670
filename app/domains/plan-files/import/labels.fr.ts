/** Words of taking a plan up from a spreadsheet. Pure. */

import { sheetFields } from '#app/domains/plan/sheet/fields.fr.ts'
import { formatCount, formatNumber, plural, shorten } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { takeLabels } from '../export/take-labels.fr.ts'
import type { ColourName } from './colour-names.ts'
import type { ImportProblemKind } from './draft-action.ts'
import type { ImportField } from './fields.ts'
import { type CellFate, cellFates, type FateCounts, type LedgerLine, type LedgerReason } from './ledger.ts'
import type { LeftReason } from './line-cells.ts'
import type { UnknownValue } from './match-values.ts'
import type { EarlierPlace } from './said-again.ts'

/** « ligne 7 », « ligne 7 de « Enfance » ». */
const lineOf = ({ row, sheet }: EarlierPlace): string => `ligne ${row}${sheet ? ` de « ${sheet} »` : ''}`

const field: Record<ImportField, string> = {
  ignored: 'Ne pas reprendre',
  code: 'Numéro de l’action',
  externalId: 'Identifiant dans votre outil',
  title: 'Intitulé de l’action',
  subAction: 'Sous-action (une par ligne, sous son action)',
  axis: 'Axe',
  subAxis: 'Sous-axe',
  objective: 'Objectif commun à plusieurs actions',
  lead: 'Pilote',
  service: 'Service pilote',
  coLead: 'Copilote',
  sponsor: sheetFields.electedSponsor.header,
  email: sheetFields.leadEmail.header,
  partners: 'Partenaires',
  start: sheetFields.starts.header,
  end: 'Fin, échéance',
  period: 'Calendrier (début et fin)',
  year: 'Période cochée (une colonne par an, par mois…)',
  status: 'État d’avancement',
  tickedStatus: 'État coché (une colonne par état)',
  priority: sheetFields.priority.header,
  need: 'Besoin, objectif de l’action',
  description: sheetFields.description.header,
  public: sheetFields.public.header,
  areas: 'Territoires',
  budget: 'Budget',
  funder: 'Financeur du budget',
  indicators: 'Indicateurs',
  next: sheetFields.nextStep.header,
  body: sheetFields.body.header,
  notes: 'Observations',
}

const problem: Record<ImportProblemKind, string> = {
  date: 'Ce n’est pas une date que Trame comprend : la date reste vide.',
  'doubtful-date': 'La date est suivie d’un « ? » : seule son année est retenue.',
  status: 'Cet état n’est pas connu : l’action est reprise comme validée.',
  amount: 'Ce n’est pas un montant : aucun moyen n’est inscrit.',
  'end-before-start': 'La fin vient avant le début : la fin reste vide.',
  'formula-error': takeLabels.formulaError,
  'failed-title':
    'L’intitulé est une erreur du tableur : la ligne n’est pas reprise. Corrigez-la là-bas, puis déposez le fichier à nouveau.',
  'text-too-long': `Ce texte dépasse ${formatNumber(sheetFields.description.max)} caractères : il est coupé.`,
  'title-too-long': `L’intitulé dépasse ${sheetFields.title.max} caractères : il est coupé.`,
}

const colourWords: Record<ColourName, string> = {
  grey: 'grise',
  red: 'rouge',
  orange: 'orange',
  yellow: 'jaune',
  green: 'verte',
  blue: 'bleue',
  purple: 'violette',
  pink: 'rose',
}

const fateWords: Record<CellFate, string> = {
  understood: 'Comprises',
  words: 'Gardées en mots dans la description',
  choice: 'Inconnues : à vous de choisir',
  aside: 'Laissées de côté',
}

/** Why a cell is not simply understood. */
const reasonWords: Record<LedgerReason, string> = {
  notes: 'Colonne sans champ à elle',
  'says-more': 'Dit plus que ce qui en est lu',
  'part-amount': 'Part d’un montant de son action',
  nobody: 'Personne n’y est encore nommé',
  comment: 'Commentaire de la cellule',
  date: 'Date non comprise',
  'doubtful-date': 'Date suivie d’un « ? »',
  amount: 'Montant non compris',
  'end-before-start': 'Fin avant le début',
  'formula-error': 'Formule en erreur',
  'text-too-long': 'Texte trop long, coupé',
  'title-too-long': 'Intitulé trop long, coupé',
  status: 'État inconnu : dites ce qu’il est',
  states: 'Plusieurs états cochés : dites lequel vaut',
  'hidden-sheet': 'Feuille masquée : cochez-la pour la reprendre',
  'hidden-row': 'Ligne masquée : cochez l’action pour la reprendre',
  'hidden-column': 'Colonne masquée : dites ce qu’elle contient pour la reprendre',
  struck: 'Texte barré',
  several: 'Plusieurs actions dans une case',
  heading: 'Titre de colonne',
  above: 'Au-dessus du tableau',
  total: 'Total de ce qui est déjà lu',
  note: 'Note sous le tableau',
  help: 'Mode d’emploi ou exemple',
  beside: 'À côté du tableau',
  'no-action': 'Ligne sans action',
  'failed-title': 'Ligne dont l’intitulé est une erreur du tableur',
  'comment-outside': 'Commentaire hors d’une action',
  'says-nothing': 'Sans contenu (« - », « à définir »)',
  'left-column': 'Colonne à ne pas reprendre',
  'older-version': 'Version ancienne d’une autre colonne',
  'value-list': 'Feuille de listes de valeurs',
  pivot: 'Tableau croisé',
  'other-sheet': 'Feuille non reprise',
}

/** « 2 actions et 1 étape », « 1 étape ». */
const linesOf = (actions: number, steps: number): string =>
  [
    ...(actions > 0 || steps === 0 ? [formatCount(actions, 'action')] : []),
    ...(steps > 0 ? [formatCount(steps, 'étape')] : []),
  ].join(' et ')

const cells = (count: number): string => formatCount(count, 'case')

export const importLabels = {
  /** « case rouge », of a cell that has nothing else. */
  colourAlone: (colour: ColourName, number: number | undefined): string =>
    ['case', colourWords[colour], number].filter(Boolean).join(' '),
  /** « cochés ensemble : En cours, Fait »: what is asked, and remembered. */
  severalStates: (states: readonly string[]): string => `cochés ensemble : ${states.join(', ')}`,
  /** Of a small calendar, folded: « 24 colonnes de calendrier : janvier 2026 à décembre 2027 ». */
  calendar: (headers: readonly string[]): string =>
    `${formatCount(headers.length, 'colonne')} de calendrier : ${headers[0] ?? ''} à ${headers.at(-1) ?? ''}`,
  /** Of a funder named without an amount. */
  noAmount: 'montant non dit',
  /** Of a tab that holds several tables. */
  /** A bar drawn over several columns: « ■ (jusqu’à T3) ». */
  barUntil: (text: string, end: string): string => `${text} (jusqu’à ${end})`,
  nextTable: (tab: string, place: number): string => `${tab} (tableau ${place})`,
  nextTableEnd: / \(tableau \d+\)$/,
  field,
  problem,
  /** « 34 actions, 5 axes ; 3 cellules non comprises ». Everything is understood only when nothing is kept in words or left. */
  summary: (
    { actions, steps, axes, problems }: Readonly<Record<'actions' | 'steps' | 'axes' | 'problems', number>>,
    { words, choice }: FateCounts,
  ): string => {
    const rest = words + choice - problems
    // A colour that nothing says is a problem, and no cell that has words.
    const isWhole = words + choice + problems === 0
    const told = [
      ...(problems > 0 ? [formatCount(problems, 'cellule non comprise', 'cellules non comprises')] : []),
      ...(rest > 0 ? [`${cells(rest)} en mots ou à choisir`] : []),
    ]
    return `${formatCount(actions, 'action')}, ${steps === 0 ? '' : `${formatCount(steps, 'étape')}, `}${axes === 0 ? 'aucun axe' : formatCount(axes, 'axe')} ; ${
      isWhole ? 'toutes les cellules des actions sont comprises' : told.join(', ')
    }.`
  },
  /** Of a spreadsheet whose actions are already in the plan, in part. */
  known: ({
    all,
    actions,
    steps,
    same,
    absent,
  }: Readonly<Record<'all' | 'actions' | 'steps' | 'same' | 'absent', number>>): readonly string[] => [
    `${linesOf(actions, steps)} sur ${steps === 0 ? all : `${all} lignes`} ${plural(actions + steps, 'est déjà', 'sont déjà')} dans le plan${same > 0 ? `, ${same} sans changement` : ''} : reconnues par leur identifiant, leur numéro et leur titre, ou leur titre.`,
    'Une case vide du tableur n’efface rien ; les axes, moyens et indicateurs déjà inscrits ne changent pas.',
    ...(absent > 0
      ? [
          `${formatCount(absent, 'action')} du plan ${plural(absent, 'n’est', 'ne sont')} pas dans ce fichier : rien n’est supprimé.`,
        ]
      : []),
  ],
  unknownNote:
    'Trame ne relie un nom à une partie, un service, un état ou un thème que si vous le dites. Sinon le texte reste tel quel.',
  unknownKind: {
    lead: 'pilote',
    partner: 'partenaire',
    status: 'état',
    theme: 'thème de l’axe',
  } satisfies Record<UnknownValue['kind'], string>,
  unknownKept: {
    lead: 'Garder le texte',
    partner: 'Garder le texte',
    status: 'Action validée, texte gardé',
    theme: 'Sans thème',
  } satisfies Record<UnknownValue['kind'], string>,
  short: (text: string): string => shorten(text.replace(/\s+/g, ' '), 80),
  fate: fateWords,
  /** « Comprises : 204 cases ». */
  fateCount: (fate: CellFate, count: number): string => `${fateWords[fate]} : ${cells(count)}`,
  /** « 583 cases du fichier, commentaires compris : 400 comprises… », whose sum is the file. */
  ledger: (counts: FateCounts): string =>
    `${cells(cellFates.reduce((sum, fate) => sum + counts[fate], 0))} non vides dans le fichier, commentaires compris. Chacune a un sort, et un seul.`,
  /** What a cell became: the field it is in, or why it is not. */
  account: (line: LedgerLine): string => {
    if (line.fate !== 'understood') return reasonWords[line.because]
    return line.isShared ? 'Plusieurs noms : pilote, copilote, puis partenaires' : field[line.as]
  },
  left: {
    'hidden-row': 'Ligne masquée dans le tableur',
    struck: 'Barrée dans le tableur',
    several: 'Plusieurs actions dans une case',
  } satisfies Record<LeftReason, string>,
  leftNote: (count: number): string =>
    `${formatCount(count, 'action')} ${plural(count, 'est masquée, barrée ou plusieurs à la fois', 'sont masquées, barrées ou plusieurs à la fois')} dans le tableur : ${plural(count, 'elle n’est pas cochée', 'elles ne sont pas cochées')} d’avance.`,
  /** « 2 actions et 2 étapes reprises dans le plan. » */
  brought: (actions: number, steps: number): string =>
    steps === 0
      ? `${formatCount(actions, 'action reprise', 'actions reprises')} dans le plan.`
      : `${linesOf(actions, steps)} ${actions === 0 ? plural(steps, 'reprise', 'reprises') : 'reprises'} dans le plan.`,
  /** Its number, else its title. */
  lineName: ({ code, title }: { readonly code: string; readonly title: string }): string => code || `« ${title} »`,
  /** Beside the box of a line written under another action. */
  asStep: (code: string): string => `Étape de ${code}`,
  asStepOf: (title: string, code: string): string => `Étape de ${code} : ${title}`,
  stepsNote: (count: number): string =>
    `${formatCount(count, 'sous-action devient une étape', 'sous-actions deviennent des étapes')} de l’action sous laquelle ${plural(count, 'elle est écrite', 'elles sont écrites')}, ou dont ${plural(count, 'elle porte', 'elles portent')} le numéro (A1.1 sous A1) ; décochez « Étape de… » pour en faire une action. Une sous-action dont l’action n’est ni cochée ni dans le plan est reprise comme action.`,
  /** Of a line whose action is not taken. */
  orphan: (code: string): string => `${code} n’est pas repris : cette ligne sera une action.`,
  tooLongFor: (code: string): string => `Trop longue pour une étape de ${code} : reprise comme action`,
  /** Of the amounts of a step. */
  addedTo: (code: string): string => `ajouté aux montants de ${code}`,
  partOf: (code: string): string => `compris dans ceux de ${code}, gardé en mots`,
  /** Of a part that is taken as an action. */
  countedTwice: (code: string): string => `compris aussi dans ceux de ${code} : compté deux fois`,
  /** Of a step of the plan that the line may be. */
  renamed: (title: string): string => `Renommée ? Dans le plan : « ${title} »`,
  renamedNote: (count: number): string =>
    `${formatCount(count, 'étape')} ${plural(count, 'semble être une étape', 'semblent être des étapes')} du plan sous un autre intitulé : ${plural(count, 'elle n’est pas cochée', 'elles ne sont pas cochées')} d’avance. Cochée, une ligne s’ajoute comme étape nouvelle.`,
  sameTitle: (place: EarlierPlace): string => `Même intitulé que la ${lineOf(place)}`,
  sameCode: (place: EarlierPlace): string => `Même numéro que la ${lineOf(place)}`,
  /** @param areLines some of them become steps */
  apply: (count: number, areLines = false): string =>
    count < 2 ? 'Reprendre cette action' : `Reprendre ces ${count} ${areLines ? 'lignes' : 'actions'}`,
  undo: 'Défaire la reprise',
  undoNote: 'Les axes et les objectifs créés pour elles partent avec, s’ils ne servent pas ailleurs.',
  plan: 'Plan d’action',
  axis: 'Axe',
  subAxis: 'Sous-axe',
  unknownFunder: gapWords.text,
} as const

export const importRefusals: Readonly<Record<string, string>> = {
  'plan.import-not-found': 'Ce fichier d’actions n’existe pas dans cette CTG.',
  'plan.no-table-found': 'Aucun tableau d’actions n’a été reconnu dans ce fichier.',
  'plan.json-not-taken':
    'Le JSON de Trame est fait pour d’autres logiciels et ne revient pas : changez l’export XLSX, ODS ou CSV du plan, puis déposez-le.',
  'plan.sheet-too-large':
    'Une feuille de ce tableur, masquée peut-être, a plus de 2 000 lignes ou de 60 colonnes : gardez les seules feuilles du plan, puis déposez-le.',
  'plan.import-not-in-preview': 'Ces actions ont déjà été reprises ou annulées : déposez le fichier à nouveau.',
  'plan.import-not-applied': 'Cette reprise n’est plus à défaire.',
  'plan.import-empty': 'Aucune des lignes cochées n’est une action : vérifiez les colonnes, puis recommencez.',
  'plan.no-title-column': 'Dites quelle colonne porte l’intitulé de l’action.',
  'plan.column-chosen-twice':
    'Deux colonnes ne peuvent pas porter la même information : gardez-en une, ignorez l’autre ou mettez-la en observations.',
  'plan.return-empty': 'Rien de ce qui est coché ne change le plan tel qu’il est à présent : rechargez la page.',
}
