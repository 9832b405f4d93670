/** Figures under a finding, as they were read: value, source, vintage, frames and rank; a newer vintage is said beside. */
import { depositsLabels } from '#app/domains/deposits/labels.fr.ts'
import { observatoryLabels as o } from '#app/domains/observatory/labels.fr.ts'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { findingLabels as f } from '../finding-labels.fr.ts'
import type { FindingPageData } from '../finding-queries.server.ts'

type Figure = FindingPageData['figures'][number]

/** Frames, rank, trend: each on its line; a count is put beside nothing but its own past. */
function besideLines({ frozen }: Figure): readonly string[] {
  const frames = frozen.frames
    .filter(({ reading }) => frozen.isRate && reading.kind === 'value')
    .map((frame) => {
      const gap = o.formatGap(frozen, frozen.reading, frame)
      return `${frame.name} ${o.formatReading(frozen, frame.reading)}${gap === undefined ? '' : ` (${gap})`}`
    })
  const rank = frozen.rank ? [o.longRank(frozen.rank, frozen.missingCounts)] : []
  const trend = frozen.trend ? [o.trendSince(frozen.trend, frozen.decimals)] : []
  return [...frames, ...rank, ...trend]
}

const flagsOf = ({ frozen: { reading } }: Figure): string =>
  reading.kind === 'value' ? reading.flags.map((flag) => ` · ${o.flag[flag]}`).join('') : ''

/** What was frozen was wrong: its own party has said so since, and what it is. */
function correctedWords(
  { correctedOn, values }: NonNullable<Figure['correction']>,
  frozen: Figure['frozen'],
  year: number,
) {
  const now = values.find((one) => one.year === year)
  const reading = now && ({ kind: 'value', ...now, flags: [] } as const)
  return depositsLabels.correction.frozen(correctedOn, year, reading ? o.formatReading(frozen, reading) : null)
}

const columns: readonly Column<Figure>[] = [
  {
    key: 'indicator',
    header: f.indicator,
    cell: (figure) => (
      <>
        {figure.frozen.name}
        <p className="fine">
          {o.formatSource(figure.frozen, figure.year)}
          {flagsOf(figure)}
        </p>
      </>
    ),
  },
  {
    key: 'reading',
    header: f.reading,
    isNumeric: true,
    cell: ({ frozen }) => (
      <>
        <strong>{o.formatReading(frozen, frozen.reading)}</strong>
        <p className="fine">{frozen.territoryName}</p>
      </>
    ),
  },
  {
    key: 'beside',
    header: f.beside,
    isNote: true,
    cell: (figure) =>
      besideLines(figure).map((line) => (
        <p key={line}>
          <OrdinalText text={line} />
        </p>
      )),
  },
  {
    key: 'newer',
    header: f.newer,
    isNote: true,
    cell: ({ newer, frozen, year, correction }) => {
      if (correction) return correctedWords(correction, frozen, year)
      return newer === null || newer.year === null
        ? f.noNewer
        : f.newerFigure(newer.year, o.formatReading(frozen, newer.reading))
    },
  },
]

export const FrozenFigures = ({ figures }: Pick<FindingPageData, 'figures'>) => (
  <DataTable caption={f.elements} columns={columns} rows={figures} rowKey={({ frozen }) => frozen.indicatorId} />
)
