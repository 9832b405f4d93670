/**
 * Every document that an address gives, read as a screen reader finds it. The list is that of the routes: a new document is read
 * here without being named. Rules: docs/rules/documents.md §7, §12, §20.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from './database.server.ts'
import { docxFaults, pdfFaults, structureFaults, wordFaults } from './document-faults.ts'
import { addressIds, type FullCtg, givenFullCtg } from './full-ctg.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'
import { fillAddress, routeTable } from './route-table.ts'

const given: { app?: TestApp; ctg?: FullCtg } = {}
beforeAll(async () => {
  const db = await testDatabase()
  given.app = await openTestApp(db)
  given.ctg = await givenFullCtg(db)
})
afterAll(() => given.app?.close())

/** Kept as they were made: what makes them is read in the tests of its slice. */
const kept = [
  // convention/print/printed-convention.test.ts
  'ctg.$ctgId.convention_.versions_.$conventionVersionId_.convention[.]pdf',
  'signature.$signingToken_.texte[.]pdf',
  // amendments and signing, by the same templates
  'ctg.$ctgId.convention_.avenants_.$amendmentId_.avenant[.]pdf',
  'ctg.$ctgId.convention_.preuve_.dossier[.]pdf',
]
const ofInstance = '_personne.administration.registre[.]pdf'

const documents = Object.entries(routeTable).flatMap(([name, { address }]) => {
  const format = /\[\.\](pdf|docx)$/.exec(name)?.[1]
  return format === undefined || kept.includes(name) || name === ofInstance ? [] : [{ name, address, format }]
})

test('there are documents of each format, and those left aside exist', () => {
  expect(documents.filter(({ format }) => format === 'pdf').length).toBeGreaterThan(15)
  expect(documents.filter(({ format }) => format === 'docx').length).toBeGreaterThan(5)
  expect([...kept, ofInstance].filter((name) => !(name in routeTable))).toEqual([])
})

describe.each(documents)('$name', ({ address, format }) => {
  test('has its language, title, headings in order, heads of tables, words of pictures, spaces that hold', async () => {
    const { app, ctg } = given
    if (!app || !ctg) throw new Error('no application')
    const cookie = address.includes('Token') ? undefined : await app.signIn(ctg.actors.townCoordinator)
    const answer = await app.get(fillAddress(address, addressIds(ctg)), cookie)
    expect(answer.status).toBe(200)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect(await (format === 'pdf' ? pdfFaults(bytes) : docxFaults(bytes))).toEqual([])
  }, 60_000)
})

test('what is missing is told', () => {
  const bare = {
    language: null,
    title: '',
    isMarked: false,
    outline: [],
    roles: ['H1', 'H3', 'Table', 'TD'],
    texts: ['Avant\n: après'],
  }
  expect(structureFaults(bare)).toEqual([
    ...['language null', 'title ', 'no marks', 'heading 3 after 1', 'no bookmark', 'a table without heads', ': après'],
  ])
  const document = '<w:p ><w:t>Quoi ?</w:t></w:p><w:tbl><w:tr/></w:tbl><wp:docPr id="1">'
  expect(wordFaults(new Map([['word/document.xml', document]]))).toEqual([
    ...['no title', 'no language', 'no heading', 'a table without heads', 'a table without words'],
    ...['<wp:docPr id="1">', expect.stringContaining('Quoi ?')],
  ])
})
