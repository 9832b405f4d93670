/** The CTGs that end within eighteen months, and what each calls for. */
import { formatShortMonth } from '#app/kernel/format.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { portfolioLabels as t } from '../labels.fr.ts'
import { endMark, type PortfolioRow } from '../portfolio.ts'
import { EndMark } from './row-columns.tsx'

type Props = { readonly ending: readonly PortfolioRow[]; readonly endingCount: number }

export const EndingCard = ({ ending, endingCount }: Props) => (
  <Card title="À renouveler sous dix-huit mois">
    <DataTable
      caption="CTG à renouveler sous dix-huit mois"
      rows={ending}
      empty="Aucune des CTG que vous suivez ne finit sous dix-huit mois sans qu’une autre la suive."
      columns={[
        {
          header: 'CTG',
          cell: ({ id, name }) => <Link to={`/ctg/${id}/renouvellement`}>{name}</Link>,
        },
        {
          header: 'Fin',
          cell: (row) => (
            <>
              {row.endsOn && formatShortMonth(row.endsOn)} <EndMark {...row} />
            </>
          ),
        },
        { header: 'À faire', cell: (row) => t.toDo[endMark(row)?.mark ?? 18] },
      ]}
    />
    <p>
      <Link to="/renouvellements">
        Calendrier des renouvellements{endingCount > ending.length && `, ${endingCount} CTG`}
      </Link>
    </p>
  </Card>
)
