/** Axes and objectives in one table: each objective with its number, what it answers, its measure and its actions. */

import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { type Column, DataTable, type RowGroup } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { optionsOf, SelectField, TextField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { deepestLevel } from '../objective.ts'
import { objectiveLabels as w } from '../objective-labels.fr.ts'
import type { ObjectivesPageData } from '../objective-queries.server.ts'

type AxisRow = ObjectivesPageData['axes'][number]
type Row = AxisRow['objectives'][number]

type Props = ObjectivesPageData & {
  /** Of the plan, by the id of an axis or of an objective: its number, how many actions. */
  readonly codes: Readonly<Record<string, string>>
  readonly actionCounts: Readonly<Record<string, number>>
}

export function ObjectivesPage(props: Props) {
  const { ctgId, axes, mayWriteAxis, mayWriteObjective } = props
  return (
    <Page
      crumbs={[crumbs.diagnosis(ctgId)]}
      title={w.title}
      lead={w.lead}
      actions={
        axes.length > 0 && (
          <>
            {mayWriteAxis && <LinkButton to={`/ctg/${ctgId}/plan/arbre`}>{w.arrange}</LinkButton>}
            {mayWriteObjective && (
              <LinkButton look="primary" to={`/ctg/${ctgId}/objectifs/nouveau`}>
                {w.newObjective}
              </LinkButton>
            )}
          </>
        )
      }
    >
      {axes.length === 0 ? (
        <EmptyState>{w.noAxis}</EmptyState>
      ) : (
        <Card>
          <DataTable
            caption={w.title}
            isWide
            columns={columnsOf(props)}
            rows={axes.flatMap(({ objectives }) => objectives)}
            groups={axes.map((axis) => groupOf(axis, props))}
          />
        </Card>
      )}
      {mayWriteAxis && <AddAxis {...props} />}
    </Page>
  )
}

/** « Axe 1. Concilier vie familiale et professionnelle », then its counts. */
const groupOf = (axis: AxisRow, { codes, actionCounts }: Props): RowGroup<Row> => ({
  key: axis.id,
  heading: `${axis.levelLabel} ${codes[axis.id] ?? ''}. ${axis.title}`,
  aside: w.axisCounts(axis.objectives.length, actionCounts[axis.id] ?? 0),
  isUnder: axis.level > 1,
  rows: axis.objectives,
})

const columnsOf = ({ ctgId, codes, actionCounts }: Props): readonly Column<Row>[] => [
  { ...{ header: 'N°', isNote: true, widthPercent: 5, onPhone: 'start' }, cell: ({ id }) => codes[id] },
  {
    ...{ header: w.objective, isRowHeader: true, widthPercent: 27 },
    cell: ({ id, title }) => <Link to={`/ctg/${ctgId}/objectifs/${id}`}>{title}</Link>,
  },
  {
    ...{ header: w.answers, isNote: true, widthPercent: 18 },
    cell: ({ issueId, issueNumber, issueTitle }) =>
      issueId === null ? (
        w.noIssue
      ) : (
        <Link to={`/ctg/${ctgId}/enjeux/${issueId}`}>
          {issueNumber}. {issueTitle}
        </Link>
      ),
  },
  { ...{ header: w.measure, isNote: true, widthPercent: 17 }, cell: measureWithUnit },
  {
    ...{ header: w.baseline, isNumeric: true, widthPercent: 13 },
    cell: (row) =>
      w.formatDated({ ...row, measureUnit: null }, row.baseline, row.baselineYear) ??
      (row.isMeasurable ? <Link to={`/ctg/${ctgId}/objectifs/${row.id}#modifier`}>{w.noBaseline}</Link> : '–'),
  },
  {
    ...{ header: w.target, isNumeric: true, widthPercent: 11 },
    cell: (row) =>
      w.formatDated({ ...row, measureUnit: null }, row.target, row.targetYear) ?? (row.isMeasurable ? w.noTarget : '–'),
  },
  {
    ...{ header: w.actions, isNumeric: true, widthPercent: 9 },
    cell: ({ id }) => <Link to={`/ctg/${ctgId}/objectifs/${id}#actions`}>{actionCounts[id] ?? 0}</Link>,
  },
]

/** What the objective is measured by, in words. */
export const measureName = ({ isMeasurable, indicatorName, measureName }: Row): string =>
  isMeasurable ? (indicatorName ?? measureName ?? '') : w.notMeasurable

/** The unit once, rather than beside each number. */
const measureWithUnit = (row: Row): string =>
  [measureName(row), row.isMeasurable && row.measureUnit && `en ${row.measureUnit}`].filter(Boolean).join(', ')

const AddAxis = ({ axes, themes }: ObjectivesPageData) => (
  <Disclosure summary={w.addAxis} look="button" isOpen={axes.length === 0} forms={{ intents: ['create-axis'] }}>
    <Card>
      <CommandForm intent="create-axis" submit={w.saveAxis}>
        <TextField name="title" label={w.axisTitle} isRequired />
        <SelectField
          name="parentId"
          label={w.axisParent}
          emptyLabel={w.axisTop}
          options={axes
            .filter(({ level }) => level < deepestLevel)
            .map(({ id, level, title }) => ({ value: id, label: `${'– '.repeat(level - 1)}${title}` }))}
        />
        <SelectField name="themeId" label={w.axisTheme} emptyLabel={w.axisNoTheme} options={optionsOf(themes)} />
      </CommandForm>
    </Card>
  </Disclosure>
)
