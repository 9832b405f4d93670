/** The plan by axis and objective: every action on a line. */
import type { ReactNode } from 'react'
import { planFacts } from '#app/domains/plan/facts.ts'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { mainObjective } from '#app/domains/plan/outline/numbering.ts'
import { isInPlan } from '#app/domains/plan/plan.ts'
import { formatCount } from '#app/kernel/format.ts'
import { DataTable, type RowGroup } from '#app/ui/data-table.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import { filterLabels as t } from '../labels.fr.ts'
import { isEmptyFilter, planAddress } from '../plan-filter.ts'
import { writeSort } from '../plan-list.ts'
import type { PlanPageData } from '../plan-view.server.ts'
import { actionColumns } from './action-columns.tsx'
import { PickForm, pickColumn } from './bulk-pick.tsx'
import { PlanFrame, planSentence } from './plan-frame.tsx'

type Data = PlanPageData
type PlanLine = Data['actions'][number]

export function PlanPage(data: Data) {
  const { ctgId, filter, sort, page, pageCount } = data
  return (
    <PlanFrame
      {...data}
      view="list"
      otherParameters={{ tri: writeSort(sort) }}
      below={isEmptyFilter(filter) && pageCount === 1 && <ObjectivesWithoutAction {...data} />}
    >
      <PickForm ctgId={ctgId} filter={filter} mayPick={data.actions.some(({ mayEdit }) => mayEdit)}>
        <ActionsTable {...data} />
      </PickForm>
      <Pagination
        page={page}
        pageCount={pageCount}
        pageUrl={(number) =>
          planAddress(ctgId, 'list', filter, {
            tri: writeSort(sort),
            page: number === 1 ? undefined : String(number),
          })
        }
      />
    </PlanFrame>
  )
}

/** In the order of the plan, under their axis and objective; in another order, one run where each names its own. */
function ActionsTable(data: Data) {
  const { ctgId, actions, outline, sort, filter, counts } = data
  const columns = actionColumns({ sort, sortedTo: (tri) => planAddress(ctgId, 'list', filter, { tri }) })
  const objectiveOf = (line: PlanLine) => mainObjective(outline.objectives, line)
  const under = (line: PlanLine): ReactNode => {
    const objective = objectiveOf(line)
    if (objective) return sort.key === 'code' ? undefined : `${objective.code} ${objective.title}`
    return line.mayEdit && <Link to={`/ctg/${ctgId}/actions/${line.id}/modifier`}>{t.mendObjective}</Link>
  }
  return (
    <DataTable
      caption={planSentence(counts)}
      isWide
      rows={actions}
      {...(sort.key === 'code' && { groups: groupsOf(data) })}
      columns={[
        ...(actions.some(({ mayEdit }) => mayEdit) ? [pickColumn] : []),
        columns.code,
        columns.title<PlanLine>(under),
        columns.lead,
        columns.state,
        columns.dates,
        columns.next,
      ]}
    />
  )
}

/** An axis and what stands directly under it, then each of its objectives; at the end, actions without axis. */
function groupsOf({ ctgId, actions, outline }: Data): readonly RowGroup<PlanLine>[] {
  const placed = actions.map((line) => {
    const objective = mainObjective(outline.objectives, line)
    return { line, objectiveId: objective?.id, axisId: objective?.axisId ?? line.axisId }
  })
  const axisIds = new Set(outline.axes.map(({ id }) => id))
  const within = (axisId: string): ReadonlySet<string> => {
    const inner = outline.axes.filter(({ parentId }) => parentId === axisId).flatMap(({ id }) => [...within(id)])
    return new Set([axisId, ...inner])
  }
  const ofAxes = outline.axes.flatMap((axis): RowGroup<PlanLine>[] => {
    const inAxis = within(axis.id)
    const all = placed.filter(({ axisId }) => axisId !== null && inAxis.has(axisId))
    if (all.length === 0) return []
    const direct = all.filter(({ axisId, objectiveId }) => axisId === axis.id && objectiveId === undefined)
    const heading = `${axis.levelLabel} ${axis.code}. ${axis.title}`
    const objectives = outline.objectives.filter(({ axisId }) => axisId === axis.id)
    return [
      { key: axis.id, heading, aside: groupCount(all.map(({ line }) => line)), rows: direct.map(({ line }) => line) },
      ...objectives.flatMap(({ id, code, title }) => {
        const rows = all.filter(({ objectiveId }) => objectiveId === id).map(({ line }) => line)
        return rows.length === 0
          ? []
          : [{ key: id, heading: <ObjectiveLink {...{ ctgId, id, code, title }} />, isUnder: true, rows }]
      }),
    ]
  })
  const rest = placed.filter(({ axisId }) => axisId === null || !axisIds.has(axisId)).map(({ line }) => line)
  if (rest.length === 0) return ofAxes
  return [...ofAxes, { key: 'rest', heading: t.withoutAxis, aside: groupCount(rest), rows: rest }]
}

/** « 5 actions, 3 en cours ». */
const groupCount = (lines: readonly PlanLine[]): string =>
  t.groupCount(planLabels.actionCount(planFacts(lines)), lines.filter(({ status }) => status === 'in-progress').length)

type ObjectiveProps = { readonly ctgId: string; readonly id: string; readonly code: string; readonly title: string }

const ObjectiveLink = ({ ctgId, id, code, title }: ObjectiveProps) => (
  <Link to={`/ctg/${ctgId}/objectifs/${id}`}>
    {code} {title}
  </Link>
)

/** Objectives nothing answers yet: each leads to the form of an action. */
function ObjectivesWithoutAction({ ctgId, outline, actions, may }: Data) {
  const answered = new Set(actions.filter(isInPlan).flatMap(({ objectiveIds }) => objectiveIds))
  const lacking = outline.objectives.filter(({ id }) => !answered.has(id))
  if (lacking.length === 0) return null
  return (
    <Card title="Objectifs sans action" aside={formatCount(lacking.length, 'objectif')}>
      <ul className="plain-list">
        {lacking.map(({ id, code, title }) => (
          <li key={id}>
            {code} {title}
            {may.create && (
              <>
                {' · '}
                <Link to={`/ctg/${ctgId}/plan/nouvelle?objectif=${id}`}>
                  Écrire une action<span className="visually-hidden"> pour l’objectif {code}</span>
                </Link>
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
