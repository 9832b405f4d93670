/** What becomes of texts typed in the cells of a signatory: taken, or refused with its sentence, each by itself. Pure. Rules: docs/rules/convention.md §3, §4. */
import { type AuthorisingAct, actProblems, refusalToBecome, type Signature, versionToSign } from '../convention.ts'
import { conventionLabels, conventionRefusals } from '../labels.fr.ts'
import {
  isSameText,
  readDay,
  readKind,
  readState,
  type SignatoryKey,
  type SignatoryTexts,
  signatoryKeys,
  signatoryTexts,
} from './cells.ts'
import { signatoryWords } from './labels.fr.ts'
import type { SignatoryRow, SignatoryTable } from './signatory-row.ts'

const t = signatoryWords.refusal

export type CellChange = { readonly key: SignatoryKey; readonly before: string; readonly after: string }
export type CellRefusal = { readonly reason: string; readonly present?: string }
export type Judged = {
  readonly after: SignatoryRow
  readonly texts: SignatoryTexts
  readonly refusals: Readonly<Partial<Record<SignatoryKey, CellRefusal>>>
  /** Cells whose text is another one than before, those that follow from another included. */
  readonly changed: readonly CellChange[]
}

type Around = {
  readonly table: SignatoryTable
  readonly today: string
  /** Every text typed in the row: the day and the state of an act are read together. */
  readonly typed: Readonly<Partial<Record<SignatoryKey, string>>>
}
/** The row once the cell is taken, or why it is not. */
type Outcome = SignatoryRow | string

const blankAct: AuthorisingAct = {
  kind: 'assembly',
  versionId: null,
  number: '',
  adoptedOn: null,
  expectedOn: null,
  transmittedOn: null,
  note: '',
}

const withAct = (row: SignatoryRow, change: Partial<AuthorisingAct>): SignatoryRow => ({
  ...row,
  act: { ...(row.act ?? blankAct), ...change },
})

const toSignId = ({ versions }: SignatoryTable): string | null => versionToSign(versions)?.id ?? null

/** The first thing the dates of the act do not allow. */
function checked(row: SignatoryRow, { today }: Around): Outcome {
  const [problem] = row.act ? Object.values(actProblems(row.act, row.kind, today)) : []
  return problem ? conventionLabels.dayProblem[problem] : row
}

const shortText =
  (most: number, write: (row: SignatoryRow, text: string) => SignatoryRow) =>
  (row: SignatoryRow, text: string): Outcome =>
    text.trim().length > most ? t.tooLong(most) : write(row, text.trim())

function writeSession(row: SignatoryRow, text: string, around: Around): Outcome {
  const { table, today, typed } = around
  const day = readDay(text)
  if (day === undefined) return t.notADay
  if (day === null) return checked(withAct(row, { adoptedOn: null, expectedOn: null }), around)
  const typedState = typed.actState === undefined ? undefined : readState(typed.actState, table.versions)?.state
  // A planned session whose day has passed is not a vote: somebody must record the act as received.
  const isStillExpected = row.act?.expectedOn != null && row.act.adoptedOn === null && typedState !== 'received'
  if (day > today || typedState === 'awaited' || (isStillExpected && table.signedOn === null))
    return checked(withAct(row, { adoptedOn: null, expectedOn: day, versionId: toSignId(table) }), around)
  const versionId = row.act?.adoptedOn ? row.act.versionId : toSignId(table)
  return checked(withAct(row, { adoptedOn: day, versionId }), around)
}

/** A refusal taken back. */
function withoutRefusal(row: SignatoryRow, { table }: Around): Outcome {
  if (row.signature?.signedOn !== null) return row
  const refusal = refusalToBecome('awaited', row, table)
  return refusal ? (conventionRefusals[`convention.${refusal}`] ?? '') : { ...row, signature: null }
}

