/** Every corrective action of the CTG: what was seen, who answers it, by when, what it gave. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { formatCount, formatShortDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Tabs } from '#app/ui/navigation.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import type { CorrectivesPageData } from '../corrective-queries.server.ts'
import { followupLabels as t } from '../labels.fr.ts'
import { aboutText, CorrectiveChips } from './correctives-card.tsx'

export function CorrectivesPage({
  ctgId,
  today,
  filter,
  correctives,
  counts,
  totalCount,
  mayOpen,
}: CorrectivesPageData) {
  const base = `/ctg/${ctgId}/suivi`
  const countOf = (one: string) => counts.find((count) => count.filter === one)?.count ?? 0
  return (
    <Page
      crumbs={[crumbs.followup(ctgId)]}
      title="Actions correctives"
      lead={
        totalCount === 0
          ? 'Un écart, sa cause, ce qui est fait pour y répondre, jusqu’à son résultat.'
          : t.correctivesSentence(countOf('open'), countOf('late'))
      }
      actions={mayOpen && <LinkButton to={`${base}/corrective/nouvelle`}>Ouvrir une action corrective</LinkButton>}
    >
      <Card>
        <Tabs
          label="Actions correctives à voir"
          tabs={[
            { label: `Toutes (${totalCount})`, to: `${base}/correctives`, isCurrent: filter === null },
            ...counts.map((one) => ({
              label: `${t.correctiveFilter[one.filter]} (${one.count})`,
              to: `${base}/correctives?etat=${t.correctiveSlug[one.filter]}`,
              isCurrent: filter === one.filter,
            })),
          ]}
        />
        <DataTable
          caption="Actions correctives"
          rows={correctives}
          empty="Aucune action corrective ici."
          columns={columnsOf(base, today)}
        />
      </Card>
    </Page>
  )
}

type Corrective = CorrectivesPageData['correctives'][number]

const columnsOf = (base: string, today: string): readonly Column<Corrective>[] => [
  {
    header: 'Ce qui est fait',
    cell: ({ id, measure }) => <Link to={`${base}/correctives/${id}`}>{measure}</Link>,
  },
  { header: 'Écart constaté', isNote: true, cell: ({ gap }) => gap },
  { header: 'Porte sur', cell: aboutText },
  { header: 'Responsable', cell: ({ responsible }) => responsible },
  {
    header: 'Échéance',
    isNote: true,
    cell: ({ dueOn }) => <OrdinalText text={formatShortDay(dueOn, today)} />,
  },
  {
    header: 'État',
    cell: ({ state, isLate }) => <CorrectiveChips state={state} isLate={isLate} />,
  },
  {
    header: 'Suivi',
    isNote: true,
    cell: ({ result, noteCount }) => result || (noteCount ? formatCount(noteCount, 'note') : '–'),
  },
]
