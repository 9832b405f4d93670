/** The self-audit: what is judged of each criterion on each unit of the sample, and what it comes to. Pure. Rules: docs/rules/accessibility.md. */
import type { AccessibilityState } from '#app/kernel/accessibility.fr.ts'
import type { Criterion } from './criteria.fr.ts'
import type { Feature, Unit, UnitKey } from './sample.fr.ts'

/** `absent`: the page holds nothing the criterion is about. `unseen`: nobody has verified it yet, which counts as failed. */
export type Verdict = 'met' | 'failed' | 'absent' | 'unseen'

/** How something was looked at, by whom and when: `looks` says it. */
export type Look = 'tree' | 'screen' | 'source'

export type Evidence = {
  /** Names of checks of ours, run on every page that the tests look at 1440 pixels wide (e2e/rgaa-checks.ts). */
  readonly checks?: readonly string[]
  /** Rules of axe, run on every page that the tests open; those of colours, on a dozen of them. */
  readonly axe?: readonly string[]
  /** Names of tests, in `tests`. */
  readonly tests?: readonly string[]
  readonly look?: Look
}

export type Finding = { readonly verdict: Verdict; readonly evidence: Evidence; readonly words?: string }

export type Judgement = {
  readonly criterion: string
  /** Units that hold none of this have nothing to judge. Everything unless said. */
  readonly about?: Feature
  readonly pages: Finding
  /** Documents have nothing to judge unless said. */
  readonly documents?: Finding
  readonly except?: readonly (Finding & { readonly units: readonly UnitKey[] })[]
}

const nothing: Finding = { verdict: 'absent', evidence: {} }

/** The finding for one criterion on one unit. */
export function findingOf(judgement: Judgement, unit: Unit): Finding {
  const exception = judgement.except?.find(({ units }) => units.some((key) => key === unit.key))
  if (exception) return exception
  if (judgement.about && !unit.has.includes(judgement.about)) return nothing
  return unit.kind === 'page' ? judgement.pages : (judgement.documents ?? nothing)
}

export type Line = {
  readonly criterion: Criterion
  readonly verdict: Verdict
  /** Where it fails or was not verified, and why. */
  readonly faults: readonly { readonly unit: Unit; readonly finding: Finding }[]
}

const isCounted = (verdict: Verdict): boolean => verdict !== 'absent'
const isFault = (verdict: Verdict): boolean => verdict === 'failed' || verdict === 'unseen'

/** A criterion is met when no unit of the sample fails it. */
function lineOf(criterion: Criterion, judgement: Judgement, units: readonly Unit[]): Line {
  const found = units.map((unit) => ({ unit, finding: findingOf(judgement, unit) }))
  const faults = found.filter(({ finding }) => isFault(finding.verdict))
  const verdicts = found.map(({ finding }) => finding.verdict)
  const verdict = (['failed', 'unseen', 'met'] as const).find((one) => verdicts.includes(one)) ?? 'absent'
  return { criterion, verdict, faults }
}

/** Share of what is met among what has something to judge. @returns from 0 to 1; 1 when there is nothing to judge */
function rateOf(verdicts: readonly Verdict[]): number {
  const counted = verdicts.filter(isCounted)
  return counted.length === 0 ? 1 : counted.filter((verdict) => verdict === 'met').length / counted.length
}

/** The three words that the RGAA knows: everything, half at least, less. */
export const stateOf = (ratio: number): AccessibilityState => (ratio === 1 ? 'full' : ratio >= 0.5 ? 'partial' : 'none')

export type Audit = {
  readonly state: AccessibilityState
  /** Criteria met among those that apply. */
  readonly ratio: number
  /** Mean of the rates of the units. */
  readonly meanRatio: number
  readonly lines: readonly Line[]
  readonly units: readonly { readonly unit: Unit; readonly ratio: number; readonly failed: readonly string[] }[]
}

/** @throws Error when a criterion has no judgement */
export function auditOf(
  criteria: readonly Criterion[],
  judgements: readonly Judgement[],
  units: readonly Unit[],
): Audit {
  const pairs = criteria.map((criterion) => {
    const judgement = judgements.find((one) => one.criterion === criterion.number)
    if (!judgement) throw new Error(`no judgement of ${criterion.number}`)
    return { criterion, judgement }
  })
  const lines = pairs.map(({ criterion, judgement }) => lineOf(criterion, judgement, units))
  const ofUnits = units.map((unit) => {
    const found = pairs.map(({ criterion, judgement }) => ({ criterion, verdict: findingOf(judgement, unit).verdict }))
    return {
      unit,
      ratio: rateOf(found.map(({ verdict }) => verdict)),
      failed: found.filter(({ verdict }) => isFault(verdict)).map(({ criterion }) => criterion.number),
    }
  })
  const ratio = rateOf(lines.map(({ verdict }) => verdict))
  const meanRatio = ofUnits.reduce((sum, one) => sum + one.ratio, 0) / ofUnits.length
  return { state: stateOf(ratio), ratio, meanRatio, lines, units: ofUnits }
}
