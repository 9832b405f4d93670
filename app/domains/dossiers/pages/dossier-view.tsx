/** What a document says, on screen: the same sections, in the same order, as in its files. */
import { chartTable } from '#app/domains/documents/chart-view.ts'
import type { Dossier, DossierBlock, DossierChart } from '#app/domains/documents/dossier.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card, List } from '#app/ui/layout.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'

export const DossierView = ({ dossier }: { readonly dossier: Pick<Dossier, 'sections'> }) =>
  dossier.sections.map(({ key, title, summary, blocks }) => (
    <Card key={key} title={title} note={summary}>
      {blocks.map((block, index) => (
        <Block
          key={`${key}-${index.toString()}`}
          block={block}
          summary={summary}
          isNamed={isOneOfTables(blocks) && blocks[index - 1]?.kind !== 'heading'}
        />
      ))}
    </Card>
  ))

/** Its title says what a table alone is about: of several, each says it. */
const isOneOfTables = (blocks: readonly DossierBlock[]): boolean =>
  blocks.filter(({ kind }) => kind === 'table').length > 1

type BlockProps = {
  readonly block: DossierBlock
  readonly summary: string | undefined
  /** A table whose name is shown. */
  readonly isNamed: boolean
}

function Block({ block, summary, isNamed }: BlockProps) {
  switch (block.kind) {
    case 'heading':
      return (
        <h3>
          <OrdinalText text={block.text} />
        </h3>
      )
    case 'paragraph':
      return (
        <p>
          <OrdinalText text={block.text} />
        </p>
      )
    case 'note':
      return (
        <p className="muted small">
          <OrdinalText text={block.text} />
        </p>
      )
    case 'list':
      return <List of={block.items}>{(item) => <OrdinalText text={item} />}</List>
    case 'table':
      return <BlockTable {...block} isNamed={isNamed} />
    case 'chart':
      return <ChartTable chart={block} isTold={block.sentence === summary} />
  }
}

type TableBlock = Extract<DossierBlock, { readonly kind: 'table' }>

const BlockTable = ({ caption, columns, rows, isNamed }: TableBlock & Pick<BlockProps, 'isNamed'>) => (
  <DataTable
    caption={caption}
    isCaptionHidden={!isNamed}
    rows={rows.map((cells, index) => ({ key: String(index), cells }))}
    columns={columns.map(({ header, align, share = 1 }, index) => ({
      key: String(index),
      header,
      isNumeric: align === 'end',
      isRowHeader: index === 0,
      widthPercent: Math.round((100 * share) / columns.reduce((sum, column) => sum + (column.share ?? 1), 0)),
      cell: ({ cells }: { readonly cells: readonly string[] }) => cells[index] ?? '',
    }))}
  />
)

type ChartProps = {
  readonly chart: DossierChart
  /** The summary of the section has said its sentence. */
  readonly isTold: boolean
}

/** A chart is drawn in the files; here its sentence and its numbers say the same. */
const ChartTable = ({ chart, isTold }: ChartProps) => (
  <>
    {!isTold && (
      <p>
        <OrdinalText text={chart.sentence} />
      </p>
    )}
    <BlockTable {...chartTable(chart)} isNamed />
  </>
)
