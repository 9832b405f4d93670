/** What a later state of a PDF changed, and whether a signature may change it. Pure. Rules: docs/rules/signing.md §1.4. */
import {
  isDict,
  isRef,
  isStream,
  nameIn,
  type PdfDict,
  type PdfStream,
  type PdfValue,
  UnreadablePdf,
  writtenOf,
} from './pdf-values.ts'
import { catalogOf, listSignatureFields, type Revision, type SignatureField } from './signature-fields.ts'
import { type ChangeProblem, verdictOfProblem } from './signatures.ts'

type State = Revision & {
  readonly length: number
  readonly sections: readonly { readonly offset: number; readonly places: ReadonlyMap<number, unknown> }[]
}

/** The entries of the catalog that a signature brings or changes; nothing of the pages hangs on them. */
const signingEntries = new Set(['AcroForm', 'DSS', 'Extensions', 'Perms', 'Version'])
/** What a field that waited is given when it is signed. */
const fieldEntries = new Set(['V', 'AP', 'AS', 'M', 'F', 'Lock', 'MK', 'NM', 'Kids', 'Type', 'Subtype', 'Rect', 'P'])
const formEntries = new Set(['Fields', 'SigFlags', 'DR', 'DA'])

const changedKeys = (before: PdfDict, after: PdfDict): readonly string[] =>
  [...new Set([...before.entries.keys(), ...after.entries.keys()])].filter(
    (key) => writtenOf(before.entries.get(key)) !== writtenOf(after.entries.get(key)),
  )

const numberOf = (value: PdfValue | undefined): number | undefined => (isRef(value) ? value.number : undefined)

/** What one change of state is looked at with. */
type Comparison = {
  readonly before: State
  readonly after: State
  readonly fields: ReadonlyMap<number, SignatureField>
  /** Widgets of the fields signed in between. */
  readonly widgets: ReadonlySet<number>
  /** New objects that only signatures lead to. */
  readonly brought: ReadonlySet<number>
  readonly isOfDss: (number: number) => boolean
}

/** Every problem between two states, each once; empty when the later one only signs. @throws UnreadablePdf */
export function problemsBetween(before: State, after: State): readonly ChangeProblem[] {
  const added = after.sections.filter(({ offset }) => offset >= before.length)
  const older = after.sections.slice(added.length)
  const isContinued =
    added.length > 0 &&
    older.length === before.sections.length &&
    older.every(({ offset }, index) => offset === before.sections[index]?.offset) &&
    writtenOf(before.trailer.entries.get('Root')) === writtenOf(after.trailer.entries.get('Root'))
  if (!isContinued) return ['history-changed']
  const touched = new Set(added.flatMap(({ places }) => [...places.keys()]))
  const comparison = compare(before, after)
  const problems = new Set<ChangeProblem>()
  for (const number of touched) {
    if (number === 0) continue
    const was = before.get(number)
    const is = after.get(number)
    if (writtenOf(was) === writtenOf(is)) continue
    const problem = was === null ? problemOfNew(comparison, number, is) : problemOfChange(comparison, number, was, is)
    if (problem) problems.add(problem)
  }
  for (const field of comparison.fields.values()) if (field.isVisible) problems.add('visible-signature')
  // What a page was made to show is told by the change of the page.
  const isExplained = [...problems].some((one) => one !== 'other-change' && verdictOfProblem[one] === 'refused')
  return [...problems].filter((one) => one !== 'other-change' || !isExplained)
}

function compare(before: State, after: State): Comparison {
  const known = new Map(listSignatureFields(before).map((field) => [field.number, field]))
  const signed = listSignatureFields(after).filter(
    ({ number, valueNumber }) => known.get(number)?.valueNumber !== valueNumber || !known.has(number),
  )
  const fields = new Map(signed.map((field) => [field.number, field]))
  const widgets = new Set([
    ...fields.keys(),
    ...signed.flatMap(({ dict }) => after.itemsIn(dict, 'Kids').flatMap((kid) => numberOf(kid) ?? [])),
  ])
  const catalog = catalogOf(after)
  const dss = reachableFrom(after, catalog.entries.get('DSS'), () => true)
  const form = after.dictIn(catalog, 'AcroForm')
  const isNew = (number: number) => before.get(number) === null
  const brought = new Set([
    ...[...widgets].flatMap((number) => [...reachableFrom(after, { kind: 'ref', number }, isNew)]),
    ...[...dss].filter(isNew),
    ...(form ? ['DR', 'Fields'].flatMap((key) => [...reachableFrom(after, form.entries.get(key), isNew)]) : []),
    ...['Extensions', 'Perms'].flatMap((key) => [...reachableFrom(after, catalog.entries.get(key), isNew)]),
  ])
  return { before, after, fields, widgets, brought, isOfDss: (number) => dss.has(number) }
}

/** Keys that lead to the parent of an object: they are not followed as content. */
const upward = new Set(['P', 'Parent', 'Popup', 'Data'])
const mostReached = 5_000

function reachableFrom(revision: Revision, from: PdfValue | undefined, isIn: (number: number) => boolean) {
  const reached = new Set<number>()
  const visit = (value: PdfValue | undefined): void => {
    if (typeof value !== 'object' || value === null) return
    if (value.kind === 'array') for (const one of value.items) visit(one)
    if (value.kind === 'dict') for (const [key, one] of value.entries) if (!upward.has(key)) visit(one)
    if (value.kind === 'stream') visit(value.dict)
    if (value.kind !== 'ref' || reached.has(value.number) || !isIn(value.number)) return
    if (reached.size > mostReached) throw new UnreadablePdf('too many objects')
    reached.add(value.number)
    visit(revision.get(value.number))
  }
  visit(from)
  return reached
}

