/** The texts of a dossier, made ready for a page: what no format may hold is left out, then French spaces. Pure. Rules: docs/rules/documents.md §6, §11. */
import { formatDay, formatInitials } from '#app/kernel/format.ts'
import { setFrench } from '#app/kernel/french-typography.ts'
import { withoutControls } from '#app/kernel/without-controls.ts'
import type { DocumentText, EvidenceFigure, RichBlock, Run } from './document-text.ts'
import type { Dossier, DossierBlock, DossierColumn, DossierSection } from './dossier.ts'
import { documentsLabels } from './labels.fr.ts'

/** Text that may run over several lines: lines are kept, the spaces around them are not. */
export const cleanLines = (text: string): string =>
  setFrench(
    withoutControls(text.replace(/\r\n?/g, '\n'))
      .replace(/[ \t]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim(),
  )

/** Text on one line: a title, a name, a category. */
export const cleanLine = (text: string): string => cleanLines(text).replace(/\n+/g, ' ')

/** A cell for each column, whatever was given. */
const cleanRow = (row: readonly string[], columns: readonly DossierColumn[]): readonly string[] =>
  columns.map((_column, index) => cleanLines(row[index] ?? ''))

/** Words inside a line: the spaces at their ends part them from the next ones. */
const cleanRun = (run: Run): Run => ({ ...run, text: setFrench(withoutControls(run.text)) })

const cleanFigure = (figure: EvidenceFigure): EvidenceFigure => ({
  ...figure,
  title: cleanLine(figure.title),
  value: cleanLine(figure.value),
  territory: cleanLine(figure.territory),
  source: cleanLine(figure.source),
  note: cleanLine(figure.note),
})

function cleanRich(block: RichBlock): readonly RichBlock[] {
  switch (block.kind) {
    case 'words':
    case 'title': {
      const runs = block.runs.map(cleanRun).filter(({ text }) => text !== '')
      return runs.some(({ text }) => text.trim() !== '') ? [{ ...block, runs }] : []
    }
    case 'items': {
      const items = block.items.map((item) => item.flatMap(cleanRich)).filter((item) => item.length > 0)
      return items.length === 0 ? [] : [{ ...block, items }]
    }
    case 'quote': {
      const blocks = block.blocks.flatMap(cleanRich)
      return blocks.length === 0 ? [] : [{ ...block, blocks }]
    }
    case 'evidence':
      return [{ ...block, figure: cleanFigure(block.figure) }]
    case 'grid':
      return [
        {
          ...block,
          rows: block.rows.map((row) => row.map((cell) => ({ ...cell, blocks: cell.blocks.flatMap(cleanRich) }))),
        },
      ]
  }
}

const cleanDocumentText = (text: DocumentText): DocumentText =>
  text.flatMap((block): DocumentText => {
    if (block.kind === 'paragraph') return [{ ...block, text: cleanLines(block.text) }]
    return block.kind === 'list' ? [{ ...block, items: block.items.map(cleanLine) }] : cleanRich(block)
  })

type TextBlock = Extract<DossierBlock, { readonly text: string }>

/** One block for each line; none for an empty text. */
const inParagraphs = (block: TextBlock): readonly DossierBlock[] =>
  cleanLines(block.text)
    .split(/\n+/)
    .filter((text) => text !== '')
    .map((text) => ({ ...block, text }))

function cleanBlock(block: DossierBlock): readonly DossierBlock[] {
  switch (block.kind) {
    case 'heading':
      return inParagraphs({ ...block, text: cleanLine(block.text) })
    case 'paragraph':
    case 'note':
      return inParagraphs(block)
    case 'list': {
      const items = block.items.map(cleanLine).filter((item) => item !== '')
      return items.length === 0 ? [] : [{ ...block, items }]
    }
    case 'table': {
      if (block.columns.length === 0) return []
      const columns = block.columns.map((column) => ({ ...column, header: cleanLine(column.header) }))
      const rows = block.rows.map((row) => cleanRow(row, columns))
      return [{ ...block, caption: cleanLine(block.caption), columns, rows }]
    }
    case 'rich': {
      const content = cleanDocumentText(block.content)
      return content.length === 0 ? [] : [{ ...block, content }]
    }
    case 'chart': {
      const series = block.series.map(({ name, values }) => ({
        name: cleanLine(name),
        values: block.categories.map((_category, index) => values[index] ?? null),
      }))
      return [
        {
          ...block,
          title: cleanLine(block.title),
          sentence: cleanLine(block.sentence),
          unit: cleanLine(block.unit),
          categories: block.categories.map(cleanLine),
          series,
        },
      ]
    }
  }
}

/** What a demonstration says on each page, set in French. */
export const ribbonWords = setFrench(documentsLabels.demoRibbon)

/** What the front page and the foot of each page say of when this was true. */
export const datedWords = ({ mention, madeOn }: Pick<Dossier, 'mention' | 'madeOn'>): string =>
  mention ?? documentsLabels.dossier.dataOf(formatDay(madeOn))

/** « CE » for « Caisse d’allocations familiales de l’Essonne ». */
export const partyInitials = (name: string): string => formatInitials(name.replace(/(^|\s)[dl]’/giu, '$1'))

/** Blocks with texts every format can hold; empty ones are left out. */
export const cleanBlocks = (blocks: readonly DossierBlock[]): readonly DossierBlock[] => blocks.flatMap(cleanBlock)

const cleanSection = ({ title, summary, blocks, ...section }: DossierSection): DossierSection => ({
  ...section,
  title: cleanLine(title),
  ...(summary !== undefined && summary.trim() !== '' && { summary: cleanLine(summary) }),
  blocks: cleanBlocks(blocks),
})

/** The same dossier with texts every format can hold; empty blocks are left out, each row has a cell for each column. */
export const cleanDossier = (dossier: Dossier): Dossier => ({
  ...dossier,
  title: cleanLine(dossier.title),
  subtitle: cleanLine(dossier.subtitle),
  front: dossier.front.map(cleanLine).filter((line) => line !== ''),
  parties: dossier.parties.map((party) => ({ ...party, name: cleanLine(party.name) })),
  ...(dossier.mention !== undefined && { mention: cleanLine(dossier.mention) }),
  sections: dossier.sections.map(cleanSection),
})
