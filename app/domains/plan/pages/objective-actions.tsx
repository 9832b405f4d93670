/** On the page of an objective: its actions with what each produces, then the sum of what is counted alike. Rules: docs/rules/plan.md §7. */
import { formatNumber, formatShortMonth } from '#app/kernel/format.ts'
import { formatQuantity } from '#app/kernel/french.ts'
import { TargetBarFigure } from '#app/ui/charts/target-bar-figure.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { planFacts } from '../facts.ts'
import { planLabels } from '../labels.fr.ts'
import type { ObjectiveActions } from '../objective-queries.server.ts'
import { shareReached, unitKey } from '../production.ts'
import { productionLabels as t } from '../production-labels.fr.ts'
import { LeadText, StateChips } from './action-chips.tsx'
import styles from './objective-actions.module.css'

type Action = ObjectiveActions['actions'][number]
/** A measure of an action; an action without one has a line too. */
type Row = {
  readonly key: string
  readonly action: Action
  readonly measure: Action['measures'][number] | undefined
  readonly isFirst: boolean
}

const rowsOf = (actions: readonly Action[]): readonly Row[] =>
  actions.flatMap((action): readonly Row[] =>
    action.measures.length === 0
      ? [{ key: action.id, action, measure: undefined, isFirst: true }]
      : action.measures.map((measure, index) => ({ key: measure.id, action, measure, isFirst: index === 0 })),
  )

const orNothing = (value: number | null | undefined, none: string): string =>
  value === null || value === undefined ? none : formatNumber(value)

export function ObjectiveActionsCard({
  ctgId,
  objectiveId,
  actions,
  leftCount,
  sums,
  way,
  mayCreate,
}: ObjectiveActions) {
  if (actions.length === 0)
    return (
      <Card title={t.title} id="actions">
        <EmptyState
          action={mayCreate && <Link to={`/ctg/${ctgId}/plan/nouvelle?objectif=${objectiveId}`}>{t.write}</Link>}
        >
          {t.none}
        </EmptyState>
      </Card>
    )
  const [main] = sums
  const { total } = planFacts(actions)
  return (
    <Card title={t.title} id="actions" aside={planLabels.actionCount({ total, left: leftCount })}>
      {main && (
        <section className={styles.bar}>
          <h3>{t.byThePlan(main.unit)}</h3>
          <TargetBarFigure
            spec={{
              title: t.byThePlan(main.unit),
              baseline: main.baseline === null ? null : { value: main.baseline, when: '' },
              last: main.last === null ? null : { value: main.last, when: monthOf(way.lastOn) },
              target: main.target === null ? null : { value: main.target, when: monthOf(way.targetOn) },
              marks: way.due.map(({ on, value }) => ({ value, label: t.due(value, on) })),
            }}
            withoutTarget={t.notSet}
          />
        </section>
      )}
      <DataTable
        rows={rowsOf(actions)}
        columns={columnsOf(ctgId, sums)}
        foot={sums.map((sum) => ({
          title: t.sum(sum.unit),
          measure: t.leftOut(sum),
          baseline: orNothing(sum.baseline, planLabels.notMeasured),
          last: orNothing(sum.last, t.notRead),
          target: orNothing(sum.target, t.notSet),
        }))}
        note={sums.length > 0 && t.note}
      />
    </Card>
  )
}

const monthOf = (day: string | null): string => (day === null ? '' : formatShortMonth(day))

function columnsOf(ctgId: string, sums: ObjectiveActions['sums']): readonly Column<Row>[] {
  const isAdded = ({ unit }: { readonly unit: string }): boolean =>
    sums.some((sum) => unitKey(sum.unit) === unitKey(unit))
  return [
    { key: 'code', header: 'N°', isNote: true, onPhone: 'hidden', cell: ({ action }) => action.code },
    {
      ...{ key: 'title', header: 'Action', isRowHeader: true, widthPercent: 26 },
      cell: ({ action: { id, title, otherCodes } }) => (
        <>
          <Link to={`/ctg/${ctgId}/actions/${id}`}>{title}</Link>
          {otherCodes.length > 0 && <span className={styles.under}>{t.alsoFor(otherCodes)}</span>}
        </>
      ),
    },
    {
      key: 'state',
      header: 'État',
      onPhone: 'bare',
      cell: ({ action, isFirst }) => isFirst && <StateChips status={action.status} flags={action.flags} />,
    },
    {
      key: 'lead',
      header: 'Pilote',
      onPhone: 'bare',
      cell: ({ action, isFirst }) => isFirst && <LeadText {...action.lead} />,
    },
    {
      ...{ key: 'measure', header: 'Mesure', isNote: true },
      cell: ({ measure }) => measure?.name ?? t.noMeasure,
    },
    {
      ...{ key: 'baseline', header: 'Départ', isNumeric: true },
      cell: ({ measure }) => measure && orNothing(measure.baseline, planLabels.notMeasured),
    },
    {
      ...{ key: 'last', header: 'Relevé', isNumeric: true },
      cell: ({ measure }) => measure && orNothing(measure.values.at(-1)?.value, t.notRead),
    },
    {
      ...{ key: 'target', header: 'Cible', isNumeric: true },
      cell: ({ measure }) =>
        measure && (measure.target === null ? t.notSet : formatQuantity(measure.target, measure.unit)),
    },
    {
      ...{ key: 'on', header: 'Pour', isNote: true },
      cell: ({ measure }) => measure && (measure.targetOn ? formatShortMonth(measure.targetOn) : '–'),
    },
    {
      ...{ key: 'share', header: 'Chemin fait', isHeaderHidden: true, isNote: true, onPhone: 'bare' },
      cell: ({ measure }) =>
        measure && (isAdded(measure) || sums.length === 0 ? <Share measure={measure} /> : t.notAdded),
    },
  ]
}

/** From the baseline to the target; the numbers beside it say the same. */
function Share({ measure }: { readonly measure: Action['measures'][number] }) {
  const share = shareReached(measure)
  return share === null ? null : (
    <span className={styles.track} aria-hidden="true">
      <span style={{ width: `${share * 100}%` }} />
    </span>
  )
}
