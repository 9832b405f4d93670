/** What a rate is made of: a bar a territory, each part a shade, and the same numbers in a table whose lines are the legend. */
import type { Composition } from '#app/domains/observatory/composition.ts'
import { observatoryLabels as t } from '#app/domains/observatory/labels.fr.ts'
import type { Indicator } from '#app/domains/observatory/observatory.ts'
import { barTable } from '#app/ui/charts/bar-table.ts'
import { palette } from '#app/ui/charts/svg.ts'
import { SvgPicture } from '#app/ui/charts/svg-picture.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card } from '#app/ui/layout.tsx'
import { pageLabels } from '../page-labels.fr.ts'
import styles from './diagnosis.module.css'

const p = pageLabels.indicator

type Props = { readonly indicator: Indicator; readonly composition: Composition | null }

export function CompositionCard({ indicator, composition }: Props) {
  if (!composition) return null
  const { year, parts, rows } = composition
  const format = (value: number) => t.formatValue(indicator, value)
  const strengthOf = (rank: number) => 1 - (0.85 * rank) / parts.length
  const nameOf = ({ name, shortName }: (typeof parts)[number]) => shortName ?? name
  const picture = barTable({
    title: indicator.name,
    sentence: rows
      .map(({ name, whole, values }) => p.madeOf(name, format(whole), values.map(format), parts.map(nameOf)))
      .join(' '),
    columns: [String(year)],
    columnsWidth: 420,
    rows: rows.map(({ name, whole, values }) => ({
      label: name,
      colour: palette.accent,
      cells: [{ text: format(whole), parts: values.map((value, rank) => ({ value, strength: strengthOf(rank) })) }],
    })),
  })
  return (
    <Card title={p.composition} note={p.compositionNote}>
      <SvgPicture picture={picture} />
      <DataTable
        rows={parts.map((part, rank) => ({ ...part, rank }))}
        onPhone="scroll"
        columns={[
          {
            header: p.part,
            cell: ({ rank, ...part }) => (
              <>
                <span aria-hidden className={styles.swatch} style={{ opacity: strengthOf(rank) }} />
                {nameOf(part)}
              </>
            ),
          },
          ...rows.map(({ name, values }) => ({
            key: name,
            header: name,
            isNumeric: true,
            cell: ({ rank }: { readonly rank: number }) => format(values[rank] ?? 0),
          })),
        ]}
      />
    </Card>
  )
}
