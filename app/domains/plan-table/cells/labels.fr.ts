/** Sentences about the cells of the plan: names of columns, why a cell was not saved. Pure. Rules: docs/rules/plan.md §15. */
import { formatCount, formatList, formatNumber, plural } from '#app/kernel/format.ts'
import type { CellKey } from './cell-values.ts'

/** Beyond, a list is not said whole. */
const mostNames = 12
const among = (names: readonly string[]): string =>
  names.length === 0 || names.length > mostNames
    ? 'choisissez dans la liste.'
    : `choisissez parmi ${formatList(names.map((name) => `« ${name} »`))}.`

export const cellLabels = {
  /** Heads of columns. */
  column: {
    title: 'Action',
    objectives: 'Objectifs',
    theme: 'Thème',
    leadParty: 'Partie pilote',
    leadService: 'Service pilote',
    leadName: 'Nom du pilote',
    leadPerson: 'Compte du pilote',
    leadEmail: 'Adresse du pilote',
    partners: 'Partenaires',
    starts: 'Début',
    ends: 'Fin',
    status: 'État',
    nextStep: 'Prochaine étape',
    nextStepOn: 'Date de la prochaine étape',
    need: 'Besoin',
    public: 'Public',
    areas: 'Secteur',
    electedSponsor: 'Élu référent',
    expectedResults: 'Résultats attendus',
    tags: 'Mots-clés',
    priority: 'Priorité',
    recurrence: 'Récurrence',
    calendarText: 'Calendrier en mots',
    coLeadParty: 'Partie copilote',
    coLeadName: 'Nom du copilote',
    body: 'Instance qui suit l’action',
    inhabitantsPart: 'Part des habitants',
    communes: 'Communes',
    namedAreas: 'Quartiers',
    linkedPlans: 'Articulation avec d’autres plans',
    cafFields: 'Leviers de la Caf',
    humanMeans: 'Moyens humains',
    materialMeans: 'Moyens matériels',
    qualitativeIndicators: 'Indicateurs qualitatifs',
    watchPoints: 'Points de vigilance',
    successConditions: 'Conditions de réussite',
  } satisfies Record<CellKey, string>,
  formulaError:
    'Ce n’est pas une valeur mais une erreur du tableur (#REF!, ####) : corrigez-la là-bas, ou écrivez la valeur.',
  titleMissing: 'Donnez un titre à l’action.',
  tooLong: (most: number): string => `Ce texte est trop long : ${formatNumber(most)} caractères au plus.`,
  dateNotRead:
    'Cette date n’est pas comprise : écrivez par exemple 15/09/2027, sept. 2027, 1er trim. 2027 ou 2027 seul.',
  dayNotRead: 'Donnez le jour : par exemple 15/09/2027.',
  statusMissing: 'Une action a toujours un état : choisissez dans la liste.',
  statusUnknown: (near: string | undefined): string =>
    near === undefined
      ? 'Cet état n’est pas connu : choisissez dans la liste.'
      : `Cet état n’est pas connu : si vous voulez dire « ${near} », choisissez-le dans la liste.`,
  addressNotRead: 'Cette adresse électronique n’est pas valable : vérifiez-la, par exemple prenom.nom@ville.fr.',
  themeUnknown: (names: readonly string[]): string => `Ce thème n’est pas dans la CTG : ${among(names)}`,
  partyUnknown: (names: readonly string[]): string => `Cette partie n’est pas dans la CTG : ${among(names)}`,
  serviceUnknown: (names: readonly string[]): string => `Ce service n’est pas dans la CTG : ${among(names)}`,
  personUnknown:
    'Cette personne n’a pas de compte dans la CTG : invitez-la, ou écrivez son nom dans « Nom du pilote ».',
  bodyUnknown: (names: readonly string[]): string => `Cette instance n’est pas dans la CTG : ${among(names)}`,
  choiceUnknown: (names: readonly string[]): string => `Cette réponse n’est pas connue : ${among(names)}`,
  communeUnknown: (text: string): string => `« ${text} » n’est pas une commune du périmètre : une commune par ligne.`,
  areaUnknown: (text: string): string =>
    `« ${text} » n’est pas un quartier de la CTG : ajoutez-le dans « Membres et parties », ou écrivez-le dans « Secteur ».`,
  linkedPlanUnknown: (text: string): string => `« ${text} » n’est pas un plan articulé de la CTG : un plan par ligne.`,
  leversUnknown: (text: string): string =>
    `« ${text} » n’est pas un des trois champs de la Caf : écrivez par exemple « aides collectives : bonus territoire », un champ par ligne.`,
  tagsTooMany: 'C’est trop de mots-clés, ou l’un d’eux est trop long : 20 au plus, de 60 caractères.',
  leversTooMany: 'C’est trop de leviers, ou l’un d’eux est trop long : 20 par champ, de 100 caractères.',
  ambiguous: 'Plusieurs portent ce nom : écrivez le nom entier, tel qu’il est dans la liste.',
  serviceAmbiguous: 'Plusieurs parties ont un service de ce nom : ajoutez la partie, comme dans la liste.',
  objectiveUnknown: (text: string): string =>
    `« ${text.trim()} » n’est pas un objectif du plan : écrivez son numéro, par exemple 1.2, un objectif par ligne.`,
  objectiveAmbiguous: 'Plusieurs objectifs ont ce titre : écrivez son numéro, par exemple 1.2.',
  changedMeanwhile: 'Quelqu’un a changé cette cellule entre-temps : elle n’a pas été remplacée.',
  changedSince: 'Changée depuis : elle reste telle qu’elle est.',
  notAllowed: 'Vous ne pouvez pas modifier cette fiche : demandez à la coordination ou au pilote de l’action.',
  handOverNotAllowed: 'Le pilote ne confie pas son action à quelqu’un d’autre : demandez à la coordination.',
  moveNotAllowed: 'L’état se change par la coordination, la coopération du thème ou le pilote.',
  themeNotAllowed: 'Vous n’écrivez pas sur ce thème : la fiche reste sur le sien.',
  endsBeforeStart: 'La fin serait avant le début : corrigez l’une des deux dates.',
  serviceOfAnother: (party: string): string =>
    `Ce service est de « ${party} », qui n’est pas la partie pilote : changez les deux ensemble, ou la partie d’abord.`,
  partyOfService: (service: string): string =>
    `Le service pilote, « ${service} », est d’une autre partie : changez les deux ensemble, ou videz d’abord le service.`,
  gone: 'Ce à quoi la cellule se rapportait n’existe plus dans la CTG.',
  /** « 12 cellules de 4 actions ». */
  extent: (cells: number, actions: number): string =>
    `${formatCount(cells, 'cellule')} de ${formatCount(actions, 'action')}`,
  saved: (cells: number, actions: number): string =>
    `${cellLabels.extent(cells, actions)} ${plural(cells, 'changée', 'changées')}`,
} as const

export const cellRefusals: Readonly<Record<string, string>> = {
  'plan.change-actions':
    'Vous ne pouvez modifier aucune de ces actions : demandez à la coordination ou à leurs pilotes.',
  'plan.nothing-changed': 'Rien n’a été changé : chaque cellule dit pourquoi.',
  'plan.batch-not-found':
    'Ce changement n’existe pas dans cette CTG, ou n’y est plus gardé : il s’annulait pendant 90 jours.',
  'plan.batch-already-undone': 'Ce changement a déjà été annulé.',
  'plan.nothing-to-undo': 'Rien n’est à remettre : tout a été changé depuis.',
  'plan.undo-batch': 'Ce changement s’annule par qui l’a fait, ou par la coordination.',
}
