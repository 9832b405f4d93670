/** Small PDFs written by hand for the tests, and what a forger appends to them. */
import { deflateSync } from 'node:zlib'
import { type CarriedEvidence, cmsOver, type Issued } from './certificates.fixture.ts'
import { startXrefOf } from './pdf-revision.server.ts'

export type Layout = 'table' | 'stream'

const text = (words: string) => `BT /F1 24 Tf 60 700 Td (${words}) Tj ET`
const objectsOf = (words: string, padding: number): readonly string[] => [
  '<< /Type /Catalog /Pages 2 0 R /AcroForm 7 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> /Annots [8 0 R] >>',
  `<< /Length ${text(words).length} >>\nstream\n${text(words)}\nendstream`,
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  `<< /Length ${padding} >>\nstream\n${'\0'.repeat(padding)}\nendstream`,
  '<< /Fields [8 0 R] >>',
  '<< /Type /Annot /Subtype /Widget /FT /Tx /T (montant) /V (10) /Rect [60 600 200 620] /P 3 0 R >>',
]

const tableRow = (offset: number) => `${String(offset).padStart(10, '0')} 00000 n \n`

/** A page of text, a form of one field. @param padding bytes of a stream that nothing shows */
export function samplePdf(layout: Layout = 'table', words = 'Convention', padding = 10): Uint8Array {
  const header = `%PDF-${layout === 'table' ? '1.4' : '1.5'}\n%\u00e2\u00e3\u00cf\u00d3\n`
  const objects = objectsOf(words, padding)
  // With tables kept as streams, the catalog and the form are inside a stream of objects, as writers do.
  const together = layout === 'stream' ? [1, 2, 7] : []
  const parts = [header]
  const offsets = new Map<number, number>()
  let position = header.length
  const write = (number: number, body: string) => {
    const part = `${number} 0 obj\n${body}\nendobj\n`
    offsets.set(number, position)
    parts.push(part)
    position += part.length
  }
  for (const [index, body] of objects.entries()) if (!together.includes(index + 1)) write(index + 1, body)
  if (layout === 'stream') {
    write(9, streamOfObjects(together.map((number) => ({ number, body: objects[number - 1] ?? '' }))))
    return Buffer.concat([latin1(parts.join('')), xrefStream(position, offsets, together)])
  }
  const rows = objects.map((_body, index) => tableRow(offsets.get(index + 1) ?? 0)).join('')
  const size = objects.length + 1
  parts.push(
    `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${position}\n%%EOF\n`,
  )
  return latin1(parts.join(''))
}

const latin1 = (words: string): Buffer => Buffer.from(words, 'latin1')

function streamOfObjects(objects: readonly { readonly number: number; readonly body: string }[]): string {
  let offset = 0
  const index = objects.map(({ number, body }) => {
    const entry = `${number} ${offset}`
    offset += body.length + 1
    return entry
  })
  const head = `${index.join(' ')} `
  const data = deflateSync(latin1(head + objects.map(({ body }) => body).join(' '))).toString('latin1')
  return `<< /Type /ObjStm /N ${objects.length} /First ${head.length} /Filter /FlateDecode /Length ${data.length} >>\nstream\n${data}\nendstream`
}

function xrefStream(position: number, offsets: ReadonlyMap<number, number>, together: readonly number[]): Buffer {
  const rows = Array.from({ length: 11 }, (_row, number) => {
    const row = Buffer.alloc(6)
    const index = together.indexOf(number)
    const offset = number === 10 ? position : offsets.get(number)
    if (number === 0) return row
    row.writeUInt8(index >= 0 ? 2 : 1, 0)
    row.writeUInt32BE(index >= 0 ? 9 : (offset ?? 0), 1)
    row.writeUInt8(Math.max(0, index), 5)
    return row
  })
  const data = deflateSync(Buffer.concat(rows))
  return Buffer.concat([
    latin1(
      `10 0 obj\n<< /Type /XRef /Size 11 /W [1 4 1] /Root 1 0 R /Filter /FlateDecode /Length ${data.length} >>\nstream\n`,
    ),
    data,
    latin1(`\nendstream\nendobj\nstartxref\n${position}\n%%EOF\n`),
  ])
}

