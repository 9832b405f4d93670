import { expect, test } from 'vitest'
import { withShownTitle } from './shown-title.ts'

const body = '%PDF-1.7\n1 0 obj\n<<\n  /Type /Pages\n>>\nendobj\n'
const pdfWith = (preferences: string): Uint8Array => {
  const objects = `${body}\n2 0 obj\n<<\n  /Type /Catalog\n  /ViewerPreferences <<\n${preferences}  >>\n>>\nendobj\n\n`
  return Buffer.from(`${objects}xref\n0 3\ntrailer\n<<\n  /Root 2 0 R\n>>\nstartxref\n${objects.length}\n%%EOF`)
}

test('the title is shown, and the table of offsets is where the end says', () => {
  const text = Buffer.from(withShownTitle(pdfWith('    /Direction /L2R\n'))).toString()
  expect(text).toContain('/ViewerPreferences <<\n    /DisplayDocTitle true\n    /Direction /L2R')
  expect(text.startsWith('xref', Number(/startxref\n(\d+)/.exec(text)?.[1]))).toBe(true)
  expect(text.startsWith(body)).toBe(true)
})

test('a PDF that shows it already is left as it is', () => {
  const pdf = pdfWith('    /DisplayDocTitle true\n')
  expect(withShownTitle(pdf)).toEqual(Uint8Array.from(pdf))
})

test('anything else is a bug', () => {
  expect(() => withShownTitle(Buffer.from('%PDF-1.7'))).toThrow('the catalogue')
})
