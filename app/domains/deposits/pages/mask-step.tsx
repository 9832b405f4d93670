/** Second step: what will leave beside one’s own counts, why each cell is hidden, what regroupings would free, and the control. */
import { useState } from 'react'
import { secrecyLabels } from '#app/domains/secrecy/labels.fr.ts'
import type { MaskedTable } from '#app/domains/secrecy/secrecy.ts'
import { atStart, formatNumber } from '#app/kernel/format.ts'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Card, Columns, Row } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { correctionLabels } from '../correction-labels.fr.ts'
import type { AbsentReason } from '../count-tables.ts'
import { depositLabels as t } from '../deposit-labels.fr.ts'
import { type Draft, isSafe, type MaskedDeposit } from '../deposit-state.ts'
import { depositsLabels } from '../labels.fr.ts'
import styles from './deposit.module.css'
import { type Chosen, MaskedGrid } from './masked-grid.tsx'
import { PlainSelect } from './plain-fields.tsx'
import type { Masking } from './use-masking.tsx'
import { WhyCard } from './why-card.tsx'

const d = depositsLabels.dataset

type Props = {
  readonly draft: Draft
  readonly masked: MaskedDeposit
  readonly masking: Masking
  /** What the file says of the cells it has no figure for. */
  readonly absent: readonly AbsentReason[]
  readonly isCorrection: boolean
}
export function MaskStep({ draft, masked, masking, absent, isCorrection }: Props) {
  const [year, setYear] = useState(() => firstShown(masked))
  const [chosen, setChosen] = useState<Chosen>()
  const table = masked.tables[year] ?? masked.tables[0]
  if (!table) return null
  return (
    <>
      {masked.atOdds.length > 0 && <Notice tone="warn">{correctionLabels.atOdds(masked.atOdds)}</Notice>}
      {!isSafe(masked) && <Notice tone="bad">{unsafeWords(masked, isCorrection)}</Notice>}
      <Columns
        main={
          <>
            <MaskedCard
              {...{ table, masked, chosen, setChosen, year }}
              absent={absent.filter((one) => one.year === masked.years[year])}
              unit={draft.about.statisticalUnit}
              setYear={(next) => {
                setYear(next)
                setChosen(undefined)
              }}
            />
            {masked.years.length === 1 && <Regroup masked={masked} masking={masking} table={table} />}
          </>
        }
        aside={
          <>
            <WhyCard table={table} tables={masked.tables} chosen={chosen} />
            <ControlCard masked={masked} />
          </>
        }
      />
    </>
  )
}

/** Where there is the most to look at: the year that hides the most, the latest of equals. */
function firstShown({ tables }: MaskedDeposit): number {
  const hidden = tables.map(({ counts }) => counts.primary + counts.complementary)
  return Math.max(0, hidden.lastIndexOf(Math.max(...hidden)))
}

/** What kept it from leaving: raising the threshold helps against what would be found again, and against nothing else. */
function unsafeWords({ tables, contradictions, notSaidAgain }: MaskedDeposit, isCorrection: boolean): string {
  if (notSaidAgain.length > 0) return correctionLabels.notSaidAgain(notSaidAgain)
  if (contradictions.length > 0) return t.contradicts(contradictions)
  const failure = tables.find(({ audit }) => audit.failure !== null)?.audit.failure
  if (failure) return secrecyLabels.failure(failure)
  return isCorrection ? correctionLabels.unsafe : t.unsafe
}

type TableProps = {
  readonly table: MaskedTable
  readonly masked: MaskedDeposit
  readonly unit: string
  readonly year: number
  readonly setYear: (year: number) => void
  readonly chosen: Chosen | undefined
  readonly setChosen: (chosen: Chosen) => void
  readonly absent: readonly AbsentReason[]
}

function MaskedCard({ table, masked, unit, year, setYear, chosen, setChosen, absent }: TableProps) {
  const [isMine, setMine] = useState(false)
  const { counts, rule } = table
  return (
    <Card
      title={atStart(unit)}
      aside={
        <Row>
          {masked.years.length > 1 && (
            <PlainSelect
              label={t.year}
              isLabelHidden
              value={String(year)}
              options={masked.years.map((one, index) => ({ value: String(index), label: String(one) }))}
              onChange={(value) => setYear(Number(value))}
            />
          )}
          <fieldset className={styles.view}>
            <legend className="visually-hidden">{t.view}</legend>
            <Button type="button" isSmall aria-pressed={!isMine} onClick={() => setMine(false)}>
              {t.leaving}
            </Button>
            <Button type="button" isSmall aria-pressed={isMine} onClick={() => setMine(true)}>
              {t.mine}
            </Button>
          </fieldset>
        </Row>
      }
    >
      <section className={styles.scroll} aria-label={unit} tabIndex={0}>
        <MaskedGrid {...{ table, isMine, chosen, setChosen, unit, absent }} />
      </section>
      <p className={styles.legend}>
        <span className={styles.primaryKey}>{t.legendPrimary(counts.primary, rule.threshold)}</span>
        <span className={styles.complementaryKey}>{t.legendComplementary(counts.complementary)}</span>
        <span>{t.legendMark}</span>
      </p>
    </Card>
  )
}

function ControlCard({ masked }: { readonly masked: MaskedDeposit }) {
  const sum = (of: (table: MaskedTable) => number) => masked.tables.reduce((total, table) => total + of(table), 0)
  const safe = isSafe(masked)
  return (
    <Card title={t.control} aside={<Chip tone={safe ? 'ok' : 'bad'}>{safe ? t.controlPassed : t.controlFailed}</Chip>}>
      <DescriptionList
        items={[
          { term: d.exact, description: formatNumber(sum(({ audit }) => audit.exact)) },
          { term: d.tooTight, description: formatNumber(sum(({ audit }) => audit.tooTight)) },
          { term: d.earlier, description: formatNumber(masked.earlier.length) },
        ]}
      />
      {masked.earlier.length > 0 && (
        <ul className="fine">
          {masked.earlier.slice(0, 5).map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      )}
      <p className="fine">{t.controlNote}</p>
    </Card>
  )
}

type RegroupProps = { readonly masked: MaskedDeposit; readonly masking: Masking; readonly table: MaskedTable }

function Regroup({ masked, masking, table }: RegroupProps) {
  const { groupings, grouped } = masked
  const hidden = table.counts.primary + table.counts.complementary
  if (grouped === undefined && hidden === 0) return null
  const all = table.cells.flat().filter(({ mark }) => mark !== 'absent').length
  const label = (ids: readonly string[], axis: 'rows' | 'columns') =>
    ids.map((id) => table.table[axis].find((node) => node.id === id)?.label ?? id)
  return (
    <Card title={t.regroup} note={t.regroupNow(hidden, all)}>
      {grouped && (
        <Button type="button" isSmall onClick={() => masking.run()}>
          {t.regroupKeep}
        </Button>
      )}
      {groupings === undefined && <p role="status">{t.regroupSearching}</p>}
      <ul className={classNames('plain-list', styles.groupings)}>
        {(groupings ?? []).slice(0, 5).map((grouping) => {
          const [one = '', other = ''] = label(grouping.ids, grouping.axis)
          return (
            <li key={grouping.ids.join(' ')}>
              <Button type="button" isSmall onClick={() => masking.run(grouping)}>
                {t.regroupOf(one, other)}
              </Button>
              <span>{t.regroupResult(grouping.hidden, grouping.freed)}</span>
              <span className="fine">{t.regroupLoses}</span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
