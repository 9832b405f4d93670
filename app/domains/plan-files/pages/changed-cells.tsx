/** Cells of a row, before and after, as a list. */
import type { CellChange } from '../bring-back/difference.ts'
import { bringBackLabels as t } from '../bring-back/labels.fr.ts'

export const ChangedCells = ({ cells }: { readonly cells: readonly CellChange[] }) => (
  <ul className="plain-list">
    {cells.map((cell) => (
      <li key={cell.header}>
        <Cell {...cell} />
      </li>
    ))}
  </ul>
)

function Cell({ header, before, after, isDoubted }: CellChange) {
  const [was, becomes] = t.apart(before, after)
  const empty = <span className="muted">{t.empty}</span>
  return (
    <>
      {header} : {was ? <del>{was}</del> : empty} → {becomes ? <ins>{becomes}</ins> : empty}
      {isDoubted && <span className="muted fine"> {t.doubted}</span>}
    </>
  )
}
