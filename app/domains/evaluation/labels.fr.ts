/** Every sentence of evaluations. Pure. Rules: docs/rules/evaluation.md. */
import { decisionReference } from '#app/domains/meetings/meetings.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { atStart, formatCount, formatDay, formatList } from '#app/kernel/format.ts'
import type { Glyph } from '#app/ui/state.tsx'
import {
  type EvaluationRefusal,
  isAsked,
  type Missing,
  type MissingCode,
  missingCodes,
  usualQuestions,
} from './evaluation.ts'
import type {
  Advice,
  AdviceKind,
  Condition,
  Criterion,
  Evaluation,
  EvaluationKind,
  FramingField,
  Held,
  Level,
  Nature,
  Question,
  Seal,
  Stage,
  Target,
} from './evaluation-shape.ts'

const criterion: Record<Criterion, string> = {
  relevance: 'Pertinence',
  coherence: 'Cohérence',
  attainment: 'Atteinte des objectifs',
  means: 'Moyens',
  effects: 'Effets pour les habitants',
  partnership: 'Partenariat et décloisonnement',
  durability: 'Durée des effets',
}

/** What a criterion asks, to find one’s question. */
const criterionHint: Record<Criterion, string> = {
  relevance: 'Les objectifs répondaient-ils aux besoins du territoire ?',
  coherence: 'Les actions allaient-elles ensemble, et avec les autres plans ?',
  attainment: 'Où en est-on des objectifs ?',
  means: 'Les moyens étaient-ils à la hauteur des objectifs ?',
  effects: 'Qu’est-ce qui a changé pour les habitants ?',
  partnership: 'Travaille-t-on mieux ensemble, et avec qui ?',
  durability: 'Ce qui a changé tiendra-t-il ?',
}

const kind: Record<EvaluationKind, string> = { 'mid-term': 'à mi-parcours', final: 'finale' }

const stage: Record<Stage, string> = {
  framing: 'en cadrage',
  collecting: 'éléments à réunir',
  judging: 'jugements ouverts',
  frozen: 'figée',
}
const stageGlyph: Record<Stage, Glyph> = { framing: 'draft', collecting: 'later', judging: 'half', frozen: 'done' }

const held: Record<Held, string> = { yes: 'oui', 'in-part': 'en partie', no: 'non', 'not-known': 'non dit' }
const heldGlyph: Record<Held, Glyph> = { yes: 'done', 'in-part': 'half', no: 'crossed', 'not-known': 'later' }

const level: Record<Level, string> = {
  'not-reached': 'pas atteint',
  partly: 'en partie atteint',
  rather: 'plutôt atteint',
  reached: 'atteint',
  'not-judged': 'non jugé',
}

const advice: Record<AdviceKind, string> = {
  continue: 'poursuivre',
  adapt: 'adapter',
  stop: 'arrêter',
  generalise: 'généraliser',
}

const nature: Record<Nature, string> = {
  process: 'ce qui a été fait',
  result: 'résultats',
  word: 'paroles recueillies',
  document: 'documents',
}

const framing: Record<FramingField, { readonly name: string; readonly hint: string }> = {
  scope: { name: 'Ce qui est évalué', hint: 'Quels thèmes, quelles années, et ce qui est laissé de côté.' },
  method: { name: 'Méthode', hint: 'Chiffres repris, enquêtes, ateliers, entretiens : auprès de qui, combien.' },
  calendar: { name: 'Calendrier', hint: 'Qui fait quoi, avant quelle date.' },
  means: { name: 'Moyens', hint: 'Temps, budget, appui extérieur.' },
  limits: {
    name: 'Biais et limites',
    hint: 'Une par ligne : ce qu’on ne saura pas, qui n’a pas été entendu, ce qui est estimé. Obligatoire.',
  },
  risks: { name: 'Risques', hint: 'Une par ligne, conflits d’intérêts compris : qui juge ce qu’il a fait lui-même.' },
}

type MissingFacts = { readonly count: number; readonly names: readonly string[] }
/** Names that hold commas and question marks: « Caf, question 1 ; Ville, question 1 ». */
const listed = ({ names }: MissingFacts): string => (names.length === 0 ? '' : ` : ${names.join(' ; ')}`)

