/** Words of a printed report of an evaluation and of its summary. Pure. Rules: docs/rules/evaluation-evidence.md §8. */

import { atStart, formatCount, formatDay, formatList, formatNumber } from '#app/kernel/format.ts'
import { gapWords as gap } from '#app/kernel/gap-words.fr.ts'
import type { ObjectiveResult } from '../evidence/evidence-shape.ts'
import { gapWords, valueWords } from '../evidence/labels.fr.ts'
import { isUnmeasured } from '../evidence/results.ts'

type Yearly = NonNullable<ObjectiveResult['last']>

const datedWords = (objective: ObjectiveResult, { value, year }: Yearly): string =>
  `${valueWords(objective, value)}${year === null ? '' : ` en ${year}`}`

function courseWords(objective: ObjectiveResult): string {
  const { baseline, last, lastWords } = objective
  const start = baseline ? `départ ${datedWords(objective, baseline)}` : `départ ${gap.value}`
  if (!last) return `${start} ; dernière valeur : ${lastWords || 'aucune'}`
  if (!baseline) return `${start} ; dernière valeur ${datedWords(objective, last)}`
  if (isUnmeasured(objective)) return `${start}, aucune mesure depuis`
  const beside = last.value === baseline.value ? '' : ' que si rien n’avait changé'
  return `de ${datedWords(objective, baseline)} à ${datedWords(objective, last)}, soit ${gapWords(objective)}${beside}`
}

/** « De 22 en 2025 à 41 en 2028, soit 19 de plus que si rien n’avait changé ; cible 60 en 2029. » */
export function resultSentence(objective: ObjectiveResult): string {
  const { target } = objective
  const aim = target ? `cible ${datedWords(objective, target)}` : 'cible non fixée'
  return `${atStart(courseWords(objective))} ; ${aim}.`
}

/** What a table leaves out, counted. */
const restInReport =
  (one: string, many: string) =>
  (count: number): string =>
    `Et ${formatCount(count, one, many)}, dans le rapport.`

