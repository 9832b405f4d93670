/** Axes and objectives of a plan with their codes: one statement. */
import { sql } from 'kysely'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { compareCodes, numberTree } from './numbering.ts'

type Node = {
  readonly kind: 'axis' | 'objective'
  readonly id: string
  readonly parentId: string | null
  readonly levelLabel: string
  readonly title: string
  readonly position: number
  readonly themeId: string | null
}

export type OutlineAxis = Omit<Node, 'kind'> & { readonly code: string }
export type OutlineObjective = {
  readonly id: string
  readonly axisId: string
  readonly title: string
  readonly code: string
  readonly themeId: string | null
}
export type Outline = { readonly axes: readonly OutlineAxis[]; readonly objectives: readonly OutlineObjective[] }

const askNodes = compileOnce(
  (_db, slot: SlotOf<{ readonly ctgId: string }>) => sql<Node>`
    select 'axis' as kind, id, parent_id as "parentId", level_label as "levelLabel", title, position, theme_id as "themeId"
    from axis where ctg_id = ${slot('ctgId')}
    union all
    select 'objective', objective.id, objective.axis_id, '', objective.title, objective.position,
      coalesce(issue.theme_id, axis.theme_id)
    from objective
    join axis on axis.ctg_id = objective.ctg_id and axis.id = objective.axis_id
    left join issue on issue.ctg_id = objective.ctg_id and issue.id = objective.issue_id
    where objective.ctg_id = ${slot('ctgId')}`,
)

/** In the order of the plan. The theme of an objective is that of its issue, else of its axis. */
export async function loadOutline(db: Reader, ctgId: string): Promise<Outline> {
  const rows = await askNodes(db, { ctgId })
  const axes = rows.filter(({ kind }) => kind === 'axis')
  const objectives = rows.flatMap((row) =>
    row.kind === 'objective' && row.parentId !== null ? [{ ...row, axisId: row.parentId }] : [],
  )
  const codes = numberTree(axes, objectives)
  const codeOf = (id: string) => codes.get(id) ?? ''
  return {
    axes: axes
      .map(({ kind, ...axis }) => ({ ...axis, code: codeOf(axis.id) }))
      .toSorted((one, other) => compareCodes(one.code, other.code)),
    objectives: objectives
      .map(({ id, axisId, title, themeId }) => ({ id, axisId, title, themeId, code: codeOf(id) }))
      .toSorted((one, other) => compareCodes(one.code, other.code)),
  }
}

/** The axes above an objective or an axis, from the top, the starting axis last. */
export function axesAbove({ axes }: Outline, axisId: string | null): readonly OutlineAxis[] {
  const axis = axes.find(({ id }) => id === axisId)
  return axis ? [...axesAbove({ axes, objectives: [] }, axis.parentId), axis] : []
}