const missing: Record<MissingCode, (said: MissingFacts) => string> = {
  scope: () => 'ce qui est évalué n’est pas dit',
  method: () => 'la méthode n’est pas dite',
  calendar: () => 'le calendrier n’est pas dit',
  risks: () => 'les risques ne sont pas dits',
  'few-questions': ({ count }) =>
    count === 0
      ? 'aucune question n’est écrite'
      : `${formatCount(count, 'question')} seulement : on en choisit d’ordinaire plus`,
  'many-questions': ({ count }) => `${formatCount(count, 'question')} : on en choisit d’ordinaire moins`,
  'questions-without-condition': (facts) =>
    `${formatCount(facts.count, 'question')} sans « on jugera réussi si… »${listed(facts)}`,
  'no-judge': () => 'aucune partie n’est appelée à juger',
  'single-judge': () => 'une seule partie est appelée à juger',
  'not-in-copil': () => 'la décision n’a pas été prise en comité de pilotage',
  'no-decision': () => 'aucune décision ne l’a figée',
  'conditions-not-known': ({ count }) =>
    count === 1
      ? 'une condition dont on ne dit pas si elle est tenue'
      : `${count} conditions dont on ne dit pas si elles sont tenues`,
  judgements: (facts) => `${formatCount(facts.count, 'jugement')} sans réponse${listed(facts)}`,
  'questions-without-limits': (facts) => `${formatCount(facts.count, 'question')} sans limite écrite${listed(facts)}`,
  'no-advice': () => 'aucune recommandation',
}

/** The name of a criterion in this CTG. */
export const criterionName = ({ criterionLabels }: Pick<Evaluation, 'criterionLabels'>, key: Criterion): string =>
  criterionLabels[key] ?? criterion[key]

/** Conditions that hold, among all; those of which nothing is said are never counted as not held, before the freeze and after. */
export function heldWords(conditions: readonly Pick<Condition, 'held'>[]): string {
  const count = (answer: Held) => conditions.filter(({ held }) => held === answer).length
  const unknown = count('not-known')
  const waiting = formatCount(unknown, 'non dite', 'non dites')
  if (conditions.length === 0) return 'aucune condition'
  if (unknown === conditions.length) return waiting
  return `${count('yes')} sur ${conditions.length}${unknown > 0 ? `, ${waiting}` : ''}`
}

/** « jugée par 2 parties sur 3 »: those called to judge; another that judged counts among them. */
export function judgedWords(
  { judges }: Pick<Evaluation, 'judges'>,
  { judgements }: Pick<Question, 'judgements'>,
): string {
  if (judgements.length === 0) return 'sans jugement'
  const called = new Set([...judges, ...judgements].map(({ partyId }) => partyId)).size
  return judgements.length === called
    ? `jugée par ${called === 1 ? 'la seule partie' : `les ${called} parties`}`
    : `jugée par ${formatCount(judgements.length, 'partie')} sur ${called}`
}

const kindHint: Record<EvaluationKind, string> = {
  'mid-term':
    'Plus légère, pour corriger en route : d’une à cinq questions ; méthode, calendrier, risques, limites de chaque question et recommandations sont facultatifs.',
  final: 'Avant la fin, pour préparer la suite ; figée, elle marque l’étape « évaluée ».',
}
const step: Record<Stage, string> = {
  framing: 'Cadrage',
  collecting: 'Éléments',
  judging: 'Jugements',
  frozen: 'Figée',
}

const isOptional = (one: EvaluationKind, field: FramingField): boolean =>
  missingCodes.some((code) => code === field && !isAsked(one, code))

export const adviceWords = {
  savedMeanwhile: (saved: Pick<Advice, 'advice' | 'reason'> | undefined): string =>
    saved === undefined
      ? 'Retirée entre-temps par une autre personne.'
      : `Enregistré entre-temps par une autre personne : « ${advice[saved.advice]} », ${saved.reason}`,
} as const

