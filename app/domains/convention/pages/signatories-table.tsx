/** The table of signatories itself: names never cut, cells one writes in, states as a shape and words. Rules: docs/rules/convention.md §3, §4. */
import { formatInstant, formatShortDay } from '#app/kernel/format.ts'
import { classNames } from '#app/ui/class-names.ts'
import { type Draft, shownText } from '#app/ui/grid/drafts.ts'
import { CellEditor } from '#app/ui/grid/grid-editor.tsx'
import type { EditorAct } from '#app/ui/grid/grid-keys.ts'
import { type GridColumn, type GridState, lockOf } from '#app/ui/grid/grid-model.ts'
import { gridLabels } from '#app/ui/grid/labels.fr.ts'
import { Link } from '#app/ui/link.tsx'
import type { ConventionPageData } from '../queries.server.ts'
import { readDay } from '../signatories/cells.ts'
import { choicesIn, nameKey, signatoryColumns, signatureKey } from '../signatories/grid.ts'
import { gridWords as t } from '../signatories/labels.fr.ts'
import { actStandingOf, type SignatoryRow, type SignatoryTable } from '../signatories/signatory-row.ts'
import styles from './signatories.module.css'
import { ActStandingWords, SignatureWords } from './signatory-states.tsx'

/** The form that asks whom to remind: its boxes are in the table. */
export const reminderForm = 'relances'

type Props = {
  readonly page: ConventionPageData
  readonly table: SignatoryTable
  readonly state: GridState
  readonly onDone: (act: EditorAct, text: string) => void
  readonly ticked: ReadonlySet<string>
  readonly onTick: (partyIds: readonly string[], isTicked: boolean) => void
  readonly isReady: boolean
}

export function SignatoriesTable(props: Props) {
  const { page, table, state, ticked, onTick, isReady } = props
  const byId = new Map(table.signatories.map((row) => [row.partyId, row]))
  const remindable = table.signatories.filter((row) => isRemindable(row, props)).map(({ partyId }) => partyId)
  const areAllTicked = remindable.length > 0 && remindable.every((partyId) => ticked.has(partyId))
  return (
    <table
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table one writes in is a grid (ARIA in HTML allows it).
      role="grid"
      aria-label="Actes d’habilitation et signatures, par signataire"
      aria-describedby={page.mayWrite ? 'signatories-help' : undefined}
      aria-busy={!isReady}
      className={styles.table}
    >
      <thead>
        <tr>
          {page.mayWrite && (
            <th scope="col" className={styles.tick}>
              {isReady && remindable.length > 0 && (
                <input
                  type="checkbox"
                  aria-label="Cocher tous les attendus"
                  checked={areAllTicked}
                  onChange={() => onTick(remindable, !areAllTicked)}
                />
              )}
            </th>
          )}
          {signatoryColumns.map(({ key, header, widthRem }) => (
            <th key={key} scope="col" style={{ minWidth: `${widthRem}rem` }}>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {state.rows.map(({ rowId }, index) => {
          const row = byId.get(rowId)
          return row && <Line key={rowId} {...props} row={row} index={index} />
        })}
      </tbody>
    </table>
  )
}

const isRemindable = (row: SignatoryRow, { table, page }: Pick<Props, 'table' | 'page'>): boolean =>
  ['late', 'awaited', 'to-vote-again'].includes(actStandingOf(row, table, page.today))

type LineProps = Props & { readonly row: SignatoryRow; readonly index: number }

function Line(props: LineProps) {
  const { page, row, index, ticked, onTick } = props
  return (
    <tr>
      {page.mayWrite && (
        <td className={styles.tick}>
          {isRemindable(row, props) && (
            <input
              type="checkbox"
              name="partie"
              value={row.partyId}
              form={reminderForm}
              aria-label={t.tick(row.name)}
              checked={ticked.has(row.partyId)}
              onChange={({ currentTarget }) => onTick([row.partyId], currentTarget.checked)}
            />
          )}
        </td>
      )}
      {signatoryColumns.map((column, at) => (
        <Cell key={column.key} {...props} column={column} place={{ row: index, column: at }} />
      ))}
    </tr>
  )
}

type CellProps = LineProps & {
  readonly column: GridColumn
  readonly place: { readonly row: number; readonly column: number }
}

function Cell(props: CellProps) {
  const { state, table, row, column, place, onDone } = props
  const line = state.rows[place.row]
  const { focus } = state.selection
  const hasFocus = focus.row === place.row && focus.column === place.column
  const draft = state.drafts.get(row.partyId)?.[column.key]
  const lock = lockOf(line, column)
  const isOpen = hasFocus && state.editing !== undefined
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: in a grid, a td is a gridcell.
    <td
      data-row={place.row}
      data-column={place.column}
      data-key={column.key}
      data-label={column.key === nameKey ? undefined : column.header}
      role={column.key === nameKey ? 'rowheader' : undefined}
      aria-readonly={lock !== undefined || undefined}
      aria-invalid={draft?.phase === 'refused' || draft?.phase === 'changed' || undefined}
      tabIndex={hasFocus ? 0 : -1}
      title={draft?.reason}
      className={classNames(
        lock === undefined && styles.written,
        column.key === nameKey && styles.name,
        draft && styles[draft.phase],
        isOpen && styles.open,
      )}
    >
      {isOpen ? (
        <CellEditor
          column={column}
          choices={choicesIn(column.key, table)}
          text={state.editing?.text ?? ''}
          label={`${column.header}, ${row.name}`}
          onDone={onDone}
        />
      ) : (
        <CellWords {...props} draft={draft} text={line?.texts[column.key] ?? ''} />
      )}
      {draft && (
        <span className="visually-hidden">{`, ${gridLabels.phase[draft.phase]}${draft.reason ? ` : ${draft.reason}` : ''}`}</span>
      )}
    </td>
  )
}

function CellWords({
  page,
  table,
  row,
  column,
  draft,
  text,
}: CellProps & { readonly draft: Draft | undefined; readonly text: string }) {
  const { today, reminders, ctgId } = page
  if (column.key === nameKey)
    return (
      <span className={classNames(styles.party, styles[row.kind])}>
        <Link to={`/ctg/${ctgId}/convention/signataires/${row.partyId}`} tabIndex={-1}>
          {row.name}
        </Link>
      </span>
    )
  if (column.key === signatureKey) return <SignatureWords {...{ row, table, today }} />
  const shown = shownText(draft, text)
  if (draft) return shown
  if (column.key === 'actState') {
    const reminder = reminders.find(({ partyId }) => partyId === row.partyId)
    return (
      <>
        <ActStandingWords {...{ row, table, today }} />
        {reminder && isRemindable(row, { table, page }) && (
          <span className={styles.detail}>{t.reminded(formatInstant(reminder.askedAt).replace(/ à .*$/, ''))}</span>
        )}
      </>
    )
  }
  const day = column.kind === 'date' ? readDay(shown) : undefined
  if (day)
    return (
      <span className={column.key === 'session' && isLate(row, table, today) ? styles.late : 'nowrap'}>
        {formatShortDay(day, today)}
      </span>
    )
  if (shown === '' && column.key === 'actNumber') return <span className={styles.blank}>{t.noNumber}</span>
  return shown
}

const isLate = (row: SignatoryRow, table: SignatoryTable, today: string): boolean =>
  actStandingOf(row, table, today) === 'late'