/** A revision appended as software does, with its own table: `objects` by number. */
export function appendRevision(
  bytes: Uint8Array,
  objects: Readonly<Record<number, string>>,
  trailer = '/Root 1 0 R',
): Uint8Array {
  const start = startXrefOf(bytes) ?? 0
  let appended = '\n'
  let table = 'xref\n'
  for (const [number, body] of Object.entries(objects)) {
    table += `${number} 1\n${tableRow(bytes.byteLength + appended.length)}`
    appended += `${number} 0 obj\n${body}\nendobj\n`
  }
  const offset = bytes.byteLength + appended.length
  const size = Math.max(40, ...Object.keys(objects).map((number) => Number(number) + 1))
  appended += `${table}trailer\n<< /Size ${size} ${trailer} /Prev ${start} >>\nstartxref\n${offset}\n%%EOF\n`
  return Buffer.concat([bytes, latin1(appended)])
}

/** What authorities said, added after a signature as software that keeps proofs does (DSS). */
export function appendEvidence(bytes: Uint8Array, kind: 'OCSPs' | 'CRLs', ders: readonly Uint8Array[]): Uint8Array {
  const streams = ders.map((der, index): readonly [number, string] => {
    const data = Buffer.from(der).toString('latin1')
    return [51 + index, `<< /Length ${data.length} >>\nstream\n${data}\nendstream`]
  })
  const references = streams.map(([number]) => `${number} 0 R`).join(' ')
  return appendRevision(bytes, {
    1: '<< /Type /Catalog /Pages 2 0 R /AcroForm 7 0 R /DSS 50 0 R >>',
    50: `<< /Type /DSS /${kind} [${references}] >>`,
    ...Object.fromEntries(streams),
  })
}

/** One byte changed, where the words first stand (from `from`). */
export function alterByte(bytes: Uint8Array, words: string, from = 0): Uint8Array {
  const altered = Buffer.from(bytes)
  const place = altered.indexOf(words, from, 'latin1')
  altered[place] = (altered[place] ?? 0) ^ 1
  return altered
}

const page =
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents CONTENTS /Resources << /Font << /F1 5 0 R >> >> /Annots ANNOTS >>'
export const pageWith = (contents: string, annotations: string): string =>
  page.replace('CONTENTS', contents).replace('ANNOTS', annotations)
export const contentOf = (words: string): string =>
  `<< /Length ${text(words).length} >>\nstream\n${text(words)}\nendstream`

const widths = { contents: 12_000, number: 10 } as const

/** Signed as by software that draws its signature on the page, with a format and a hash of one's choice. */
export async function signByHand(
  bytes: Uint8Array,
  signer: Issued,
  rectangle = '[60 500 200 560]',
  evidence: CarriedEvidence = {},
): Promise<Uint8Array> {
  const blank = '0'.repeat(widths.number)
  const signed = Buffer.from(
    appendRevision(bytes, {
      3: pageWith('4 0 R', '[8 0 R 30 0 R]'),
      7: '<< /Fields [8 0 R 30 0 R] /SigFlags 3 >>',
      30: `<< /Type /Annot /Subtype /Widget /FT /Sig /T (visible) /V 31 0 R /Rect ${rectangle} /F 4 /P 3 0 R >>`,
      31: `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 ${blank} ${blank} ${blank}] /Contents <${'0'.repeat(widths.contents)}> >>`,
    }),
  )
  const start = signed.lastIndexOf('/Contents <', undefined, 'latin1') + '/Contents '.length
  const end = start + widths.contents + 2
  const range = [start, end, signed.byteLength - end].map((one) => String(one).padStart(widths.number, '0')).join(' ')
  signed.write(range, signed.lastIndexOf('/ByteRange [0 ', undefined, 'latin1') + '/ByteRange [0 '.length, 'latin1')
  const covered = Buffer.concat([signed.subarray(0, start), signed.subarray(end)])
  const cms = await cmsOver(covered, signer, undefined, evidence)
  signed.write(Buffer.from(cms.toSchema().toBER()).toString('hex'), start + 1, 'latin1')
  return signed
}
