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

/**
 * Code of a new action: after the last one of its objective, so that no sheet already printed changes its number.
 * An action without objective is « A » and its number in the register: `A12`.
 */
export function nextActionCode(
  objectiveCode: string | undefined,
  takenCodes: readonly string[],
  number: number,
): string {
  if (objectiveCode === undefined) return `A${number}`
  const prefix = `${objectiveCode}.`
  const ranks = takenCodes
    .filter((code) => code.startsWith(prefix) && /^\d+$/.test(code.slice(prefix.length)))
    .map((code) => Number(code.slice(prefix.length)))
  return `${prefix}${Math.max(0, ...ranks) + 1}`
}

/** Made once: `localeCompare` would make one at each comparison. */
const codes = new Intl.Collator('fr', { numeric: true, sensitivity: 'base' })

/** `1.10` after `1.9`, `A2` after every number: the order of the plan. */
export const compareCodes = (one: string, other: string): number => codes.compare(one, other)

/** The objective that gave its code to a sheet, else the first of its objectives in the order of the plan. */
export const mainObjective = <Objective extends { readonly id: string; readonly code: string }>(
  objectives: readonly Objective[],
  sheet: { readonly code: string; readonly objectiveIds: readonly string[] },
): Objective | undefined => {
  const own = objectives.filter(({ id }) => sheet.objectiveIds.includes(id))
  return own.find(({ code }) => sheet.code.startsWith(`${code}.`)) ?? own[0]
}
