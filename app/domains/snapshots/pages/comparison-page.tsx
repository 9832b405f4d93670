/** What changed between two states of the plan: sentences first, then a table for each kind of change. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { formatCount } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { type ChangeGroup, type ChangeRow, changeGroups } from '../change-words.fr.ts'
import { snapshotLabels as t } from '../labels.fr.ts'
import type { ComparisonPageData, PlanComparison } from '../queries.server.ts'
import { CompareForm } from './compare-form.tsx'

export function ComparisonPage({ ctgId, states, comparison, chosen }: ComparisonPageData) {
  const groups = comparison ? changeGroups(comparison.changes) : []
  return (
    <Page
      crumbs={[crumbs.followup(ctgId), { label: t.states, to: `/ctg/${ctgId}/suivi/etats` }]}
      title={t.changed}
      lead={comparison && <OrdinalText text={t.between(comparison)} />}
    >
      {states.length === 0 ? (
        <Card>
          <EmptyState action={<LinkButton to={`/ctg/${ctgId}/suivi/etats`}>Figer l’état d’aujourd’hui</LinkButton>}>
            Aucun état n’a encore été figé : il n’y a rien à comparer.
          </EmptyState>
        </Card>
      ) : (
        <Columns
          main={
            <>
              <SummaryCard states={states} comparison={comparison} groups={groups} />
              {groups.map((group) => (
                <GroupCard key={group.key} ctgId={ctgId} group={group} />
              ))}
            </>
          }
          aside={
            <Card title="Comparer deux états">
              <CompareForm ctgId={ctgId} states={states} chosen={chosen} />
            </Card>
          }
        />
      )}
    </Page>
  )
}

type SummaryProps = Pick<ComparisonPageData, 'states'> & {
  readonly comparison: PlanComparison | undefined
  readonly groups: readonly ChangeGroup[]
}

function SummaryCard({ states, comparison, groups }: SummaryProps) {
  if (!comparison)
    return (
      <Card title="En bref">
        <EmptyState>{states.some(({ actionCount }) => actionCount > 0) ? t.chooseStates : t.emptyStates}</EmptyState>
      </Card>
    )
  const { before, after } = comparison
  return (
    <Card title="En bref">
      <ul>
        <li>{t.state(before.name, before.on, before.actionCount)}</li>
        <li>{t.state(after.name, after.on, after.actionCount)}</li>
      </ul>
      {groups.length === 0 && <p>{t.nothingChanged}</p>}
      {groups
        .filter(({ sentence }) => sentence !== '')
        .map(({ key, sentence }) => (
          <p key={key}>{sentence}</p>
        ))}
    </Card>
  )
}

/** One kind of change of the plan, as a table; also between two versions of the convention. */
export const GroupCard = ({ ctgId, group }: { readonly ctgId: string; readonly group: ChangeGroup }) => (
  <Card title={group.title} note={group.note} aside={formatCount(group.rows.length, 'changement')}>
    <DataTable
      rows={group.rows}
      columns={[
        {
          key: 'subject',
          header: subjectHeaders[group.key] ?? 'Action',
          widthPercent: 34,
          cell: (row) => <Subject ctgId={ctgId} row={row} />,
        },
        { header: 'Ce qui change', widthPercent: 22, cell: ({ what }) => what },
        { header: 'Avant', widthPercent: 22, cell: ({ before }) => before || '–' },
        { header: 'Après', widthPercent: 22, cell: ({ after }) => after || '–' },
      ]}
    />
  </Card>
)

const subjectHeaders: Partial<Record<ChangeGroup['key'], string>> = {
  objectives: 'Objectif',
  means: 'Financeur et année',
}

function Subject({ ctgId, row }: { readonly ctgId: string; readonly row: ChangeRow }) {
  if (row.actionId) return <Link to={`/ctg/${ctgId}/actions/${row.actionId}`}>{row.subject}</Link>
  if (row.objectiveId) return <Link to={`/ctg/${ctgId}/objectifs/${row.objectiveId}`}>{row.subject}</Link>
  return <>{row.subject}</>
}
