/** Figures under a finding, as they were read: value, source, vintage, frames and rank; a newer vintage is said beside. */
import { observatoryLabels as o } from '#app/domains/observatory/labels.fr.ts'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { findingLabels as f } from '../finding-labels.fr.ts'
import type { FindingPageData } from '../finding-queries.server.ts'
import { besideFrozen, correctedWords, frozenSource } from '../printed.fr.ts'

type Figure = FindingPageData['figures'][number]

const columns: readonly Column<Figure>[] = [
  {
    header: f.indicator,
    cell: (figure) => (
      <>
        {figure.frozen.name}
        <p className="fine">{frozenSource(figure.frozen)}</p>
      </>
    ),
  },
  {
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
    header: f.beside,
    isNote: true,
    cell: (figure) =>
      besideFrozen(figure.frozen).map((line) => (
        <p key={line}>
          <OrdinalText text={line} />
        </p>
      )),
  },
  {
    header: f.newer,
    isNote: true,
    cell: (figure) => {
      const { newer, frozen } = figure
      const sinceWords =
        newer === null || newer.year === null
          ? f.noNewer
          : f.newerFigure(newer.year, o.formatReading(frozen, newer.reading))
      return correctedWords(figure) ?? sinceWords
    },
  },
]

export const FrozenFigures = ({ figures }: Pick<FindingPageData, 'figures'>) => (
  <DataTable caption={f.elements} columns={columns} rows={figures} rowKey={({ frozen }) => frozen.indicatorId} />
)
