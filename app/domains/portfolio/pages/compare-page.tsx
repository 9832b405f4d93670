/** Themes of the CTGs side by side, then who acts with whom in each: to understand, not to rank. */
import { formatNumber } from '#app/kernel/format.ts'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import type { ComparePageData } from '../compare-queries.server.ts'
import { portfolioLabels as t } from '../labels.fr.ts'

type Row = ComparePageData['rows'][number]

const countOrDash = (count: number) => (count === 0 ? '–' : formatNumber(count))
const sumOf = (rows: readonly Row[], read: (row: Row) => number) =>
  formatNumber(rows.reduce((sum, row) => sum + read(row), 0))

const nameColumn = (to: string): Column<Row> => ({
  key: 'name',
  header: 'CTG',
  isRowHeader: true,
  cell: ({ id, name }) => <Link to={`/ctg/${id}${to}`}>{name}</Link>,
})
const counted = (key: string, header: string, read: (row: Row) => number): Column<Row> => ({
  ...{ key, header, isNumeric: true },
  cell: (row) => countOrDash(read(row)),
})

type CountColumn = readonly [key: string, header: string, read: (row: Row) => number]

const themeCounts = ({ themes }: ComparePageData): readonly CountColumn[] => [
  ...themes.map(({ key, name }, index): CountColumn => [key, name, ({ byTheme }) => byTheme[index] ?? 0]),
  ['own', 'Thèmes propres', ({ ownThemes }) => ownThemes],
  ['none', 'Sans thème', ({ withoutTheme }) => withoutTheme],
]

const carrierCounts: readonly CountColumn[] = [
  ['one', 'Un seul service', ({ carriers }) => carriers?.byServices.one ?? 0],
  ['two', 'Deux services', ({ carriers }) => carriers?.byServices.two ?? 0],
  ['more', 'Trois et plus', ({ carriers }) => carriers?.byServices.more ?? 0],
  ['unsaid', 'Aucun service dit', ({ carriers }) => carriers?.byServices.none ?? 0],
  ['crossing', 'Caf et collectivité ensemble', ({ carriers }) => carriers?.crossing ?? 0],
]

function CountsTable({
  caption,
  rows,
  counts,
  to,
}: {
  readonly caption: string
  readonly rows: readonly Row[]
  readonly counts: readonly CountColumn[]
  readonly to: string
}) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      empty="Vous ne suivez encore aucune CTG."
      columns={[nameColumn(to), ...counts.map((one) => counted(...one))]}
      foot={[
        {
          name: t.total(rows.length),
          ...Object.fromEntries(counts.map(([key, _header, read]) => [key, sumOf(rows, read)])),
        },
      ]}
    />
  )
}

export const ComparePage = (data: ComparePageData) => (
  <Page
    crumbs={[{ label: t.title, to: '/' }]}
    title="Comparer mes CTG"
    lead="Les actions au plan, par thème, puis qui les porte ensemble. Pour comprendre, pas pour noter : un plan court peut suffire."
  >
    <Card title="Actions par thème" note="Ni abandonnées ni reportées ; chacune compte dans son seul thème.">
      <CountsTable caption="Actions par thème" rows={data.rows} counts={themeCounts(data)} to="/plan" />
    </Card>
    <Card
      title="Qui agit avec qui"
      note="Actions portées par un service, par deux, par trois et plus, comme dans « Décloisonnement » de chaque CTG."
    >
      <CountsTable caption="Qui agit avec qui" rows={data.rows} counts={carrierCounts} to="/suivi/decloisonnement" />
    </Card>
    <Pagination page={data.page} pageCount={data.pageCount} pageUrl={(page) => `/comparer?page=${page}`} />
  </Page>
)
