/** Names of the levels of a plan, and how its sheets are numbered: what each CTG chooses. Pure. Rules: docs/rules/plan.md §10.1-2. */
import { type LevelLabels, usualLevelLabels } from '#app/domains/diagnosis/diagnosis.ts'
import type { NumberingRule } from './numbering.ts'

export type LevelNames = {
  /** From the top. */
  readonly axes: LevelLabels
  readonly objective: string
  readonly action: string
}

export const usualNames: LevelNames = { axes: usualLevelLabels, objective: 'Objectif', action: 'Action' }

export type PlanStructure = {
  readonly names: LevelNames
  readonly numbering: NumberingRule
  readonly version: number
}