export const evaluationLabels = {
  ...{
    criterion,
    criterionHint,
    kind,
    kindHint,
    step,
    stage,
    stageGlyph,
    held,
    heldGlyph,
    level,
    advice,
    nature,
    framing,
  },
  usualQuestions: (one: EvaluationKind): string =>
    `De ${usualQuestions[one].fewest} à ${usualQuestions[one].most} d’ordinaire ; chacune dit à l’avance sur quoi l’on jugera.`,
  framingHint: (one: EvaluationKind, field: FramingField): string =>
    `${framing[field].hint}${isOptional(one, field) ? ' Facultatif à mi-parcours.' : ''}`,
  left: {
    title: 'Facultatif à mi-parcours',
    note: 'Une évaluation à mi-parcours est plus légère : ce qui n’est pas écrit est laissé à l’évaluation finale, et le rapport le dit.',
    frozenTitle: 'Laissé à l’évaluation finale',
    reportSummary: 'Une évaluation à mi-parcours est plus légère : ces parties y sont facultatives.',
  },
  missing: (item: Missing): string => atStart(missing[item.code](item)),
  levelHeader: (one: Level): string => atStart(level[one]),
  adviceCount: (one: AdviceKind, count: number): string => `${atStart(advice[one])} : ${count}`,
  noAnswer: 'sans réponse',
  noAnswerOf: (names: readonly string[]): string => `Sans réponse : ${formatList(names)}.`,
  judgedOn: (by: string, day: string): string => `${by}, ${formatDay(day)}`,
  corrections: (count: number): string => (count === 1 ? 'Corrigé une fois' : `Corrigé ${count} fois`),
  target: (on: Target['on'], code: string, title: string): string =>
    `${on === 'objective' ? `Objectif ${code}` : `Action ${code}`}, ${title}`,
  title: 'Évaluation',
  none: 'Aucune évaluation. On en fait d’ordinaire une à mi-parcours, plus légère, et une avant la fin.',
  noneAtEnd: 'Aucune évaluation. La convention a pris fin : l’évaluation finale dit ce qui en reste à retenir.',
  finalAfterEnd: 'La convention a pris fin : elle dit ce qui est à retenir pour la suite.',
  titleHint: (hasEnded: boolean): string =>
    `Par exemple « ${hasEnded ? 'Évaluation finale' : 'Évaluation à mi-parcours, 2028'} ».`,
  newTitle: { 'mid-term': 'Évaluation à mi-parcours', final: 'Évaluation finale' } satisfies Record<
    EvaluationKind,
    string
  >,
  decided: ({ decision }: Pick<Seal, 'decision'>): string =>
    decision === null ? '' : `décision ${decisionReference(decision)} du ${formatDay(decision.decidedOn)}`,
  /** « Évaluation finale, figée le 3 mai 2028 par Claire Mousseline, décision 2028-04 du 2 mai 2028. » */
  standing: ({ kind: one, stage: at, frozen }: Pick<Evaluation, 'kind' | 'stage' | 'frozen'>): string => {
    const sealed = frozen && [
      `le ${formatDay(parisDay(new Date(frozen.frozenAt)))} par ${frozen.frozenBy}`,
      evaluationLabels.decided(frozen),
    ]
    return `Évaluation ${kind[one]}, ${[stage[at], sealed?.filter(Boolean).join(', ')].filter(Boolean).join(' ')}.`
  },
  validatedBy:
    'Si le comité de pilotage en a pris une. Celle qu’il prendra ensuite se relie à l’évaluation depuis sa page, dans le registre.',
  said: {
    started: 'Évaluation commencée : écrivez sa note de cadrage.',
    removed: 'Évaluation retirée.',
    framing: 'Note de cadrage enregistrée.',
    evaluators: 'Évaluateurs invités enregistrés.',
    criteria: 'Critères enregistrés.',
    questionAdded: 'Question ajoutée.',
    question: 'Question enregistrée.',
    questionRemoved: 'Question retirée.',
    moved: 'Question déplacée.',
    framed: 'Note de cadrage figée : les éléments peuvent être réunis.',
    stage: 'Évaluation passée à cette étape.',
    noted: 'Constat enregistré.',
    limits: 'Limites enregistrées.',
    judged: 'Jugement enregistré.',
    advised: 'Recommandations enregistrées.',
    frozen: 'Évaluation figée : plus rien n’y change.',
  },
} as const

const refusals: Record<EvaluationRefusal, string> = {
  frozen: 'Cette évaluation est figée : plus rien n’y change.',
  framed: 'La note de cadrage est figée par une décision : rouvrez-la avant de la changer.',
  'not-framed': 'La note de cadrage n’est pas encore figée par une décision.',
  'wrong-stage': 'L’évaluation n’en est pas à cette étape : rechargez la page pour voir où elle en est.',
  'not-judging': 'Les jugements ne sont pas ouverts : la coordination les ouvre quand les éléments sont réunis.',
  'framing-without-limits':
    'Écrivez au moins une limite : une évaluation qui ne dit pas ses limites ne peut pas être crue.',
  'framing-without-question': 'Écrivez au moins une question : la note de cadrage dit à quoi l’évaluation répond.',
  'report-without-limits':
    'Un rapport sans limites est refusé : écrivez au moins une limite de cette évaluation avant de la figer.',
  'question-judged': 'Une partie a déjà jugé une question : elle ne se retire plus.',
  'framed-once': 'Une décision a figé la note de cadrage de cette évaluation : elle ne se retire plus.',
}

export const evaluationRefusals: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(refusals).map(([code, sentence]) => [`evaluation.${code}`, sentence])),
  'evaluation.not-found': 'Cette évaluation n’existe pas, ou plus, dans cette CTG.',
  'evaluation.question-not-found': 'Cette question n’existe pas, ou plus, dans cette CTG.',
  'evaluation.condition-not-found': 'Cette condition n’existe pas, ou plus : rechargez la page.',
  'evaluation.party-not-found': 'Cette partie n’est pas de cette CTG.',
  'evaluation.decision-not-found': 'Cette décision n’existe pas dans cette CTG.',
  'evaluation.target-not-found': 'Un de ces objectifs ou une de ces actions n’est pas, ou plus, dans le plan.',
  'evaluation.evaluator-not-found': 'Cette personne n’est pas évaluateur extérieur de cette CTG.',
  'evaluation.changed-meanwhile':
    'Une autre personne a enregistré pendant que vous écriviez. Votre saisie est gardée ci-dessous, avec ce qui a été enregistré : vérifiez, puis enregistrez à nouveau.',
}
