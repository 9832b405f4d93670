/** Numbers read in the plan: axis 1, objective 1.2, action 1.2.3. Pure. Rules: docs/rules/plan.md §4. */

export type AxisNode = { readonly id: string; readonly parentId: string | null; readonly position: number }
export type ObjectiveNode = { readonly id: string; readonly axisId: string; readonly position: number }

const inOrder = <T extends { readonly position: number }>(nodes: readonly T[]): readonly T[] =>
  nodes.toSorted((one, other) => one.position - other.position)

/**
 * Code of every axis and objective: under an axis, its axes first, then its objectives, numbered in one run.
 * @param axes any order; an axis whose parent is not in the list is numbered nowhere
 * @returns by id
 */
export function numberTree(
  axes: readonly AxisNode[],
  objectives: readonly ObjectiveNode[],
): ReadonlyMap<string, string> {
  const codes = new Map<string, string>()
  const visit = (parentId: string | null, prefix: string): void => {
    const children = inOrder(axes.filter((axis) => axis.parentId === parentId))
    for (const [index, axis] of children.entries()) {
      const code = `${prefix}${index + 1}`
      codes.set(axis.id, code)
      visit(axis.id, `${code}.`)
    }
    const leaves = inOrder(objectives.filter((objective) => objective.axisId === parentId))
    for (const [index, { id }] of leaves.entries()) codes.set(id, `${prefix}${children.length + index + 1}`)
  }
  visit(null, '')
  return codes
}

export const numberings = ['place', 'sheet'] as const
/** `place`: 1.2.3, from the objective; `sheet`: « FA 7 », one run over the plan. */
export type Numbering = (typeof numberings)[number]

export type NumberingRule = {
  readonly numbering: Numbering
  /** Before the number of a sheet; may be empty. */
  readonly sheetPrefix: string
  /** Sheets are numbered again at each move; else each keeps its number. */
  readonly hasCodesFollowing: boolean
}

/** Of a CTG that has chosen nothing. */
export const usualNumbering: NumberingRule = { numbering: 'place', sheetPrefix: 'FA', hasCodesFollowing: false }

const withPrefix = (prefix: string, number: number): string => `${prefix} ${number}`.trim()

/** One more than the highest number that follows this prefix. */
function nextAfter(prefix: string, takenCodes: readonly string[]): number {
  const ranks = takenCodes
    .filter((code) => code.startsWith(prefix) && /^\d+$/.test(code.slice(prefix.length)))
    .map((code) => Number(code.slice(prefix.length)))
  return Math.max(0, ...ranks) + 1
}

/**
 * Code of a new action: after the last one of its objective, or of the plan, so that no sheet already printed changes its
 * number. Numbered by place, an action without objective is « A » and its number in the register: `A12`.
 */
export function nextActionCode(
  { numbering, sheetPrefix }: NumberingRule,
  objectiveCode: string | undefined,
  takenCodes: readonly string[],
  number: number,
): string {
  if (numbering === 'sheet')
    return withPrefix(sheetPrefix, nextAfter(sheetPrefix === '' ? '' : `${sheetPrefix} `, takenCodes))
  if (objectiveCode === undefined) return `A${number}`
  const prefix = `${objectiveCode}.`
  return `${prefix}${nextAfter(prefix, takenCodes)}`
}

type Numbered = {
  readonly id: string
  /** In the register. */
  readonly number: number
  readonly code: string
  /** That gives it its place; undefined without objective. */
  readonly objectiveCode: string | undefined
}

/**
 * The code of each action at its place: what numbering the plan again gives.
 * @param actions in the order of the plan
 */
export function codesAtPlace(
  { numbering, sheetPrefix }: NumberingRule,
  actions: readonly Numbered[],
): ReadonlyMap<string, string> {
  const counts = new Map<string, number>()
  return new Map(
    actions.map(({ id, number, objectiveCode }, index) => {
      if (numbering === 'sheet') return [id, withPrefix(sheetPrefix, index + 1)]
      if (objectiveCode === undefined) return [id, `A${number}`]
      const rank = (counts.get(objectiveCode) ?? 0) + 1
      counts.set(objectiveCode, rank)
      return [id, `${objectiveCode}.${rank}`]
    }),
  )
}

/** Made once: `localeCompare` would make one at each comparison. */
const codes = new Intl.Collator('fr', { numeric: true, sensitivity: 'base' })

/** `1.10` after `1.9`, `A2` after every number: the order of the plan. */
export const compareCodes = (one: string, other: string): number => codes.compare(one, other)

/** The first of its objectives: it gives the sheet its place and its number; undefined without objective. */
export const mainObjective = <Objective extends { readonly id: string }>(
  objectives: readonly Objective[],
  { objectiveIds: [mainId] }: { readonly objectiveIds: readonly string[] },
): Objective | undefined => objectives.find(({ id }) => id === mainId)
