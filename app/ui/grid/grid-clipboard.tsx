/** Copy, cut and paste between the grid and a spreadsheet, through the browser's own clipboard. Rules: docs/rules/plan.md §14. */
import { type Dispatch, type RefObject, useEffect } from 'react'
import { type Block, isTableBetter, placeCells, readTabbed, writeHtmlTable, writeTabbed } from './clipboard.ts'
import { blockIn, type GridState } from './grid-model.ts'
import type { GridAct } from './grid-state.ts'
import { gridLabels as t } from './labels.fr.ts'
import { areaOf, cellCount } from './selection.ts'

/** A text as it is laid out: a line break is a new line, a paragraph too; those of the source are spaces. */
function textOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? '').replace(/[ \t\r\n]+/g, ' ')
  if (node.nodeName === 'BR') return '\n'
  const text = [...node.childNodes].map(textOf).join('')
  return /^(?:P|DIV|LI)$/.test(node.nodeName) ? `${text.trim()}\n` : text
}

function readHtml(html: string): Block {
  const rows = [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('tr')]
  return placeCells(
    rows.map((row) =>
      [...row.cells].map((cell) => ({ text: textOf(cell), across: cell.colSpan, down: Math.max(1, cell.rowSpan) })),
    ),
  )
}

const readClipboard = (data: DataTransfer): Block => {
  const html = data.getData('text/html')
  const block = isTableBetter(html) ? [] : readTabbed(data.getData('text/plain'))
  return block.length > 0 ? block : readHtml(html)
}

/** While the focus is on a cell, not in its editor. */
export function useClipboard(grid: RefObject<HTMLElement | null>, state: GridState, act: Dispatch<GridAct>): void {
  useEffect(() => {
    const isOurs = () =>
      state.editing === undefined &&
      document.activeElement instanceof HTMLTableCellElement &&
      grid.current?.contains(document.activeElement)
    const copy = (event: ClipboardEvent) => {
      if (!isOurs() || !event.clipboardData) return
      event.preventDefault()
      const area = areaOf(state.selection)
      const block = blockIn(state, area)
      event.clipboardData.setData('text/plain', writeTabbed(block))
      event.clipboardData.setData('text/html', writeHtmlTable(block))
      if (event.type === 'cut') act({ type: 'erase' })
      else act({ type: 'say', sentence: t.copied(cellCount(area)) })
    }
    const paste = (event: ClipboardEvent) => {
      if (!isOurs() || !event.clipboardData) return
      event.preventDefault()
      const block = readClipboard(event.clipboardData)
      act(block.length > 0 ? { type: 'paste', block } : { type: 'say', sentence: t.nothingToPaste })
    }
    document.addEventListener('copy', copy)
    document.addEventListener('cut', copy)
    document.addEventListener('paste', paste)
    return () => {
      document.removeEventListener('copy', copy)
      document.removeEventListener('cut', copy)
      document.removeEventListener('paste', paste)
    }
  }, [grid, state, act])
}
