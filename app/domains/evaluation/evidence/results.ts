/**
 * What changed: objectives from their baseline to their last value, beside « si rien n’avait changé » (the baseline carried flat)
 * and larger territories; words and documents. Pure. Rules: docs/rules/evaluation-evidence.md §6-7.
 */
import type { Evidence, ObjectiveResult } from './evidence-shape.ts'
import type { EvidenceSources, Point } from './evidence-sources.ts'
import { computeProcess, themesOf } from './process.ts'
import { type Links, type Scope, scopeOf, wholeScope } from './scope.ts'

/** Whether « si rien n’avait changé » stands anywhere: a baseline makes it. */
export const hasFlat = (objectives: readonly ObjectiveResult[]): boolean =>
  objectives.some(({ baseline }) => baseline !== null)

/** Years in order, one value each: a later source wins over an earlier one; nothing before the first year. */
export function joinPoints(sources: readonly (readonly Point[])[], firstYear: number | null): readonly Point[] {
  const byYear = new Map(sources.flat().map(({ year, value }) => [year, value]))
  return [...byYear]
    .map(([year, value]) => ({ year, value }))
    .filter(({ year }) => firstYear === null || year >= firstYear)
    .toSorted((one, other) => one.year - other.year)
}

const yearly = (value: number | null, year: number | null) => (value === null ? null : { value, year })
const asPoints = (one: ReturnType<typeof yearly>): readonly Point[] =>
  one === null || one.year === null ? [] : [{ year: one.year, value: one.value }]

function resultOf(objective: EvidenceSources['objectives'][number], sources: EvidenceSources): ObjectiveResult {
  const { id, code, title, measureName, values, measured } = objective
  const baseline = yearly(values.baseline, objective.baseline?.year ?? null)
  const last = yearly(values.last, objective.last?.year ?? null)
  const figures = sources.indicators.find(({ indicatorId }) => indicatorId === measured.indicatorId)
  const own = sources.ownPoints.filter(({ objectiveId }) => objectiveId === id)
  const series = (figures?.series ?? own).map(({ year, value }) => ({ year, value }))
  return {
    ...{ id, code, title, measure: measureName ?? '', baseline, last },
    unit: measured.indicatorUnit,
    decimals: measured.decimals ?? 1,
    ownUnit: measured.measureUnit ?? '',
    target: yearly(values.target, objective.target?.year ?? null),
    lastWords: objective.last?.text ?? '',
    // The baseline the parties wrote is where the curve starts, whatever a figure revised since says of that year.
    points: [...joinPoints([series, asPoints(last), asPoints(baseline)], baseline?.year ?? null)],
    references: [...(figures?.references ?? [])],
  }
}

/** Beside the flat line: what the last value is above or below the start; undefined while one is not known. */
export const gapToFlat = ({ baseline, last }: Pick<ObjectiveResult, 'baseline' | 'last'>): number | undefined =>
  baseline && last ? last.value - baseline.value : undefined

/** The last value known is the baseline itself. */
export const isUnmeasured = ({ baseline, last }: Pick<ObjectiveResult, 'baseline' | 'last'>): boolean =>
  baseline !== null && last !== null && baseline.year === last.year

function computeEvidence(sources: EvidenceSources, scope: Scope): Evidence {
  const { today, objectives, testimonies, surveys, files } = sources
  const themes = themesOf(sources, scope)
  const actionIds = new Set(scope.actions.map(({ id }) => id))
  const scoped = new Set(scope.objectives.map(({ id }) => id))
  return {
    process: computeProcess(sources, scope),
    result: {
      measuredOn: today,
      objectives: objectives.filter(({ id }) => scoped.has(id)).map((objective) => resultOf(objective, sources)),
    },
    word: {
      measuredOn: today,
      surveys: [...surveys],
      testimonies: testimonies
        .filter(({ themeId }) => scope.isWhole || themes.has(themeId))
        .map(({ themeId: _theme, ...testimony }) => testimony),
    },
    document: {
      measuredOn: today,
      files: files
        .filter(({ actionId }) => scope.isWhole || actionIds.has(actionId))
        .map(({ actionId: _action, ...file }) => file),
    },
  }
}

export type Scoped = { readonly questionId: string | null; readonly evidence: Evidence }

/** Of the whole first (`questionId` null), then of each question in its order. */
export const computeAllEvidence = (
  sources: EvidenceSources,
  questions: readonly (Links & { readonly id: string })[],
): readonly Scoped[] => [
  { questionId: null, evidence: computeEvidence(sources, wholeScope(sources.plan)) },
  ...questions.map((question) => ({
    questionId: question.id,
    evidence: computeEvidence(sources, scopeOf(sources.plan, question)),
  })),
]
