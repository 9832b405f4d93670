/** « Mes CTG »: the CTGs a person follows. */

import { formatDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip, ChipList } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { ctgLabels as t } from '../labels.fr.ts'
import type { listMyCtgs } from '../queries.server.ts'

type Row = Awaited<ReturnType<typeof listMyCtgs>>[number]

const period = ({ startsOn, endsOn }: Row) =>
  startsOn && endsOn ? `${formatDay(startsOn)} – ${formatDay(endsOn)}` : 'à fixer'

export const MyCtgsPage = ({ ctgs }: { readonly ctgs: readonly Row[] }) => (
  <Stack>
    <PageHeader title={t.myCtgs} actions={<LinkButton to="/ctg/nouvelle">Créer ou reprendre une CTG</LinkButton>} />
    <Card>
      <DataTable
        caption={t.myCtgs}
        rows={ctgs}
        rowKey={({ id }) => id}
        empty={<EmptyState>{t.noCtg}</EmptyState>}
        columns={[
          {
            key: 'name',
            header: 'CTG',
            isRowHeader: true,
            cell: (row) => <Link to={`/ctg/${row.id}`}>{row.name}</Link>,
          },
          {
            key: 'parties',
            header: 'Signataires',
            cell: (row) => (
              <ChipList>
                {row.parties.map(({ shortName, kind }) => (
                  <Chip key={shortName} tone={kind}>
                    {shortName}
                  </Chip>
                ))}
              </ChipList>
            ),
          },
          { key: 'period', header: 'Période', cell: (row) => <OrdinalText text={period(row)} /> },
          {
            key: 'phase',
            header: 'État',
            cell: (row) => (row.year ? `${t.phase[row.phase]}, année ${row.year}` : t.phase[row.phase]),
          },
          { key: 'role', header: 'Votre rôle', cell: (row) => t.role[row.role] },
        ]}
      />
    </Card>
  </Stack>
)
