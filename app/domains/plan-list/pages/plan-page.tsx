/** The plan by axis and objective: every action on a line, its holes as links. */

import { planFacts } from '#app/domains/plan/facts.ts'
import { planLabels as t } from '#app/domains/plan/labels.fr.ts'
import { mainObjective } from '#app/domains/plan/outline/numbering.ts'
import { isInPlan } from '#app/domains/plan/plan.ts'
import { formatCount } from '#app/kernel/format.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import { isEmptyFilter, planAddress } from '../plan-filter.ts'
import { writeSort } from '../plan-list.ts'
import type { PlanLine, PlanPageData } from '../plan-view.server.ts'
import { actionColumns } from './action-columns.tsx'
import { PickButton, pickColumn } from './bulk-pick.tsx'
import { PlanFrame } from './plan-frame.tsx'

type Data = PlanPageData

export function PlanPage(data: Data) {
  const { filter, sort, page, pageCount } = data
  const isWhole = isEmptyFilter(filter)
  return (
    <PlanFrame
      {...data}
      view="list"
      buttons={data.actions.some(({ mayEdit }) => mayEdit) && <PickButton {...data} />}
      kept={{ tri: writeSort(sort) }}
      below={isWhole && pageCount === 1 && <ObjectivesWithoutAction {...data} />}
    >
      {isWhole && <Holes {...data} />}
      {groupsOf(data).map((group) => (
        <AxisCard key={group.key} group={group} {...data} />
      ))}
      <Pagination
        page={page}
        pageCount={pageCount}
        pageUrl={(asked) =>
          planAddress(data.ctgId, 'list', filter, {
            tri: writeSort(sort),
            page: asked === 1 ? undefined : String(asked),
          })
        }
      />
    </PlanFrame>
  )
}

/** What is missing or calls for attention, each a link to the actions concerned. */
function Holes({ ctgId, counts }: Data) {
  const seen = counts.flags.filter(({ count }) => count > 0)
  if (seen.length === 0) return null
  return (
    <Card title="À voir dans ce plan">
      <Row isList>
        {seen.map(({ name, count }) => (
          <li key={name}>
            <Link to={planAddress(ctgId, 'list', { flags: [name] })}>{t.flagCount(name, count)}</Link>
          </li>
        ))}
      </Row>
    </Card>
  )
}

type Group = {
  readonly key: string
  readonly title: string
  readonly actions: readonly (PlanLine & { readonly objective: string })[]
}

/** In the order of the plan, one group per top axis that has actions, then those without axis; in another order, one group. */
function groupsOf({ actions, outline, sort }: Data): readonly Group[] {
  const axisOf = (id: string | null) => outline.axes.find((axis) => axis.id === id)
  const topOf = (id: string | null): string | undefined => {
    const axis = axisOf(id)
    return axis?.parentId ? topOf(axis.parentId) : axis?.id
  }
  const placed = actions.map((action) => {
    const objective = mainObjective(outline.objectives, action)
    const line = { ...action, objective: objective ? `${objective.code} ${objective.title}` : '' }
    return { line, top: topOf(action.axisId ?? objective?.axisId ?? null) }
  })
  if (sort.key !== 'code') return [{ key: 'all', title: 'Toutes les actions', actions: placed.map(({ line }) => line) }]
  const groups = outline.axes
    .filter(({ parentId }) => parentId === null)
    .map(({ id, levelLabel, code, title }) => ({
      key: id,
      title: `${levelLabel} ${code}. ${title}`,
      actions: placed.filter(({ top }) => top === id).map(({ line }) => line),
    }))
  const rest = placed.filter(({ top }) => top === undefined).map(({ line }) => line)
  return [...groups, { key: 'rest', title: 'Actions sans axe', actions: rest }].filter(
    (group) => group.actions.length > 0,
  )
}

function AxisCard({ group: { title, actions }, ...data }: Data & { readonly group: Group }) {
  const columns = actionColumns({
    sort: data.sort,
    sortedTo: (tri) => planAddress(data.ctgId, 'list', data.filter, { tri }),
  })
  return (
    <Card title={title} aside={t.actionCount(planFacts(actions))}>
      <DataTable
        caption={title}
        rows={actions}
        rowKey={({ id }) => id}
        columns={[
          ...(data.actions.some(({ mayEdit }) => mayEdit) ? [pickColumn] : []),
          columns.code,
          columns.title<Group['actions'][number]>(({ ctgId, id, objective }) =>
            objective === '' ? (
              <Link to={`/ctg/${ctgId}/actions/${id}/modifier`}>Relier à un objectif</Link>
            ) : (
              objective
            ),
          ),
          columns.lead,
          columns.dates,
          columns.state,
          columns.next,
        ]}
      />
    </Card>
  )
}

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