function writeState(row: SignatoryRow, text: string, around: Around): Outcome {
  const { table } = around
  if (text.trim() === '') return withoutRefusal(row, around)
  const written = readState(text, table.versions)
  if (!written) return t.notAState
  if (written.state === 'refused') return refuseToSign(row, around)
  if (written.state === 'awaited' && table.signedOn !== null) return t.nothingAwaited
  const open = withoutRefusal(row, around)
  if (typeof open === 'string') return open
  const act = open.act ?? blankAct
  if (written.state === 'awaited' && open.act === null) return open
  if (written.state === 'awaited')
    return checked(
      withAct(open, {
        adoptedOn: null,
        expectedOn: act.adoptedOn ?? act.expectedOn,
        versionId: toSignId(table),
        transmittedOn: null,
      }),
      around,
    )
  const day = act.adoptedOn ?? act.expectedOn
  if (day === null && act.kind !== 'none') return t.dayMissing
  const versionId = written.version?.id ?? toSignId(table) ?? act.versionId
  return checked(withAct(open, { adoptedOn: day, versionId }), around)
}

function refuseToSign(row: SignatoryRow, { table, typed }: Around): Outcome {
  if (typed.signedOn !== undefined && typed.signedOn.trim() !== '') return t.bothRefusedAndSigned
  const refusal = refusalToBecome('refused', row, table)
  if (refusal) return conventionRefusals[`convention.${refusal}`] ?? ''
  const note = row.signature?.note ?? ''
  return { ...row, signature: { versionId: null, signedOn: null, signedBy: '', signedAs: '', note } }
}

function writeSignature(row: SignatoryRow, text: string, { table, today, typed }: Around): Outcome {
  const day = readDay(text)
  if (day === undefined) return t.notADay
  if (day !== null && day > today) return conventionLabels.dayProblem['signed-in-future']
  const says = typed.actState === undefined ? undefined : readState(typed.actState, table.versions)
  if (day !== null && says?.state === 'refused') return t.bothRefusedAndSigned
  const refusal = refusalToBecome(day === null ? 'awaited' : 'signed', row, table)
  if (refusal) return conventionRefusals[`convention.${refusal}`] ?? ''
  if (day === null) return { ...row, signature: null }
  const known = row.signature?.signedOn == null ? null : row.signature
  const signature: Signature = {
    versionId: known ? known.versionId : toSignId(table),
    signedOn: day,
    signedBy: known?.signedBy || (row.representedBy ?? ''),
    signedAs: known?.signedAs || (row.representedAs ?? ''),
    note: known?.note ?? '',
  }
  return { ...row, signature }
}

const writers: Readonly<Record<SignatoryKey, (row: SignatoryRow, text: string, around: Around) => Outcome>> = {
  representedBy: shortText(200, (row, text) => ({ ...row, representedBy: text || null })),
  representedAs: shortText(200, (row, text) => ({ ...row, representedAs: text || null })),
  actKind: (row, text) => {
    if (text.trim() === '') return t.kindMissing
    const kind = readKind(text)
    return kind ? withAct(row, { kind }) : t.notAKind
  },
  actNumber: shortText(60, (row, number) => withAct(row, { number })),
  session: writeSession,
  actState: writeState,
  signedOn: writeSignature,
}

/**
 * Texts typed over what one saw, in the order of the columns. One that somebody changed since is refused with its present text,
 * the others of the row are taken; one that already says it is taken as it is.
 */
export function judgeSignatory(
  row: SignatoryRow,
  cells: readonly CellChange[],
  { table, today }: Pick<Around, 'table' | 'today'>,
): Judged {
  const before = signatoryTexts(row, table, today)
  const typed = Object.fromEntries(cells.map(({ key, after }) => [key, after]))
  const refusals: Partial<Record<SignatoryKey, CellRefusal>> = {}
  let after = row
  for (const key of signatoryKeys) {
    const cell = cells.find((one) => one.key === key)
    if (!cell || isSameText(key, before[key], cell.after)) continue
    if (!isSameText(key, before[key], cell.before)) {
      refusals[key] = { reason: t.changed, present: before[key] }
      continue
    }
    const outcome = writers[key](after, cell.after, { table, today, typed })
    if (typeof outcome === 'string') refusals[key] = { reason: outcome }
    else after = outcome
  }
  const texts = signatoryTexts(after, table, today)
  const changed = signatoryKeys.flatMap((key) =>
    before[key] === texts[key] ? [] : [{ key, before: before[key], after: texts[key] }],
  )
  return { after, texts, refusals, changed }
}
