/** The journal of a CTG: every act, its author, the party she acted for. */
import { formatCount, formatInstant } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Pagination, Tabs } from '#app/ui/navigation.tsx'
import { journalSubjects } from '../labels.fr.ts'
import type { JournalPageData } from '../queries.server.ts'

export function JournalPage({ ctgId, subject, total, page, pageCount, lines }: JournalPageData) {
  const base = `/ctg/${ctgId}/journal`
  const filtered = subject ? `${base}?sujet=${subject}` : base
  return (
    <Page title="Journal" lead={`${formatCount(total, 'acte')}${subject ? ' sur ce sujet' : ''}. Rien ne s’y efface.`}>
      <Tabs
        label="Sujets du journal"
        tabs={[
          { label: 'Tout', to: base, isCurrent: !subject },
          ...Object.entries(journalSubjects).map(([key, label]) => ({
            label,
            to: `${base}?sujet=${key}`,
            isCurrent: subject === key,
          })),
        ]}
      />
      <Card>
        <DataTable
          caption="Actes, du plus récent au plus ancien"
          rows={lines}
          rowKey={({ id }) => String(id)}
          empty="Aucun acte sur ce sujet pour le moment ; chacun s’inscrira ici tout seul."
          columns={[
            { header: 'Le', isNote: true, cell: ({ at }) => formatInstant(at) },
            {
              header: 'Acte',
              isRowHeader: true,
              cell: ({ sentence, subjectName }) => (
                <>
                  {sentence}
                  {subjectName && <span className="muted"> : {subjectName}</span>}
                </>
              ),
            },
            { header: 'Par', cell: ({ personName }) => personName },
            {
              header: 'Pour',
              cell: ({ partyName, partyKind }) => partyName && partyKind && <Chip tone={partyKind}>{partyName}</Chip>,
            },
          ]}
        />
        <Pagination
          page={page}
          pageCount={pageCount}
          pageUrl={(number) => `${filtered}${subject ? '&' : '?'}page=${number}`}
        />
      </Card>
    </Page>
  )
}
