/** Changes made together in the plan, the latest first; each leads to its page, where it is put back. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { formatInstant } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { batchLabels as t } from '../cells/batch-labels.fr.ts'
import type { BatchesPageData } from '../cells/queries.server.ts'

export const BatchesPage = ({ ctgId, batches }: BatchesPageData) => (
  <Page crumbs={[crumbs.plan(ctgId)]} title={t.title} lead={t.lead}>
    <Card>
      <DataTable
        caption={t.title}
        rows={batches}
        empty={
          <EmptyState action={<LinkButton to={`/ctg/${ctgId}/plan`}>Voir le plan d’action</LinkButton>}>
            Aucun changement groupé pour le moment.
          </EmptyState>
        }
        columns={[
          {
            header: 'Changement',
            cell: ({ id, origin, cellCount, actionCount }) => (
              <Link to={`/ctg/${ctgId}/plan/changements/${id}`}>
                {(origin === 'undo' ? t.putBack : t.changed)(cellCount, actionCount)}
              </Link>
            ),
          },
          { header: 'Par', cell: ({ origin, madeByName }) => `${madeByName}, ${t.origin[origin]}` },
          { header: 'Le', isNote: true, cell: ({ madeAt }) => formatInstant(madeAt) },
          { header: 'Suite', cell: ({ undoingId }) => (undoingId ? 'annulé' : '–') },
        ]}
      />
    </Card>
  </Page>
)
