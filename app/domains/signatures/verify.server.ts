/**
 * Verifies the signatures of a PDF against the file that was frozen: what each covers, what was changed since, who signed.
 * Reads bytes alone: neither table nor network. Rules: docs/rules/signing.md §1.
 */
import { type Coverage, readCoverage, readPdfDate } from './byte-range.ts'
import type { Trust } from './certificates.server.ts'
import { type CmsQuestion, checkCms } from './check-cms.server.ts'
import { PdfRevision, startXrefOf } from './pdf-revision.server.ts'
import { nameIn, type PdfDict, UnreadablePdf } from './pdf-values.ts'
import type { Report, SignatureReport } from './report.ts'
import { problemsBetween } from './revision-changes.ts'
import { catalogOf, listSignatureFields, type SignatureField } from './signature-fields.ts'
import { type FileProblem, maxSignedBytes, problemsOf, type SignatureProblem, verdictOf } from './signatures.ts'

export type VerifyQuestion = {
  readonly bytes: Uint8Array
  /** The file that was to be signed; null when only the signatures are asked about. */
  readonly frozen: Uint8Array | null
  readonly trust: Trust
  readonly now: Date
}

/** Never throws: what cannot be read is a problem like another. */
export async function verify(question: VerifyQuestion): Promise<Report> {
  const { bytes, frozen } = question
  const base = { sizeBytes: bytes.byteLength, ...compareWith(bytes, frozen) }
  if (bytes.byteLength > maxSignedBytes) return reportOf(base, ['too-large'])
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-') return reportOf(base, ['not-a-pdf'])
  try {
    const { problems, signatures } = await read(question, base.holdsFrozenFile)
    return reportOf(base, problems, signatures)
  } catch (error) {
    if (error instanceof UnreadablePdf || error instanceof RangeError) return reportOf(base, ['unreadable'])
    throw error
  }
}

type Base = Pick<Report, 'sizeBytes' | 'holdsFrozenFile' | 'firstDifference'>

function reportOf(base: Base, problems: readonly FileProblem[], signatures: readonly SignatureReport[] = []): Report {
  const all = problemsOf({ problems, signatures })
  return { verdict: verdictOf(all), ...base, problems, signatures }
}

function compareWith(bytes: Uint8Array, frozen: Uint8Array | null): Omit<Base, 'sizeBytes'> {
  if (!frozen) return { holdsFrozenFile: false, firstDifference: null }
  const beginning = bytes.subarray(0, frozen.byteLength)
  if (Buffer.compare(beginning, frozen) === 0) return { holdsFrozenFile: true, firstDifference: null }
  const index = beginning.findIndex((byte, place) => byte !== frozen[place])
  return { holdsFrozenFile: false, firstDifference: (index < 0 ? beginning.byteLength : index) + 1 }
}

type ReadField = {
  readonly field: SignatureField
  readonly dict: PdfDict
  readonly coverage: Coverage | SignatureProblem
}
type ReadSignature = ReadField & { readonly coverage: Coverage }
const isWhole = (found: ReadField): found is ReadSignature => typeof found.coverage === 'object'

async function read(question: VerifyQuestion, holdsFrozenFile: boolean) {
  const { bytes, frozen } = question
  const end = endOfFile(bytes)
  const revision = new PdfRevision(bytes, end)
  if (revision.trailer.entries.has('Encrypt')) return { problems: ['encrypted' as const], signatures: [] }
  const found = findSignatures(bytes, revision)
  const problems: FileProblem[] = []
  const tail = problemOfTail(bytes, end, found)
  if (tail) problems.push(tail)
  const start = frozen && holdsFrozenFile ? frozen.byteLength : undefined
  if (!tail) problems.push(...problemsOfHistory(bytes, start, found.filter(isWhole)))
  if (found.length === 0 && !tail) problems.push('not-signed')
  const signatures = await Promise.all(found.map((one) => reportOn(question, revision, one)))
  if (frozen && !holdsFrozenFile) {
    const isAltered = signatures.some((one) => one.problems.includes('bytes-altered')) || found.length === 0
    problems.push(isAltered ? 'altered-frozen' : 'rewritten')
  }
  return { problems: [...new Set(problems)], signatures }
}

/** Of the last state that has an end; the whole file, unless something follows it. */
function endOfFile(bytes: Uint8Array): number {
  if (startXrefOf(bytes) !== undefined) return bytes.byteLength
  const last = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf('%%EOF')
  if (last < 0) throw new UnreadablePdf('no end')
  const end = last + 5
  return bytes[end] === 13 && bytes[end + 1] === 10 ? end + 2 : bytes[end] === 10 || bytes[end] === 13 ? end + 1 : end
}

