/** How the form of a sheet asks for each field, where its title does not say it all; and the groups that fold. Pure. Rules: docs/rules/plan.md §1, §11. */
import { atStart } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import type { sheetFields } from './fields.fr.ts'

export type FormWords = {
  readonly label?: string | undefined
  readonly hint?: string | undefined
  /** Of a choice, when nothing is chosen. */
  readonly empty?: string
  /** Lines shown when empty. */
  readonly rows?: number
  /** Shown after the control. */
  readonly unit?: string
  /** In characters, when the answer is short. */
  readonly width?: number
}
export type SheetKey = keyof typeof sheetFields

/** What the words depend on. */
type Facts = {
  readonly isNew: boolean
  /** « Objectif », as the CTG names the level. */
  readonly objectiveLabel: string | undefined
  readonly communeCount: number
  /** Key words in use. */
  readonly tags: readonly string[]
}

const person = 'Une personne ou une structure.'

export const formWords = (facts: Facts): Partial<Record<SheetKey, FormWords>> => ({
  title: { label: 'Titre de l’action' },
  objectives: { label: facts.objectiveLabel, hint: 'À quoi elle répond ; plusieurs si besoin.' },
  leadParty: { empty: atStart(gapWords.lead) },
  leadName: { hint: person },
  partners: { label: 'Partenaires' },
  partnersText: { hint: 'Ceux qui ne sont pas partie de la CTG : PMI, mission locale, associations…' },
  leadPerson: { hint: 'Cette personne pourra faire le point sur l’action.' },
  leadEmail: { hint: 'Si le pilote n’a pas de compte.' },
  coLeadParty: { empty: 'Aucune' },
  coLeadName: {
    hint: facts.isNew ? undefined : `${person} Son service se choisit plus bas, avec les services.`,
  },
  body: { empty: 'Aucune en particulier' },
  description: { rows: 8 },
  expectedResults: { hint: 'Ce qui aura changé, en mots ; ce qui se compte va dans les mesures.' },
  inhabitantsPart: { empty: 'Non dite' },
  theme: { empty: 'Celui de l’objectif' },
  tags: {
    label: 'Sous-thème et mots-clés',
    hint: `Séparés par des virgules.${facts.tags.length > 0 ? ` Déjà employés : ${facts.tags.slice(0, 30).join(', ')}.` : ''}`,
  },
  communes: { hint: facts.communeCount > 1 ? 'Rien de coché : tout le périmètre, ou pas encore dit.' : undefined },
  areas: {
    ...{ label: 'Secteur, en mots' },
    hint: 'Ce que les listes ne disent pas : un équipement, une rue, un bassin de vie.',
  },
  priority: { empty: 'Non dite' },
  recurrence: { empty: 'Non dite' },
  calendarText: {
    ...{ label: 'Calendrier, en mots' },
    hint: 'Ce que les dates ne disent pas : « chaque dernier trimestre », « hors vacances scolaires ».',
  },
  humanMeans: {
    ...{ rows: 2 },
    hint: 'Qui y passe du temps. Ce qui se chiffre va dans les moyens mobilisés, plus bas.',
  },
  materialMeans: { hint: 'Locaux, véhicules, équipement.', rows: 2 },
  cafFields: { hint: 'Les champs de la Caf qui agissent ici, puis ce qu’elle y apporte.' },
  linkedPlans: {
    ...{ label: 'Plans avec lesquels l’action s’articule' },
    hint: 'La liste est celle du cadre de la CTG.',
  },
  qualitativeIndicators: {
    ...{ rows: 3 },
    hint: 'Ce qui se dit plutôt qu’il ne se compte : ce que les familles en disent, ce que les équipes observent.',
  },
  watchPoints: { rows: 3 },
  successConditions: { rows: 3 },
})

/** The eight first fields; the status has its own act. */
export const firstKeys = [
  ...(['title', 'objectives', 'leadParty', 'leadService', 'leadName', 'partners', 'partnersText'] as const),
  ...(['starts', 'ends', 'nextStep', 'nextStepOn'] as const),
] satisfies readonly SheetKey[]

/** The others fold, by groups whose titles say what is asked. */
export const folds: readonly { readonly title: string; readonly keys: readonly SheetKey[] }[] = [
  {
    title: 'Compte du pilote, copilote, élu référent, instance',
    keys: ['leadPerson', 'leadEmail', 'coLeadParty', 'coLeadName', 'electedSponsor', 'body'],
  },
  {
    title: 'Besoin, résultats attendus, public, thème',
    keys: ['need', 'description', 'expectedResults', 'public', 'inhabitantsPart', 'theme', 'tags'],
  },
  { title: 'Communes, quartiers, secteur', keys: ['communes', 'namedAreas', 'areas'] },
  { title: 'Priorité, récurrence, calendrier en mots', keys: ['priority', 'recurrence', 'calendarText'] },
  {
    title: 'Moyens humains et matériels, leviers de la Caf',
    keys: ['humanMeans', 'materialMeans', 'cafFields'],
  },
  { title: 'Articulation avec d’autres plans', keys: ['linkedPlans'] },
  {
    title: 'Indicateurs qualitatifs, vigilance, réussite',
    keys: ['qualitativeIndicators', 'watchPoints', 'successConditions'],
  },
]
