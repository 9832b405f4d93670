/** A grid to type in, or to paste in from a spreadsheet; what is in it stays in the page. */
import type { ClipboardEvent, KeyboardEvent } from 'react'
import { pasteAt, readPasted } from '#app/domains/documents/read-pasted.ts'
import { Button } from '#app/ui/button.tsx'
import { Row } from '#app/ui/layout.tsx'
import { depositLabels as t } from '../deposit-labels.fr.ts'
import { emptyGrid, pasteTable } from '../deposit-state.ts'
import type { Grid } from '../read-columns.ts'
import styles from './deposit.module.css'

const letterOf = (at: number): string =>
  (at >= 26 ? letterOf(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26))

/** Beyond, a file is easier. */
const mostRows = 400

type Props = { readonly grid: Grid; readonly change: (grid: Grid) => void }

export function GridInput({ grid, change }: Props) {
  const set = (row: number, column: number, text: string) => change(pasteAt(grid, row, column, [[text]]))
  function paste(event: ClipboardEvent, row: number, column: number) {
    const text = event.clipboardData.getData('text/plain')
    if (!/[\t\n]/.test(text)) return
    event.preventDefault()
    change(pasteTable(grid, row, column, readPasted(text).slice(0, mostRows)))
  }
  return (
    <div>
      <h3>{t.gridTitle}</h3>
      <p className="fine">{t.gridNote}</p>
      <section className={styles.grid} aria-label={t.gridTitle} tabIndex={0}>
        <table>
          <caption className="visually-hidden">{t.gridTitle}</caption>
          <thead>
            <tr>
              {grid[0]?.map((_text, across) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column of a grid is its place
                <th key={across} scope="col">
                  {letterOf(across)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row of a grid is its place
              <tr key={at}>
                {row.map((text, across) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell of a grid is its place
                  <td key={across}>
                    <input
                      aria-label={t.gridCell(at + 1, letterOf(across))}
                      className={at === 0 || across === 0 ? styles.head : undefined}
                      value={text}
                      autoComplete="off"
                      onChange={({ target }) => set(at, across, target.value)}
                      onPaste={(event) => paste(event, at, across)}
                      onKeyDown={moveOnKey}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <GridActs {...{ grid, change }} />
    </div>
  )
}

const GridActs = ({ grid, change }: Props) => (
  <Row>
    <Button type="button" isSmall onClick={() => change([...grid, Array<string>(grid[0]?.length ?? 0).fill('')])}>
      {t.addRow}
    </Button>
    <Button type="button" isSmall onClick={() => change(grid.map((row) => [...row, '']))}>
      {t.addColumn}
    </Button>
    <Button
      type="button"
      isSmall
      look="quiet"
      onClick={() => change(emptyGrid(t.placeHead, new Date().getFullYear() - 1))}
    >
      {t.clear}
    </Button>
  </Row>
)

/** Enter and the arrows up and down go from row to row. */
function moveOnKey(event: KeyboardEvent<HTMLInputElement>) {
  const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key]
  const cell = event.currentTarget.closest('td')
  const row = cell?.parentElement
  if (step === undefined || !cell || !row) return
  const next = step > 0 ? row.nextElementSibling : row.previousElementSibling
  const input = next?.children[cell.cellIndex]?.querySelector('input')
  event.preventDefault()
  input?.focus()
}