/** Bytes after the last state: an end cut short, a second file, or something added. */
function problemOfTail(bytes: Uint8Array, end: number, found: readonly ReadField[]): FileProblem | undefined {
  const covered = Math.max(0, ...found.filter(isWhole).map(({ coverage }) => coverage.end))
  if (covered > 0 && Buffer.from(bytes.subarray(covered, covered + 5)).toString('latin1') === '%PDF-') return 'doubled'
  if (end === bytes.byteLength) return
  return covered === end ? 'trailing-bytes' : 'truncated'
}

/** By the tree of fields, in the order in which they cover the file; a signature that two fields bear counts once. */
function findSignatures(bytes: Uint8Array, revision: PdfRevision): readonly ReadField[] {
  const seen = new Set<number>()
  const found = listSignatureFields(revision).flatMap((field): readonly ReadField[] => {
    const holder = field.valueNumber ?? field.number
    if (!field.value || seen.has(holder)) return []
    seen.add(holder)
    return [{ field, dict: field.value, coverage: coverageOf(bytes, field.value, revision.isInFile(holder)) }]
  })
  const endOf = ({ coverage }: ReadField) => (typeof coverage === 'object' ? coverage.end : Number.POSITIVE_INFINITY)
  return found.toSorted((one, another) => endOf(one) - endOf(another))
}

/** What it covers is a whole state of the file, with its own table and its own end. */
function coverageOf(bytes: Uint8Array, dict: PdfDict, isInFile: boolean): Coverage | SignatureProblem {
  const coverage = readCoverage(bytes, dict, isInFile)
  if (typeof coverage === 'string') return coverage
  return startXrefOf(bytes.subarray(0, coverage.end)) === undefined ? 'byte-range-foreign' : coverage
}

/** From the frozen file to the first signature, from each to the next, from the last to the end. */
function problemsOfHistory(
  bytes: Uint8Array,
  start: number | undefined,
  signed: readonly ReadSignature[],
): readonly FileProblem[] {
  const ends = [...signed.map(({ coverage }) => coverage.end), bytes.byteLength]
  const states = [...new Set([...(start === undefined ? [] : [start]), ...ends])].toSorted((a, b) => a - b)
  const revisions = states.map((length) => new PdfRevision(bytes, length))
  return revisions.flatMap((before, index) => {
    const after = revisions[index + 1]
    return after ? problemsBetween(before, after) : []
  })
}

const timestampFormat = 'ETSI.RFC3161'
const formats = ['adbe.pkcs7.detached', 'ETSI.CAdES.detached', timestampFormat]

async function reportOn(question: VerifyQuestion, revision: PdfRevision, found: ReadField): Promise<SignatureReport> {
  const { field, dict, coverage } = found
  const format = nameIn(dict, 'SubFilter') ?? ''
  const report = {
    field: field.name,
    isTimestamp: format === timestampFormat,
    isVisible: field.isVisible,
    coveredBytes: typeof coverage === 'object' ? coverage.end : 0,
  }
  const none = { certificate: null, claimedAt: null, stampedAt: null, revocationSaidAt: null }
  if (typeof coverage === 'string') return { ...report, ...none, problems: [coverage] }
  if (!formats.includes(format)) return { ...report, ...none, problems: ['format-unknown'] }
  const signingTime = dict.entries.get('M')
  const answer = await checkCms({
    der: Buffer.from(coverage.contents.text, 'latin1'),
    parts: coverage.parts,
    isTimestamp: report.isTimestamp,
    trust: question.trust,
    carried: carriedBy(revision),
    claimedAt: typeof signingTime === 'object' && signingTime?.kind === 'text' ? readPdfDate(signingTime.text) : null,
    now: question.now,
  })
  return { ...report, ...answer }
}

/** Certificates and revocation data that the file carries outside its signatures (DSS). */
function carriedBy(revision: PdfRevision): CmsQuestion['carried'] {
  const dss = revision.dictIn(catalogOf(revision), 'DSS')
  const opened = (key: string) => (dss ? revision.itemsIn(dss, key).flatMap((one) => revision.opened(one) ?? []) : [])
  return { certificates: opened('Certs'), evidence: { lists: opened('CRLs'), responses: opened('OCSPs') } }
}
