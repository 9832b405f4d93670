/** What the depositor keeps of a masking: which cells are hidden, their counts, what one could deduce. Made and kept on the workstation. Pure. */
import { formatInstant, formatNumber } from '#app/kernel/format.ts'
import { depositLabels as t } from './deposit-labels.fr.ts'
import { countLeaving, type Draft, type MaskedDeposit } from './deposit-state.ts'

const a = t.accountLines

/** @param absent cells that the file left without a figure */
export function accountOf({ about, source, file }: Draft, masked: MaskedDeposit, absent: number, at: Date): string {
  const { numbers, marks } = countLeaving(masked)
  const hidden = masked.tables.flatMap(({ table, cells }, index) =>
    cells.flatMap((row, atRow) =>
      row.flatMap(({ mark, value, interval }, atColumn) => {
        if (mark !== 'primary' && mark !== 'complementary') return []
        const place = t.whyHidden(table.rows[atRow]?.label ?? '', table.columns[atColumn]?.label ?? '')
        const count = value === null ? '' : formatNumber(value)
        const bounds = interval ? t.interval(interval.low, interval.high) : ''
        return [`- ${masked.years[index] ?? ''}, ${place} : ${count}. ${bounds}`]
      }),
    ),
  )
  return [
    a.title,
    a.kept,
    '',
    `${a.name} : ${about.statisticalUnit}`,
    ...(source === 'file' && file ? [file.name] : []),
    `${a.threshold} : ${about.threshold}`,
    `${a.at} ${formatInstant(at)}`,
    `${a.sent} : ${numbers}`,
    `${a.hidden} : ${marks}`,
    ...(absent > 0 ? [`${a.absent} : ${absent}`] : []),
    '',
    `${a.hiddenList} :`,
    ...hidden,
    '',
  ].join('\r\n')
}
