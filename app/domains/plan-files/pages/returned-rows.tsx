/** The rows a file changes or adds, each with its box and its cells, before and after; the button counts those ticked. */
import { useState } from 'react'
import { BoxesError, TickBox } from '#app/ui/choice-field.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import type { NewRow, RowChange } from '../bring-back/difference.ts'
import { bringBackLabels as t } from '../bring-back/labels.fr.ts'
import { exportLabels as e } from '../export/labels.fr.ts'
import type { ReturnPageData } from '../import-page-query.server.ts'
import { ChangedCells } from './changed-cells.tsx'

type Line = { readonly key: string; readonly change?: RowChange; readonly added?: NewRow }

export function ReturnedRows({ changed, added }: ReturnPageData) {
  const lines: readonly Line[] = [
    ...changed.map((change) => ({ key: change.key, change })),
    ...added.map((row) => ({ key: row.key, added: row })),
  ]
  const [ticked, setTicked] = useState(lines.filter(isTickedFirst).length)
  const shown = lines.slice(0, t.shownRows)
  const others = lines.slice(t.shownRows).filter(isTickedFirst)
  return (
    <Card title="Ce qui change" note="Décochez ce qui ne doit pas être écrit. Rien n’est supprimé.">
      <CommandForm intent="apply-import" isWide submit={t.apply(ticked)} sendingLabel="Écriture…">
        <DataTable
          caption="Lignes changées et nouvelles"
          rows={shown}
          columns={[
            {
              header: 'Reprendre',
              cell: (line) => (
                <TickBox
                  // Ticked, a row that is doubted whole is one of which the file wins.
                  name={isDoubtedWhole(line) ? 'overwritten' : 'rows'}
                  value={line.key}
                  isChecked={isTickedFirst(line)}
                  aria-label={`Reprendre : ${labelOf(line)}`}
                  onChange={(event) => setTicked(ticked + (event.currentTarget.checked ? 1 : -1))}
                />
              ),
            },
            {
              header: 'Feuille',
              isNote: true,
              cell: ({ change, added: row }) => e.sheet[change?.table ?? row?.table ?? 'actions'],
            },
            { header: 'Ligne', isRowHeader: true, cell: labelOf },
            { header: 'Ce qui change', cell: Cells },
          ]}
        />
        {others.map(({ key }) => (
          <input key={key} type="hidden" name="rows" value={key} />
        ))}
        {others.length > 0 && <p>{t.moreRows(others.length)}</p>}
        <BoxesError name="rows" />
      </CommandForm>
    </Card>
  )
}

/** A line copied under another was perhaps not meant as a new one; what only repeats an older state is left. */
const isTickedFirst = ({ change, added }: Line): boolean =>
  change ? change.cells.some(({ isDoubted }) => !isDoubted) : added !== undefined && added.doubt === undefined

const isDoubtedWhole = ({ change }: Line): boolean => change?.cells.every(({ isDoubted }) => isDoubted) ?? false

const labelOf = ({ change, added }: Line) => change?.label ?? added?.label ?? ''

function Cells({ key, change, added }: Line) {
  if (change)
    return (
      <>
        <ChangedCells cells={change.cells} />
        {change.cells.some(({ isDoubted }) => isDoubted) && !isDoubtedWhole({ key, change }) && (
          <label className="fine">
            <TickBox name="overwritten" value={key} /> {t.overwrite}
          </label>
        )}
      </>
    )
  return (
    <>
      <strong>{added?.doubt ? t[added.doubt] : t.newRow}</strong>
      <ul className="plain-list">
        {added?.cells.map(({ header, after }) => (
          <li key={header}>
            {header} : {t.short(after)}
          </li>
        ))}
      </ul>
    </>
  )
}
