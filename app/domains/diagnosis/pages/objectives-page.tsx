/** The tree of axes, and under each its objectives with their measure. */

import { LinkButton } from '#app/ui/button.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Breadcrumb, Card, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { deepestLevel } from '../objective.ts'
import { objectiveLabels as w } from '../objective-labels.fr.ts'
import type { ObjectivesPageData } from '../objective-queries.server.ts'
import { pageLabels } from '../page-labels.fr.ts'

type AxisRow = ObjectivesPageData['axes'][number]
type Row = AxisRow['objectives'][number]

export function ObjectivesPage(props: ObjectivesPageData) {
  const { ctgId, axes, mayWriteAxis, mayWriteObjective } = props
  return (
    <Stack>
      <Breadcrumb crumbs={[{ label: pageLabels.diagnosis, to: `/ctg/${ctgId}/diagnostic` }]} />
      <PageHeader
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
      />
      {axes.length === 0 && <EmptyState>{w.noAxis}</EmptyState>}
      {axes.map((axis) => (
        <AxisCard key={axis.id} axis={axis} {...props} />
      ))}
      {mayWriteAxis && <AddAxis {...props} />}
    </Stack>
  )
}

const AxisCard = ({ axis, ctgId, mayWriteAxis }: ObjectivesPageData & { readonly axis: AxisRow }) => (
  <Card title={axis.title} level={axis.level === 1 ? 2 : 3} note={axis.levelLabel}>
    <Stack isTight>
      {axis.objectives.length === 0 ? (
        <p className="muted">{w.noObjective}</p>
      ) : (
        <DataTable
          caption={`${w.title} : ${axis.title}`}
          columns={columnsOf(ctgId)}
          rows={axis.objectives}
          rowKey={({ id }) => id}
        />
      )}
      {mayWriteAxis && (
        <Disclosure summary={w.renameNamed(axis.title)} forms={{ intents: ['rename-axis'], subject: axis.id }}>
          <CommandForm intent="rename-axis" subject={axis.id} version={axis.version}>
            <input type="hidden" name="axisId" value={axis.id} />
            <TextField name="title" label={w.axisTitle} defaultValue={axis.title} isRequired />
            <FormActions>
              <SubmitButton label={w.saveNameOf(axis.title)}>{w.saveName}</SubmitButton>
            </FormActions>
          </CommandForm>
        </Disclosure>
      )}
    </Stack>
  </Card>
)

const columnsOf = (ctgId: string): readonly Column<Row>[] => [
  {
    key: 'title',
    header: w.objective,
    isRowHeader: true,
    cell: ({ id, title }) => <Link to={`/ctg/${ctgId}/objectifs/${id}`}>{title}</Link>,
  },
  {
    key: 'issue',
    header: w.answers,
    cell: ({ issueId, issueNumber, issueTitle }) =>
      issueId === null ? (
        <span className="muted">{w.noIssue}</span>
      ) : (
        <Link to={`/ctg/${ctgId}/enjeux/${issueId}`}>
          {issueNumber}. {issueTitle}
        </Link>
      ),
  },
  { key: 'measure', header: w.measure, cell: (row) => measureName(row) },
  {
    key: 'baseline',
    header: w.baseline,
    isNumeric: true,
    cell: (row) =>
      w.formatDated(row, row.baseline, row.baselineYear) ??
      (row.isMeasurable ? <Link to={`/ctg/${ctgId}/objectifs/${row.id}#modifier`}>{w.noBaseline}</Link> : '–'),
  },
  {
    key: 'target',
    header: w.target,
    isNumeric: true,
    cell: (row) => w.formatDated(row, row.target, row.targetYear) ?? '–',
  },
]

/** What the objective is measured by, in words. */
export const measureName = ({ isMeasurable, indicatorName, measureName }: Row): string =>
  isMeasurable ? (indicatorName ?? measureName ?? '') : w.notMeasurable

const AddAxis = ({ axes, themes }: ObjectivesPageData) => (
  <Disclosure summary={w.addAxis} look="button" isOpen={axes.length === 0} forms={{ intents: ['create-axis'] }}>
    <Card>
      <CommandForm intent="create-axis">
        <TextField name="title" label={w.axisTitle} isRequired />
        <SelectField
          name="parentId"
          label={w.axisParent}
          emptyLabel={w.axisTop}
          options={axes
            .filter(({ level }) => level < deepestLevel)
            .map(({ id, level, title }) => ({ value: id, label: `${'– '.repeat(level - 1)}${title}` }))}
        />
        <SelectField
          name="themeId"
          label={w.axisTheme}
          emptyLabel={w.axisNoTheme}
          options={themes.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FormActions>
          <SubmitButton>{w.saveAxis}</SubmitButton>
        </FormActions>
      </CommandForm>
    </Card>
  </Disclosure>
)
