/** First step: figures typed, pasted or read in a file, and what was understood of them. */

import { useState } from 'react'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { optionsOf } from '#app/ui/field.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { askWorker } from '../ask-worker.ts'
import { depositLabels as t } from '../deposit-labels.fr.ts'
import type { Draft, Understood } from '../deposit-state.ts'
import type { FileQuestion } from '../file.worker.ts'
import { isAsked, type PlaceChoice, placesToCheck, type ReadPlace } from '../place-choice.ts'
import { type ColumnRole, columnRoles } from '../read-columns.ts'
import { type FileAnswer, type FileFault, mostBytes } from '../read-file.ts'
import type { KnownPlace } from '../read-place.ts'
import styles from './deposit.module.css'
import { GridInput } from './grid-input.tsx'
import { PlainField, PlainSelect } from './plain-fields.tsx'

type Props = {
  readonly draft: Draft
  readonly understood: Understood
  readonly places: readonly KnownPlace[]
  readonly change: (next: Partial<Draft>) => void
}

export function ReadStep(props: Props) {
  const { draft, understood, change } = props
  return (
    <Card title={t.source} content="stack">
      <fieldset className={styles.choices}>
        <legend className="visually-hidden">{t.source}</legend>
        {(['typed', 'file'] as const).map((source) => (
          <label key={source} className={styles.choice}>
            <input
              type="radio"
              name="source"
              checked={draft.source === source}
              onChange={() => change({ source, roles: null, choices: new Map() })}
            />
            {t[source]}
          </label>
        ))}
      </fieldset>
      {draft.source === 'typed' ? (
        <GridInput grid={draft.typed} change={(typed) => change({ typed, roles: null })} />
      ) : (
        <FileInput {...props} />
      )}
      {understood.signs.length > 0 && <Nominative {...understood} />}
      {understood.table &&
        (draft.source === 'file' || understood.table.problems.some(({ kind }) => kind === 'mapping')) && (
          <Columns {...props} />
        )}
      <Places {...props} />
      {understood.table && <Problems understood={understood} />}
      <UntoldTotals {...understood} />
    </Card>
  )
}

/** A minute is more than any table of figures takes. */
const readingSeconds = 60

function FileInput({ draft, change }: Props) {
  const [refusal, setRefusal] = useState<FileFault>()
  const [isReading, setReading] = useState(false)
  async function read(file: File | undefined) {
    setRefusal(undefined)
    change({ file: null, roles: null, choices: new Map() })
    if (!file) return
    if (file.size > mostBytes) return setRefusal('too-heavy')
    setReading(true)
    const bytes = await file.arrayBuffer()
    const worker = new Worker(new URL('../file.worker.ts', import.meta.url), { type: 'module' })
    const options = { seconds: readingSeconds, transfer: [bytes] }
    askWorker<FileQuestion, FileAnswer>(worker, { name: file.name, bytes }, options, (answer) => {
      setReading(false)
      if (answer?.kind === 'read') change({ file: { name: file.name, sheets: answer.sheets, sheet: 0 } })
      else setRefusal(answer?.refusal ?? 'unreadable')
      return true
    })
  }
  return (
    <>
      <PlainField label={t.fileField} hint={t.fileHint}>
        {(field) => (
          <input
            {...field}
            type="file"
            accept=".csv,.txt,.tsv,.xlsx,.xlsm,.ods,.parquet"
            onChange={({ target }) => void read(target.files?.[0])}
          />
        )}
      </PlainField>
      {isReading && <p role="status">{t.reading}</p>}
      {refusal && (
        <Notice tone="bad" title={t.refusedFile}>
          {t.fileRefusal[refusal]}
        </Notice>
      )}
      {draft.file && draft.file.sheets.length > 1 && (
        <PlainSelect
          label={t.sheet}
          value={String(draft.file.sheet)}
          options={draft.file.sheets.map(({ name }, index) => ({ value: String(index), label: name }))}
          onChange={(sheet) => change({ file: draft.file && { ...draft.file, sheet: Number(sheet) }, roles: null })}
        />
      )}
    </>
  )
}

function Nominative({ signs, grid, mapping }: Understood) {
  const kinds = [...new Set(signs.map(({ kind }) => t.nominativeKind[kind]))]
  return (
    <Notice tone="bad" title={t.refusedFile}>
      <p>{t.nominative(kinds)}</p>
      <ul>
        {signs.slice(0, 10).map(({ kind, column, count }) => (
          <li key={`${kind} ${column}`}>{t.nominativeAt(grid[mapping.headerRow]?.[column] ?? '', count)}</li>
        ))}
      </ul>
    </Notice>
  )
}

