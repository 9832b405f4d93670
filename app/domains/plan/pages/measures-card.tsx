/** What the action produces, year by year; the territory's indicators are told under it as context, never as its result. */
import { observatoryLabels } from '#app/domains/observatory/labels.fr.ts'
import { yearOf } from '#app/kernel/calendar.ts'
import { formatNumber, formatShortMonth } from '#app/kernel/format.ts'
import { formatQuantity } from '#app/kernel/french.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { planLabels as t } from '../labels.fr.ts'
import type { ActionPageData } from '../queries.server.ts'

type Measure = ActionPageData['sheet']['measures'][number]
type Props = {
  readonly sheet: ActionPageData['sheet']
  readonly editTo: string | undefined
  readonly context: ActionPageData['context']
}

/** Last value read in a year; undefined when there was none. */
const valueIn = ({ values }: Measure, year: number): number | undefined =>
  values.filter(({ measuredOn }) => yearOf(measuredOn) === year).at(-1)?.value

export function MeasuresCard({ sheet: { measures }, editTo, context }: Props) {
  const years = [
    ...new Set(measures.flatMap(({ values }) => values.map(({ measuredOn }) => yearOf(measuredOn)))),
  ].sort()
  const yearColumns = years.map(
    (year): Column<Measure> => ({
      key: String(year),
      header: String(year),
      isNumeric: true,
      cell: (measure) => {
        const value = valueIn(measure, year)
        return value === undefined ? '–' : formatNumber(value)
      },
    }),
  )
  return (
    <Card title="Ce que l’action produit" aside={editTo && <Link to={`${editTo}#mesures`}>Ajouter une mesure</Link>}>
      <DataTable
        rows={measures}
        empty={
          <p className="muted">
            Aucune mesure pour le moment : dites ce que l’action produira, par exemple le nombre de places ouvertes.
          </p>
        }
        columns={[
          { header: 'Mesure', cell: ({ name }) => name },
          {
            header: 'Départ',
            isNumeric: true,
            cell: ({ baseline }) => (baseline === null ? t.notMeasured : formatNumber(baseline)),
          },
          ...yearColumns,
          {
            header: 'Cible',
            isNumeric: true,
            cell: ({ target, unit }) => (target === null ? gapWords.target : formatQuantity(target, unit)),
          },
          {
            header: 'Dernier relevé',
            isNote: true,
            cell: ({ values }) => {
              const last = values.at(-1)
              return last ? [formatShortMonth(last.measuredOn), last.source].filter(Boolean).join(', ') : 'aucun'
            },
          },
        ]}
      />
      <ContextLines {...context} />
    </Card>
  )
}

/** The last known value of each indicator, with its year; the arithmetic of the action alone, under it. */
function ContextLines({ readings, contribution }: ActionPageData['context']) {
  if (readings.length === 0) return null
  return (
    <div className="small muted">
      {readings.map(({ name, unit, decimals, territoryName, reading, year }) => (
        <p key={name}>
          {t.context(name, observatoryLabels.formatReading({ unit, decimals }, reading), territoryName, year)}
        </p>
      ))}
      {contribution && <p>{t.contribution(contribution)}</p>}
    </div>
  )
}