const fileParts = new Set(['XRef', 'ObjStm'])
const isFilePart = (value: PdfValue): boolean => isStream(value) && fileParts.has(nameIn(value.dict, 'Type') ?? '')

function problemOfNew({ after, brought }: Comparison, number: number, is: PdfValue): ChangeProblem | undefined {
  if (is === null || brought.has(number) || isFilePart(is)) return
  if (number === numberOf(catalogOf(after).entries.get('AcroForm'))) return
  const isOfInfo = number === numberOf(after.trailer.entries.get('Info')) || isMetadata(is)
  return isOfInfo ? 'metadata-changed' : 'other-change'
}

function problemOfChange(
  comparison: Comparison,
  number: number,
  was: PdfValue,
  is: PdfValue,
): ChangeProblem | undefined {
  const { before, after, isOfDss, widgets } = comparison
  const catalog = catalogOf(before)
  if (number === numberOf(before.trailer.entries.get('Root'))) return problemOfCatalog(comparison)
  if (number === numberOf(catalog.entries.get('AcroForm'))) return problemOfForm(comparison)
  if (isOfDss(number) && before.dictIn(catalog, 'DSS')) return
  if (number === numberOf(before.dictIn(catalog, 'AcroForm')?.entries.get('Fields'))) return problemOfForm(comparison)
  if (number === numberOf(before.trailer.entries.get('Info')) || isMetadata(was)) return 'metadata-changed'
  if (isStream(was) || isStream(is)) return 'content-changed'
  if (widgets.has(number) && isDict(was) && isDict(is))
    return changedKeys(was, is).every((key) => fieldEntries.has(key)) && !was.entries.has('V')
      ? undefined
      : 'form-changed'
  if (isDict(was) && isDict(is)) return problemOfDict(comparison, was, is)
  return isListOfAnnotations(comparison, was, is) ? undefined : problemOfArray(after, was)
}

const isMetadata = (value: PdfValue): value is PdfStream => isStream(value) && nameIn(value.dict, 'Type') === 'Metadata'

/** The new list is the old one, and widgets of signatures after it. */
function isListOfAnnotations({ widgets }: Comparison, was: PdfValue, is: PdfValue): boolean {
  const [old, now] = [was, is].map((value) => (typeof value === 'object' && value?.kind === 'array' ? value.items : []))
  if (!old || !now) return false
  return (
    old.every((one, index) => writtenOf(one) === writtenOf(now[index])) &&
    now.slice(old.length).every((one) => widgets.has(numberOf(one) ?? -1))
  )
}

const problemOfArray = (after: Revision, was: PdfValue): ChangeProblem => {
  const first = typeof was === 'object' && was?.kind === 'array' ? after.resolve(was.items[0]) : null
  return isDict(first) && nameIn(first, 'Subtype') ? 'annotation-added' : 'other-change'
}

function problemOfDict(comparison: Comparison, was: PdfDict, is: PdfDict): ChangeProblem | undefined {
  const keys = changedKeys(was, is)
  if (nameIn(was, 'Type') === 'Page') {
    if (keys.some((key) => key !== 'Annots')) return 'content-changed'
    const { before, after } = comparison
    const [old, now] = [before.itemsIn(was, 'Annots'), after.itemsIn(is, 'Annots')]
    return isListOfAnnotations(comparison, { kind: 'array', items: old }, { kind: 'array', items: now })
      ? undefined
      : 'annotation-added'
  }
  if (was.entries.has('FT') || was.entries.has('V') || nameIn(was, 'Subtype') === 'Widget') return 'form-changed'
  return nameIn(was, 'Type') === 'Annot' ? 'annotation-added' : 'other-change'
}

function problemOfCatalog(comparison: Comparison): ChangeProblem | undefined {
  const { before, after } = comparison
  const keys = changedKeys(catalogOf(before), catalogOf(after))
  if (keys.includes('AcroForm')) {
    const problem = problemOfForm(comparison)
    if (problem) return problem
  }
  if (keys.every((key) => signingEntries.has(key))) return
  return keys.every((key) => signingEntries.has(key) || key === 'Metadata') ? 'metadata-changed' : 'other-change'
}

/** Fields already there stay, in their order; those after them are signatures. */
function problemOfForm({ before, after, fields }: Comparison): ChangeProblem | undefined {
  const empty: PdfDict = { kind: 'dict', entries: new Map() }
  const was = before.dictIn(catalogOf(before), 'AcroForm') ?? empty
  const is = after.dictIn(catalogOf(after), 'AcroForm')
  if (!is) return 'form-changed'
  const isNew = was === empty
  // Of a form that was not there, only one drawn otherwise than by its fields is refused.
  if (changedKeys(was, is).some((key) => (isNew ? key === 'XFA' : !formEntries.has(key)))) return 'form-changed'
  const old = before.itemsIn(was, 'Fields').map(writtenOf)
  const now = after.itemsIn(is, 'Fields')
  const isKept = old.every((field, index) => field === writtenOf(now[index]))
  const isOfSignatures = now.slice(old.length).every((one) => fields.has(numberOf(one) ?? -1))
  return isKept && isOfSignatures ? undefined : 'form-changed'
}
