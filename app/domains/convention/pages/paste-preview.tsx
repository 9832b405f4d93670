/** Lines pasted from a spreadsheet, before anything is written: which line is whose, what each column says, what is not understood. Rules: docs/rules/convention.md §3. */
import { useEffect, useRef } from 'react'
import { formatDay } from '#app/kernel/format.ts'
import { Button } from '#app/ui/button.tsx'
import { TableRegion } from '#app/ui/data-table.tsx'
import type { CellText } from '#app/ui/grid/grid-state.ts'
import { Row } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { type SignatoryKey, signatoryKeys } from '../signatories/cells.ts'
import { gridWords, signatoryWords, pasteWords as t } from '../signatories/labels.fr.ts'
import type { ColumnUse, PastedLine, PastedLines } from '../signatories/paste.ts'
import { type PastePlan, planPaste } from '../signatories/paste-plan.ts'
import type { SignatoryTable } from '../signatories/signatory-row.ts'
import styles from './signatories.module.css'

type Props = {
  readonly pasted: PastedLines
  readonly table: SignatoryTable
  readonly today: string
  readonly onChange: (pasted: PastedLines) => void
  /** With the cells to write; none when nothing is pasted. */
  readonly onDone: (cells: readonly CellText[]) => void
}

export function PastePreview({ pasted, table, today, onChange, onDone }: Props) {
  const plan = planPaste(pasted, table, today)
  const refused = plan.cells.filter(({ reason }) => reason !== undefined)
  const taken = plan.cells.filter(({ reason }) => reason === undefined)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const known = pasted.lines.filter(({ partyId }) => partyId !== undefined).length
  return (
    <section className={styles.preview} aria-labelledby="paste-title">
      <h3 id="paste-title" ref={title} tabIndex={-1}>
        {t.title}
      </h3>
      <p role="status">
        {t.summary(known, pasted.lines.length, taken.length, refused.length)}. {t.nothingYet}
      </p>
      {plan.signsOn && <Notice tone="warn">{t.signs(formatDay(plan.signsOn))}</Notice>}
      <PastedTable {...{ pasted, table, plan, onChange }} />
      <Row>
        <Button
          type="button"
          look="primary"
          aria-disabled={taken.length === 0 || undefined}
          onClick={() => taken.length > 0 && onDone(plan.cells)}
        >
          {t.save(taken.length)}
        </Button>
        <Button type="button" onClick={() => onDone([])}>
          {t.forget}
        </Button>
      </Row>
    </section>
  )
}

/** Columns with what each says, lines with whose each is. */
const PastedTable = ({
  pasted,
  table,
  plan,
  onChange,
}: Pick<Props, 'pasted' | 'table' | 'onChange'> & { readonly plan: PastePlan }) => (
  <TableRegion label={t.title}>
    <table className={styles.pasted}>
      <caption className="visually-hidden">{t.title}</caption>
      <thead>
        <tr>
          {pasted.headers.map((header, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column of the spreadsheet is its place.
            <th key={index} scope="col">
              <UseChoice
                header={header}
                use={pasted.uses[index] ?? null}
                onChange={(use) => onChange({ ...pasted, uses: withUse(pasted.uses, index, use) })}
              />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {pasted.lines.map((line, index) => (
          <PastedRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a line of the spreadsheet is its place.
            key={index}
            {...{ line, pasted, table, plan }}
            onParty={(partyId) =>
              onChange({ ...pasted, lines: pasted.lines.with(index, { ...line, partyId: partyId || undefined }) })
            }
          />
        ))}
      </tbody>
    </table>
  </TableRegion>
)

/** A use is that of one column. */
const withUse = (uses: readonly ColumnUse[], at: number, use: ColumnUse): readonly ColumnUse[] =>
  uses.map((known, index) => (index === at ? use : known === use ? null : known))

const isKey = (value: string): value is SignatoryKey => signatoryKeys.some((key) => key === value)

type UseProps = {
  readonly header: string
  readonly use: ColumnUse
  readonly onChange: (use: ColumnUse) => void
}

const UseChoice = ({ header, use, onChange }: UseProps) =>
  use === 'party' ? (
    gridWords.name
  ) : (
    <select
      aria-label={t.use(header)}
      value={use ?? ''}
      onChange={({ currentTarget: { value } }) => onChange(isKey(value) ? value : null)}
    >
      <option value="">{t.unused}</option>
      {signatoryKeys.map((key) => (
        <option key={key} value={key}>
          {signatoryWords.headers[key]}
        </option>
      ))}
    </select>
  )

type RowProps = {
  readonly line: PastedLine
  readonly pasted: PastedLines
  readonly table: SignatoryTable
  readonly plan: PastePlan
  readonly onParty: (partyId: string) => void
}

const PastedRow = ({ line, pasted, table, plan, onParty }: RowProps) => (
  <tr>
    {line.texts.map((text, index) => {
      const use = pasted.uses[index] ?? null
      const cell = plan.cells.find(({ rowId, key }) => rowId === line.partyId && key === use)
      return (
        <td
          // biome-ignore lint/suspicious/noArrayIndexKey: a column of the spreadsheet is its place.
          key={index}
          className={cell?.reason ? styles.notTaken : cell ? styles.taken : styles.untouched}
        >
          {use === 'party' ? <PartyChoice {...{ line, table, onParty }} /> : text}
          {cell?.reason && <span className={styles.detail}>{cell.reason}</span>}
        </td>
      )
    })}
  </tr>
)

const PartyChoice = ({ line, table, onParty }: Pick<RowProps, 'line' | 'table' | 'onParty'>) => {
  const party = table.signatories.find(({ partyId }) => partyId === line.partyId)
  if (party && !line.isChosen) return party.name
  return (
    <>
      <span className={styles.notTaken}>{t.unknown(line.name)}</span>
      <select
        aria-label={`Signataire de la ligne « ${line.name} »`}
        value={line.partyId ?? ''}
        onChange={({ currentTarget }) => onParty(currentTarget.value)}
      >
        <option value="">{t.leftOut}</option>
        {table.signatories.map(({ partyId, name }) => (
          <option key={partyId} value={partyId}>
            {name}
          </option>
        ))}
      </select>
    </>
  )
}