function Columns({ understood, change }: Props) {
  const { grid, mapping } = understood
  const heads = mapping.roles.map((role, at) => ({
    at,
    role,
    head: grid[mapping.headerRow]?.[at] ?? '',
    example: grid.slice(mapping.headerRow + 1).find((row) => (row[at] ?? '').trim() !== '')?.[at] ?? '',
  }))
  const set = (at: number, role: ColumnRole) =>
    change({ roles: mapping.roles.map((one, index) => (index === at ? role : one)) })
  return (
    <Disclosure summary={t.columns} isOpen={understood.table?.problems.some(({ kind }) => kind === 'mapping') ?? false}>
      <p className="fine">{t.columnsNote}</p>
      <DataTable
        caption={t.columns}
        rows={heads}
        rowKey={({ at }) => String(at)}
        columns={[
          { header: t.column, cell: ({ head }) => head || '–' },
          { header: t.example, isNote: true, cell: ({ example }) => example },
          {
            header: t.role,
            cell: ({ at, role, head }) => (
              <PlainSelect
                label={`${t.role} : ${head}`}
                isLabelHidden
                value={role}
                options={columnRoles.map((value) => ({ value, label: t.roles[value] }))}
                onChange={(value) => set(at, columnRoles.find((one) => one === value) ?? 'ignored')}
              />
            ),
          },
        ]}
      />
    </Disclosure>
  )
}

const nameOfPlace = ({ match, name, row }: ReadPlace): string => (match.kind === 'unnamed' ? t.placeUnnamed(row) : name)

const choiceOf = (value: string): PlaceChoice =>
  value === 'own' || value === 'whole' || value === 'left-out' ? value : { id: value }

const chosenValue = (choice: PlaceChoice | undefined): string =>
  choice === undefined ? '' : typeof choice === 'object' ? choice.id : choice

function Places({ draft, understood, places, change }: Props) {
  const rows = placesToCheck(understood.table?.places ?? []).slice(0, 200)
  if (rows.length === 0) return null
  const near = ({ match }: ReadPlace) =>
    match.kind === 'doubtful' ? places.filter(({ id }) => match.candidates.includes(id)) : []
  const set = (key: string, value: string) => {
    const choices = new Map(draft.choices)
    if (value === '') choices.delete(key)
    else choices.set(key, choiceOf(value))
    change({ choices })
  }
  return (
    <section aria-label={t.places}>
      <h3>{t.places}</h3>
      <p className="fine">{t.placesNote}</p>
      <DataTable
        caption={t.places}
        rows={rows}
        columns={[
          { header: t.place, cell: nameOfPlace },
          {
            header: t.placeIs,
            cell: (place) => (
              <PlainSelect
                label={`${t.placeIs} : ${nameOfPlace(place)}`}
                isLabelHidden
                value={chosenValue(place.choice)}
                options={[
                  ...(isAsked(place) ? [{ value: '', label: t.placeChoose }] : []),
                  ...optionsOf(near(place)),
                  ...(place.match.kind === 'unnamed' ? [] : [{ value: 'own', label: t.placeOwn }]),
                  { value: 'whole', label: t.placeWhole },
                  { value: 'left-out', label: t.placeLeftOut },
                ]}
                onChange={(value) => set(place.key, value)}
              />
            ),
          },
        ]}
      />
    </section>
  )
}

/** A statement, not a question: a sum that would reveal a hidden count is protected whatever the person answers. */
function UntoldTotals({ untoldTotals }: Understood) {
  if (untoldTotals.length === 0) return null
  return (
    <section aria-label={t.untoldTotals}>
      <h3>{t.untoldTotals}</h3>
      <p className="fine">{t.untoldTotalsNote}</p>
      <ul>
        {untoldTotals.map((total) => (
          <li key={`${total.axis} ${total.label} ${total.years.join()}`}>{t.untoldTotal(total)}</li>
        ))}
      </ul>
    </section>
  )
}

const shownProblems = 12

function Problems({ understood }: { readonly understood: Understood }) {
  const { problems = [], account } = understood.table ?? {}
  const rest = problems.length - shownProblems
  return (
    <>
      {account && <p role="status">{t.account(account)}</p>}
      {problems.length > 0 && (
        <Notice tone="warn" title={t.problems}>
          <ul>
            {problems.slice(0, shownProblems).map((problem) => (
              <li key={`${problem.kind} ${problem.row} ${problem.column} ${problem.text}`}>{t.problem(problem)}</li>
            ))}
          </ul>
          {rest > 0 && <p>{t.moreProblems(rest)}</p>}
        </Notice>
      )}
    </>
  )
}
