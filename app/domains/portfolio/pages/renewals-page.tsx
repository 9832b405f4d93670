/** The calendar of renewals: when each CTG ends, and from when it is to be evaluated, renewed, voted. */
import { atStart, formatCount, formatDay, formatShortMonth } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { type Column, DataTable, type RowGroup } from '#app/ui/data-table.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { portfolioLabels as t } from '../labels.fr.ts'
import type { RenewalsPageData } from '../renewal-queries.server.ts'
import { EndMark } from './row-columns.tsx'

type Row = RenewalsPageData['rows'][number]

const markColumn = (months: 18 | 12 | 6): Column<Row> => ({
  key: String(months),
  header: atStart(`${t.mark[months]} dès`),
  cell: ({ marks }) => (marks ? formatShortMonth(marks[months]) : '–'),
})

const columns: readonly Column<Row>[] = [
  {
    header: 'CTG',
    cell: ({ id, name }) => <Link to={`/ctg/${id}/renouvellement`}>{name}</Link>,
  },
  {
    header: 'Fin',
    cell: (row) =>
      row.endsOn ? (
        <>
          <OrdinalText text={formatDay(row.endsOn)} /> <EndMark {...row} />
        </>
      ) : (
        gapWords.date
      ),
  },
  markColumn(18),
  markColumn(12),
  markColumn(6),
  {
    header: 'Suite',
    cell: ({ next }) =>
      next === null ? (
        'aucune encore'
      ) : next.name === null ? (
        'une CTG la suit'
      ) : (
        <Link to={`/ctg/${next.id}`}>{next.name}</Link>
      ),
  },
]

/** By year of end, in their order. */
const groupsOf = (rows: readonly Row[]): readonly RowGroup<Row>[] =>
  [...Map.groupBy(rows, ({ endsOn }) => endsOn?.slice(0, 4) ?? '')].map(([year, own]) => ({
    key: year,
    heading: year === '' ? 'Sans date de fin' : year,
    aside: formatCount(own.length, 'CTG', 'CTG'),
    rows: own,
  }))

export const RenewalsPage = ({ rows, count, page, pageCount }: RenewalsPageData) => (
  <Page
    crumbs={[{ label: t.title, to: '/' }]}
    title="Calendrier des renouvellements"
    lead={`${t.total(count)} en cours ou en préparation, dans l’ordre où elles finissent : évaluer dix-huit mois avant, renouveler un an avant, voter six mois avant.`}
  >
    <Card>
      <DataTable
        caption="Calendrier des renouvellements"
        rows={rows}
        groups={groupsOf(rows)}
        columns={columns}
        empty="Aucune des CTG que vous suivez n’est en cours ni en préparation."
      />
      <Pagination page={page} pageCount={pageCount} pageUrl={(number) => `/renouvellements?page=${number}`} />
    </Card>
  </Page>
)
