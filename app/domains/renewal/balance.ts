/**
 * The balance of a CTG, on which the diagnosis of the next one opens: actions, objectives, decisions, copils, recommendations.
 * Pure. Rules: docs/rules/renewal.md §3.
 */
import type { z } from 'zod'
import type { Outcome } from '#app/domains/evaluation/evaluation.ts'
import type { ActionStatus } from '#app/domains/plan/plan.ts'
import type { DeepReadonly } from '#app/kernel/deep-readonly.ts'
import type { balanceShape } from './balance-shape.ts'

/** What became of an action, for the balance. */
export const fates = ['done', 'going', 'deferred', 'dropped'] as const
export type Fate = (typeof fates)[number]
export const fateOf: Record<ActionStatus, Fate> = {
  done: 'done',
  'in-progress': 'going',
  suspended: 'going',
  'not-started': 'going',
  validated: 'going',
  proposed: 'going',
  deferred: 'deferred',
  abandoned: 'dropped',
}

export type Balance = DeepReadonly<z.infer<typeof balanceShape>>
export type Verdict = Balance['objectives'][number]['verdict']

type Values = { readonly baseline: number | null; readonly target: number | null; readonly last: number | null }

/**
 * Where an objective ended: its last value against its target, in the direction that its start says (up when it has none).
 * `not-measured`: the target or the last value is not known.
 */
export function verdictOf(isMeasurable: boolean, { baseline, target, last }: Values): Verdict {
  if (!isMeasurable) return 'not-measurable'
  if (target === null || last === null) return 'not-measured'
  const isDownwards = baseline !== null && target < baseline
  return (isDownwards ? last <= target : last >= target) ? 'reached' : 'not-reached'
}

/** What the evaluation of a CTG recommends of one of its actions or objectives. */
export type Recommendation = Balance['recommendations'][number]
export type EvaluationSource = NonNullable<Balance['evaluation']>

/** A recommendation in common, or alike for all parties, is listed once; otherwise each party keeps its own. */
export function recommendationsOf({ on, id, title, advice, voices }: Outcome): readonly Recommendation[] {
  if (advice === null)
    return voices.map((voice) => ({ on, id, title, advice: voice.advice, reason: voice.reason, by: voice.by }))
  const common = voices.find(({ by }) => by === null)
  const reason = common?.reason ?? voices.map((voice) => `${voice.by} : ${voice.reason}`).join(' ; ')
  return [{ on, id, title, advice, reason, by: null }]
}

/** What is to be stopped is not proposed to the next CTG: by its id, the reason. Where parties disagree, it is proposed. */
export const stoppedBy = (recommendations: readonly Recommendation[]): ReadonlyMap<string, string> =>
  new Map(
    recommendations.filter(({ advice, by }) => advice === 'stop' && by === null).map(({ id, reason }) => [id, reason]),
  )

export type FateCounts = Readonly<Record<Fate, number>> & { readonly total: number }

type Line = { readonly status: ActionStatus; readonly themeName: string | null }

const countFates = (lines: readonly Line[]): FateCounts => {
  const count = (fate: Fate) => lines.filter(({ status }) => fateOf[status] === fate).length
  return {
    total: lines.length,
    done: count('done'),
    going: count('going'),
    deferred: count('deferred'),
    dropped: count('dropped'),
  }
}

/**
 * Each action once. @param themeNames in their order; those without an action are told too
 * @returns by theme, those of no theme last, under an empty name
 */
export function countActions(lines: readonly Line[], themeNames: readonly string[]): Balance['actions'] {
  const ofTheme = (theme: string | null) => lines.filter(({ themeName }) => themeName === theme)
  const byTheme = themeNames.map((theme) => ({ theme, ...countFates(ofTheme(theme)) }))
  const alone = ofTheme(null)
  return {
    ...countFates(lines),
    byTheme: alone.length === 0 ? byTheme : [...byTheme, { theme: '', ...countFates(alone) }],
  }
}
