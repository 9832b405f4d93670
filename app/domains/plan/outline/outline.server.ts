/** Axes and objectives of a plan with their codes: one statement. */
import { sql } from 'kysely'
import { type LevelLabels, levelLabelOf } from '#app/domains/diagnosis/diagnosis.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { compareCodes, numberTree } from './numbering.ts'
import { usualNames } from './structure.ts'

type Node = {
  readonly kind: 'axis' | 'objective'
  readonly id: string
  readonly parentId: string | null
  readonly title: string
  readonly position: number
  readonly themeId: string | null
  readonly version: number
  /** Names of the three levels of axes, then of objectives; null when the CTG has chosen none. */
  readonly labels: readonly [...LevelLabels, string] | null
}

export type OutlineAxis = Omit<Node, 'kind' | 'labels'> & {
  /** The name of its level. */
  readonly levelLabel: string
  readonly code: string
}
export type OutlineObjective = {
  readonly id: string
  readonly axisId: string
  readonly title: string
  readonly code: string
  readonly themeId: string | null
  /** What this CTG calls its objectives. */
  readonly levelLabel: string
}
export type Outline = { readonly axes: readonly OutlineAxis[]; readonly objectives: readonly OutlineObjective[] }

const levelNames = sql`case when plan_structure.ctg_id is not null
  then json_build_array(level_1_label, level_2_label, level_3_label, objective_label) end`

const askNodes = compileOnce(
  (_db, slot: SlotOf<{ readonly ctgId: string }>) => sql<Node>`
    select 'axis' as kind, axis.id, axis.parent_id as "parentId", axis.title, axis.position, axis.theme_id as "themeId",
      axis.version,
      ${levelNames} as labels
    from axis
    left join plan_structure on plan_structure.ctg_id = axis.ctg_id
    where axis.ctg_id = ${slot('ctgId')}
    union all
    select 'objective', objective.id, objective.axis_id, objective.title, objective.position,
      coalesce(issue.theme_id, axis.theme_id), objective.version, ${levelNames}
    from objective
    left join plan_structure on plan_structure.ctg_id = objective.ctg_id
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
      .map(({ kind, labels, ...axis }) => ({
        ...axis,
        levelLabel: levelLabelOf(labels ? [labels[0], labels[1], labels[2]] : usualNames.axes, axes, axis.id),
        code: codeOf(axis.id),
      }))
      .toSorted((one, other) => compareCodes(one.code, other.code)),
    objectives: objectives
      .map(({ id, axisId, title, themeId, labels }) => ({
        ...{ id, axisId, title, themeId, code: codeOf(id) },
        levelLabel: labels?.[3] ?? usualNames.objective,
      }))
      .toSorted((one, other) => compareCodes(one.code, other.code)),
  }
}

/** The axes above an objective or an axis, from the top, the starting axis last. */
export function axesAbove({ axes }: Outline, axisId: string | null): readonly OutlineAxis[] {
  const axis = axes.find(({ id }) => id === axisId)
  return axis ? [...axesAbove({ axes, objectives: [] }, axis.parentId), axis] : []
}
