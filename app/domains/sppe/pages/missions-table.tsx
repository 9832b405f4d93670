/** Who holds the four missions, in one small table. */
import { DataTable } from '#app/ui/data-table.tsx'
import { missionWords, sppeLabels as t } from '../labels.fr.ts'
import type { Sppe } from '../queries.server.ts'

export const MissionsTable = ({
  missions,
  communeCount,
}: Pick<Sppe, 'missions'> & { readonly communeCount: number }) => (
  <DataTable
    caption="Qui tient les quatre missions"
    columns={[
      { header: 'Mission', cell: ({ mission }) => missionWords[mission].name },
      {
        header: 'Tenue par',
        cell: ({ parts, notSaid }) =>
          [t.heldBy(parts), ...(notSaid > 0 ? [t.notSaid(notSaid, communeCount)] : [])].filter(Boolean).join(' ; '),
      },
    ]}
    rows={missions}
    rowKey={({ mission }) => mission}
    note={missions.some(({ notSaid }) => notSaid > 0) && t.byDefault}
  />
)
