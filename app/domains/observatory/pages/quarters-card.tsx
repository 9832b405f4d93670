/** The neighbourhoods of the policy for cities in a table, the lowest incomes first, the middle one of the country at its foot. */
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Card } from '#app/ui/layout.tsx'
import { comparedMeasures, type Quarter, type Quarters, quarterMeasures } from '../quarters.ts'
import { quarterLabels as q } from '../quarters-labels.fr.ts'

type Props = { readonly quarters: Quarters | null }

export function QuartersCard({ quarters: seen }: Props) {
  if (!seen) return null
  const { edition, count, country, quarters } = seen
  const columns: readonly Column<Quarter>[] = [
    { key: 'name', header: q.name, cell: q.named },
    ...quarterMeasures.map((measure) => ({
      key: measure,
      header: q.header[measure],
      isNumeric: true,
      cell: ({ values }: Quarter) => q.value(measure, values[measure]),
    })),
  ]
  const foot = Object.fromEntries(comparedMeasures.map((measure) => [measure, q.value(measure, country[measure])]))
  return (
    <Card title={q.title} note={q.note} id="quartiers">
      <DataTable
        columns={columns}
        rows={quarters}
        foot={[{ name: q.country, ...foot }]}
        note={[q.source(edition), ...(count > quarters.length ? [q.cut(quarters.length, count)] : [])].join(' ')}
        onPhone="scroll"
      />
    </Card>
  )
}
