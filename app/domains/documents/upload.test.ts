import { describe, expect, test } from 'vitest'
import { type ArchiveEntry, findArchiveKind, findSignature, refusalToOpen, refusalToSend } from './upload.ts'

const entry = (name: string, change: Partial<ArchiveEntry> = {}): ArchiveEntry => ({
  name,
  compressedBytes: 100,
  uncompressedBytes: 400,
  isEncrypted: false,
  ...change,
})

describe('the type of a file', () => {
  test.each([
    ['a.pdf', '%PDF-1.7', 'pdf'],
    ['a.exe', 'MZ\u0090\u0000', undefined],
    ['a.pdf', '<html>', undefined],
    ['plan.csv', 'Intitulé;Pilote\r\n', 'csv'],
    ['plan.csv', 'a\u0000b', undefined],
    ['plan.csv', 'PK\u0003\u0004', 'archive'],
    ['photo.png', 'RIFF\u0010\u0002\u0000\u0000WEBPVP8 ', 'webp'],
    ['son.wav', 'RIFF\u0010\u0002\u0000\u0000WAVEfmt ', undefined],
    ['photo.heic', '\u0000\u0000\u0000\u0018ftypheic', 'heic'],
    ['film.mp4', '\u0000\u0000\u0000\u0018ftypisom', undefined],
    ['notes.txt', 'a\tb', 'csv'],
    ['notes.txt', 'ÿþa\u0000\t\u0000', 'csv'],
    ['plan.csv', 'un\u000bdeux;trois', 'csv'],
  ])('%s beginning with %j is %s', (name, start, kind) => {
    expect(findSignature(name, Buffer.from(start, 'latin1'))).toBe(kind)
  })

  test('of an archive is what it holds', () => {
    expect(findArchiveKind('a.docx', [entry('word/document.xml')])).toBe('docx')
    expect(findArchiveKind('a.docx', [entry('xl/workbook.xml')])).toBe('xlsx')
    expect(findArchiveKind('a.ods', [entry('content.xml')])).toBe('ods')
    expect(findArchiveKind('a.odt', [entry('content.xml')])).toBeUndefined()
    expect(findArchiveKind('a.docx', [entry('virus.exe')])).toBeUndefined()
  })
})

describe('an archive', () => {
  test('of an ordinary document is opened', () => {
    expect(refusalToOpen([entry('word/document.xml')])).toBeUndefined()
  })
  test.each([
    ['too many entries', Array.from({ length: 501 }, (_, index) => entry(`${index}.xml`)), 'suspicious-archive'],
    ['too much once opened', [entry('a.xml', { compressedBytes: 9e6, uncompressedBytes: 60e6 })], 'suspicious-archive'],
    ['too dense', [entry('a.xml', { compressedBytes: 100, uncompressedBytes: 10_100 })], 'suspicious-archive'],
    ['locked', [entry('a.xml', { isEncrypted: true })], 'encrypted'],
    ['locked by LibreOffice', [entry('mimetype'), entry('encrypted-package')], 'encrypted'],
    ['with macros', [entry('xl/workbook.xml'), entry('xl/vbaProject.bin')], 'with-macros'],
  ])('%s is refused', (_, entries, refusal) => {
    expect(refusalToOpen(entries)).toBe(refusal)
  })
})

describe('files chosen', () => {
  const mo = 1024 * 1024
  test.each([
    ['one at its limit', [25 * mo], 25 * mo, 'document', undefined],
    ['one past its limit', [1, 25 * mo + 1], 25 * mo + 2, 'document', 'too-large'],
    ['a picture at its limit', [1_000_000], 1_000_000, 'picture', undefined],
    ['a picture past its limit', [1_000_001], 1_000_001, 'picture', 'picture-too-large'],
    ['a document heavier than a picture', [1_000_001], 1_000_001, 'document', undefined],
    ['together at the limit of a sending', [20 * mo], 200 * mo, 'document', undefined],
    ['together past the limit of a sending', [20 * mo], 200 * mo + 1, 'document', 'sending-too-large'],
    ['none, beside a field that holds too much', [], 300 * mo, 'document', undefined],
  ] as const)('%s', (_, sizes, formBytes, limit, refusal) => {
    expect(refusalToSend(sizes, formBytes, limit)).toBe(refusal)
  })
})
