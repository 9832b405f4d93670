import { randomBytes } from 'node:crypto'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { docxFile } from '#test/docx-file.ts'
import { readDocx } from './docx.server.ts'

const zeros = (megabytes: number) => new Uint8Array(megabytes * 1024 * 1024)

describe('a Word document', () => {
  test('gives its headings, paragraphs, items and tables in order', async () => {
    const bytes = docxFile([
      { text: 'Objet', style: 'Titre1' },
      { text: 'Un paragraphe & des <signes>.' },
      { text: 'En gras', isBold: true },
      { text: 'premier', isItem: true },
      {
        rows: [
          ['Partie', 'Compétence'],
          ['Ville', 'jeunesse'],
        ],
      },
    ])
    const { blocks, pictures } = await readDocx('modèle.docx', bytes)
    expect(pictures).toBe(0)
    expect(blocks).toEqual([
      { kind: 'heading', level: 1, text: 'Objet' },
      { kind: 'paragraph', text: 'Un paragraphe & des <signes>.', isBold: false },
      { kind: 'paragraph', text: 'En gras', isBold: true },
      { kind: 'item', text: 'premier' },
      {
        kind: 'table',
        rows: [
          ['Partie', 'Compétence'],
          ['Ville', 'jeunesse'],
        ],
      },
    ])
  })

  const deep = `${'<w:tbl><w:tr><w:tc>'.repeat(20_000)}<w:p/>${'</w:tc></w:tr></w:tbl>'.repeat(20_000)}`
  const entities = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
  test.each<[string, string, () => Uint8Array<ArrayBuffer>, string]>([
    ['is no document', 'note.docx', () => new TextEncoder().encode('bonjour'), 'documents.unknown-type'],
    ['is empty', 'note.docx', () => new Uint8Array(), 'documents.empty'],
    ['is a PDF under its name', 'note.docx', () => new TextEncoder().encode('%PDF-1.7'), 'documents.not-a-docx'],
    ['has macros', 'note.docx', () => docxFile([], { 'word/vbaProject.bin': 'x' }), 'documents.with-macros'],
    ['is locked', 'note.docx', () => docxFile([], { 'encrypted-package': 'x' }), 'documents.encrypted'],
    [
      'hides a bomb',
      'note.docx',
      () => zipSync({ 'word/document.xml': zeros(40) }, { level: 9 }),
      'documents.suspicious-archive',
    ],
    ['is cut', 'note.docx', () => docxFile([{ text: 'Objet' }]).slice(0, 300), 'documents.damaged'],
    ['is not XML', 'note.docx', () => docxFile([{ xml: '<w:p><w:r>' }]), 'documents.docx-unreadable'],
    ['has no body', 'note.docx', () => docxFile([], { 'word/document.xml': '<a/>' }), 'documents.docx-unreadable'],
    [
      'is twenty thousand tables deep',
      'note.docx',
      () => docxFile([{ text: randomBytes(40_000).toString('base64') }, { xml: deep }]),
      'documents.docx-unreadable',
    ],
  ])('that %s is refused in words', async (_case, name, bytes, code) => {
    await expect(readDocx(name, bytes())).rejects.toMatchObject({ code })
  })

  test('never grows by the entities it declares', async () => {
    const xml = `<?xml version="1.0"?>${entities}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`
    const read = await readDocx('note.docx', docxFile([], { 'word/document.xml': xml })).catch(({ code }) => code)
    expect(JSON.stringify(read)).not.toContain('aaaaaaaaaaaaaaaa')
  })
})
