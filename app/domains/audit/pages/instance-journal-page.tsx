/** The journal of the instance: who came in, who could not, which mandates changed. */
import { formatInstant } from '#app/kernel/format.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import type { InstanceJournalData } from '../instance-journal.server.ts'
import { instanceLabels as t } from '../instance-labels.fr.ts'

type Line = InstanceJournalData['lines'][number]

const accountOf = ({ about, isKnown, mark }: Line): string => about ?? (isKnown === false ? t.unknown(mark) : '')

export const InstanceJournalPage = ({ total, page, pageCount, lines }: InstanceJournalData) => (
  <Stack>
    <PageHeader title={t.title} lead={t.lead} />
    <Card note={t.lines(total)}>
      <DataTable
        caption={t.title}
        rows={lines}
        rowKey={({ id }) => String(id)}
        empty={<EmptyState>{t.empty}</EmptyState>}
        columns={[
          { key: 'at', header: 'Le', isNote: true, cell: ({ at }) => formatInstant(at) },
          { key: 'action', header: 'Fait', isRowHeader: true, cell: ({ sentence }) => sentence },
          { key: 'about', header: 'Compte', cell: accountOf },
          { key: 'by', header: 'Par', cell: ({ by }) => by },
          { key: 'ctg', header: 'CTG', cell: ({ ctgName }) => ctgName },
        ]}
      />
      <Pagination page={page} pageCount={pageCount} pageUrl={(number) => `/administration/journal?page=${number}`} />
    </Card>
  </Stack>
)
