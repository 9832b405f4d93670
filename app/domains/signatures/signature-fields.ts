/** The signatures of a PDF, by its tree of fields and never by a search in its text. Pure. */
import { isDict, isRef, nameIn, numberIn, type PdfDict, type PdfValue, UnreadablePdf } from './pdf-values.ts'

/** One revision of a file, as far as reading its fields needs. */
export type Revision = {
  readonly trailer: PdfDict
  readonly get: (number: number) => PdfValue
  readonly resolve: (value: PdfValue | undefined) => PdfValue
  readonly dictIn: (dict: PdfDict, key: string) => PdfDict | undefined
  readonly itemsIn: (dict: PdfDict, key: string) => readonly PdfValue[]
  readonly isInFile: (number: number) => boolean
}

export type SignatureField = {
  readonly number: number
  readonly name: string
  readonly dict: PdfDict
  readonly isVisible: boolean
  /** Of the dictionary of the signature; undefined for a field that waits for one. */
  readonly valueNumber: number | undefined
  readonly value: PdfDict | undefined
}

const mostFields = 2_000
const deepest = 20

export const catalogOf = (revision: Revision): PdfDict => {
  const catalog = revision.dictIn(revision.trailer, 'Root')
  if (!catalog) throw new UnreadablePdf('no catalog')
  return catalog
}

/** A rectangle without a surface, or flags that hide it (ISO 32000-1, 12.5.3). */
function isShown(revision: Revision, dict: PdfDict): boolean {
  const flags = numberIn(dict, 'F') ?? 0
  const isHidden = (flags & 2) !== 0 || (flags & 32) !== 0
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = revision
    .itemsIn(dict, 'Rect')
    .map((one) => revision.resolve(one))
    .map((one) => (typeof one === 'number' ? one : 0))
  return !isHidden && x1 !== x2 && y1 !== y2
}

const textIn = (revision: Revision, dict: PdfDict, key: string): string => {
  const value = revision.resolve(dict.entries.get(key))
  return typeof value === 'object' && value?.kind === 'text' ? value.text : ''
}

/** Fields of signature, in the order of the tree; with those that nobody signed. @throws UnreadablePdf */
export function listSignatureFields(revision: Revision): readonly SignatureField[] {
  const form = revision.dictIn(catalogOf(revision), 'AcroForm')
  if (!form) return []
  const found: SignatureField[] = []
  const seen = new Set<number>()
  const visit = (value: PdfValue, inherited: string | undefined, depth: number) => {
    if (!isRef(value)) return
    if (seen.has(value.number) || depth > deepest || seen.size > mostFields) throw new UnreadablePdf('tree of fields')
    seen.add(value.number)
    const dict = revision.get(value.number)
    if (!isDict(dict)) return
    const type = nameIn(dict, 'FT') ?? inherited
    const kids = revision.itemsIn(dict, 'Kids')
    if (type === 'Sig' && (dict.entries.has('V') || kids.length === 0))
      found.push(fieldOf(revision, value.number, dict, kids))
    else for (const kid of kids) visit(kid, type, depth + 1)
  }
  for (const field of revision.itemsIn(form, 'Fields')) visit(field, undefined, 0)
  return found
}

function fieldOf(revision: Revision, number: number, dict: PdfDict, kids: readonly PdfValue[]): SignatureField {
  const widgets = kids.map((kid) => revision.resolve(kid)).filter(isDict)
  const link = dict.entries.get('V')
  const value = revision.resolve(link)
  return {
    number,
    name: textIn(revision, dict, 'T'),
    dict,
    isVisible: [dict, ...widgets].some((one) => isShown(revision, one)),
    valueNumber: isRef(link) ? link.number : undefined,
    value: isDict(value) ? value : undefined,
  }
}