export const reportWords = {
  found: 'Constaté',
  flat: 'Si rien n’avait changé',
  target: 'Cible',
  notMeasured: gap.value,
  none: 'aucune',
  notSet: 'non fixée',
  objectives: 'Objectifs, du départ à la dernière valeur',
  objective: 'Objectif',
  whatIsMeasured: 'Ce que l’on mesure',
  baseline: 'Départ',
  last: 'Dernière valeur',
  gap: 'Écart au départ',
  elsewhere: 'Ailleurs',
  counted: 'Le compte de ce qui a été fait',
  whatIsCounted: 'Ce qui est compté',
  movedDates: 'Dates déplacées',
  action: 'Action',
  planned: 'Ce qui était prévu',
  dates: 'Dates',
  slip: 'Écart',
  actionsByObjective: 'Actions par objectif',
  actions: 'Actions',
  done: 'Réalisées',
  total: 'Total, chaque action une fois',
  servicesTogether: 'Services qui agissent ensemble : actions portées par les deux',
  services: 'Services',
  notNoted: 'non relevé',
  concerned: 'Les actions concernées',
  status: 'État',
  otherWords: (count: number): string => `Et ${formatNumber(count)} autres paroles, dans Trame.`,
  atDay: (day: string | undefined): string => (day === undefined ? 'Au départ' : `Au ${formatDay(day)}`),
  pair: (one: string, other: string): string => `${one} et ${other}`,
  reference: (name: string, year: number, words: string): string => `${name} ${words} en ${year}`,
  quote: (text: string, ...from: readonly string[]): string => `« ${text} » ${from.join(', ')}`,
  workshops: 'Ce que les ateliers ont dit',
  roomOpinions:
    'Des avis de salle, comptés sans moyenne et sans noms : ils éclairent les jugements des parties et n’en sont pas un.',
  outsideGroups: 'Hors groupe',
  group: 'Groupe de propositions',
  allOpinions: 'Tous les avis',
  withoutAccount: 'sans compte',
  workshop: (title: string, openedOn: string, opinions: number): string =>
    `${title} : atelier du ${formatDay(openedOn)}, ${formatCount(opinions, 'avis', 'avis')}`,
  otherOpinions: (count: number): string => `Et ${formatCount(count, 'autre avis', 'autres avis')}, dans Trame.`,
  sealed: ({ on, by, decided }: { readonly on: string; readonly by: string; readonly decided: string }): string =>
    `Figée le ${formatDay(on)} par ${by}${decided && `, ${decided}`}`,
  provisional: (madeOn: string): string => `Provisoire, au ${formatDay(madeOn)} : rien n’est figé`,
  rest: {
    questions: restInReport('autre question', 'autres questions'),
    limits: restInReport('autre limite', 'autres limites'),
    conditions: restInReport('autre condition', 'autres conditions'),
    judgements: restInReport('autre jugement', 'autres jugements'),
    objectives: restInReport('autre objectif', 'autres objectifs'),
    advice: restInReport('autre recommandation', 'autres recommandations'),
  },
  limitOf: (position: number, line: string): string => `Question ${position} : ${line}`,
  judgedByQuestion: 'Ce que chaque partie a jugé, question par question',
  question: 'Question',
  notAnswered: 'sans réponse',
  sideBySide: 'Côte à côte, sans moyenne : les parties peuvent ne pas être du même avis.',
  inShort: 'En bref',
  framedOn: (day: string): string => `figée le ${day}`,
  framing: 'Le cadre de l’évaluation',
  framingNote: (number: number, decided: string): string => `Note de cadrage ${number}, ${decided}.`,
  framingNotFrozen: 'La note de cadrage n’est pas figée par une décision.',
  whoJudges: 'Qui juge',
  nobodyJudges: 'Aucune partie n’est appelée à juger.',
  noCondition: 'Aucune condition « on jugera réussi si… » n’a été écrite.',
  conditions: 'Conditions de réussite',
  condition: 'On jugera réussi si…',
  conditionHeld: 'Condition tenue',
  noJudgement: 'Aucune partie n’a jugé cette question.',
  judgementsAndReasons: 'Jugements et raisons',
  party: 'Partie',
  judgement: 'Jugement',
  reasons: 'Raisons',
  by: 'Par',
  judgedBefore: (day: string, level: string): string => `Avant, le ${day} : ${level}.`,
  noEvidence: 'Les éléments calculés par Trame n’ont pas été figés.',
  evidenceFrozen: (day: string, by: string): string => `Éléments figés le ${day} par ${by}.`,
  questionTitle: (position: number, text: string): string => `Question ${position}. ${text}`,
  partyJudgements: 'Le jugement de chaque partie',
  questionLimits: 'Limites de cette question',
  allParties: 'toutes les parties',
  adviceTarget: 'Objectif ou action',
  recommendation: 'Recommandation',
  fromWhom: 'De qui',
  reason: 'Raison',
  advice: 'Ce que les parties recommandent',
  adviceLimit: 'Ce que les parties s’accordent à arrêter n’entre pas dans le projet de renouvellement.',
  noAdvice: 'Aucune recommandation n’a été écrite.',
  recommendations: 'Recommandations',
  notSaid: 'Ce que cette évaluation ne dit pas',
  fingerprint: (sha256: string): string => `Empreinte du contenu figé : ${sha256}…`,
  limitsFirst: 'Limites, à lire d’abord',
  whole: 'Toute la convention : ce qui a été fait, ce qui a changé',
  limitsLast: 'Limites, à relire avant de citer ce rapport',
  eachForItself: (names: readonly string[]): string => `${formatList(names)} : chacune pour elle-même.`,
  withSupport: (evaluators: readonly string[]): string => `Avec l’appui extérieur de ${formatList(evaluators)}.`,
  conditionsFound: 'Conditions, ce qui est constaté, si elles sont tenues',
  held: 'Tenue',
  partyReasons: 'Les raisons de chaque partie',
  fromBaseline: 'Du départ à la dernière valeur',
  summaryTitle: (title: string): string => `${title}, synthèse`,
  judged: 'Ce que les parties jugent',
  why: 'Pourquoi',
  whatWasDone: 'Ce qui a été fait',
  whatChanged: 'Ce qui a changé',
} as const
