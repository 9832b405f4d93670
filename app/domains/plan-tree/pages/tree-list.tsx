/** The tree itself: axes in axes, objectives, actions; under the row chosen, its panel. */
import { useSearchParams } from 'react-router'
import { planFacts } from '#app/domains/plan/facts.ts'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { LeadText, StateChips } from '#app/domains/plan/pages/action-chips.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Link } from '#app/ui/link.tsx'
import type { TreeThing } from '../drops.ts'
import { treeLabels as t } from '../labels.fr.ts'
import type { TreeLine, TreePageData } from '../queries.server.ts'
import { ActionPanel, AxisPanel, ObjectivePanel } from './move-panels.tsx'
import styles from './tree.module.css'
import { rowName, TreeRow } from './tree-row.tsx'

type AxisBranch = TreePageData['tree']['axes'][number]
type ObjectiveBranch = AxisBranch['objectives'][number]

/** Which row has its panel open. */
function useOpenRow(): string | null {
  const [search] = useSearchParams()
  return search.get('deplacer')
}

const placeIn = (index: number, count: number) => ({ isFirst: index === 0, isLast: index === count - 1 })

export function AxisItems({ data, axes }: { readonly data: TreePageData; readonly axes: readonly AxisBranch[] }) {
  const openRow = useOpenRow()
  return axes.map((branch, index) => {
    const { axis, axes: inner, objectives, actions } = branch
    const thing: TreeThing = { kind: 'axis', id: axis.id }
    const lines = actionsUnder(branch)
    return (
      <li key={axis.id}>
        <TreeRow
          {...{ thing, code: axis.code, title: axis.title, level: axis.levelLabel }}
          steps={data.may.arrange ? placeIn(index, axes.length) : undefined}
        >
          {lines.length === 0 ? t.noAction : planLabels.actionCount(planFacts(lines))}
        </TreeRow>
        {openRow === rowName(thing) && data.may.arrange && <AxisPanel data={data} branch={branch} />}
        <ul className={styles.branch}>
          <AxisItems data={data} axes={inner} />
          {objectives.map((objective, rank) => (
            <ObjectiveItem
              key={objective.objective.id}
              {...{ data, branch: objective }}
              place={placeIn(rank, objectives.length)}
            />
          ))}
          <ActionItems {...{ data, actions, objectiveId: null }} />
        </ul>
      </li>
    )
  })
}

/** Each once, though several objectives share it. */
function actionsUnder({ axes, objectives, actions }: AxisBranch): readonly TreeLine[] {
  const all = [...objectives.flatMap((one) => one.actions), ...actions, ...axes.flatMap(actionsUnder)]
  return [...new Map(all.map((line) => [line.id, line])).values()]
}

type ObjectiveProps = {
  readonly data: TreePageData
  readonly branch: ObjectiveBranch
  readonly place: { readonly isFirst: boolean; readonly isLast: boolean }
}

function ObjectiveItem({ data, branch, place }: ObjectiveProps) {
  const openRow = useOpenRow()
  const { ctgId, structure, may } = data
  const { objective, actions } = branch
  const thing: TreeThing = { kind: 'objective', id: objective.id }
  return (
    <li>
      <TreeRow
        {...{ thing, code: objective.code, title: objective.title, level: structure.names.objective }}
        to={`/ctg/${ctgId}/objectifs/${objective.id}`}
        steps={may.arrange ? place : undefined}
      >
        {actions.length === 0 && (
          <>
            {t.noAction}
            {may.write && (
              <>
                {' · '}
                <Link to={`/ctg/${ctgId}/plan/nouvelle?objectif=${objective.id}`}>
                  {t.writeAction}
                  <span className="visually-hidden"> pour {objective.code}</span>
                </Link>
              </>
            )}
          </>
        )}
      </TreeRow>
      {openRow === rowName(thing) && may.arrange && <ObjectivePanel data={data} branch={branch} />}
      <ul className={styles.branch}>
        <ActionItems {...{ data, actions, objectiveId: objective.id }} />
      </ul>
    </li>
  )
}

type ActionsProps = {
  readonly data: TreePageData
  readonly actions: readonly TreeLine[]
  /** The objective they are under; null for those that have none. */
  readonly objectiveId: string | null
}

export function ActionItems({ data, actions, objectiveId }: ActionsProps) {
  const openRow = useOpenRow()
  const { ctgId, structure, outline } = data
  return actions.map((action, index) => {
    const thing: TreeThing = { kind: 'action', id: action.id, fromId: objectiveId }
    const others = outline.objectives.filter(({ id }) => id !== objectiveId && action.objectiveIds.includes(id))
    return (
      <li key={action.id}>
        <TreeRow
          {...{ thing, code: action.code, title: action.title, level: structure.names.action }}
          to={`/ctg/${ctgId}/actions/${action.id}`}
          steps={action.mayMove ? placeIn(index, actions.length) : undefined}
        >
          <StateChips status={action.status} flags={action.flags} />
          {(action.lead.partyName || action.lead.name) && <LeadText {...action.lead} />}
          {others.length > 0 && <span>{t.sharedWith(others.map(({ code }) => code))}</span>}
          {objectiveId === null && !action.flags.includes('without-objective') && (
            <Chip tone="warn">{t.withoutObjective}</Chip>
          )}
        </TreeRow>
        {openRow === rowName(thing) && action.mayMove && <ActionPanel {...{ data, action, objectiveId }} />}
      </li>
    )
  })
}
