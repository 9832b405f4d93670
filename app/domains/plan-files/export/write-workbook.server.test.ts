import { readOds } from 'hucre/ods'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { planRows, planWorkbook } from '#test/plan-rows.ts'
import { tablesOf } from './plan-tables.ts'
import { writeWorkbook } from './write-workbook.server.ts'

test('an Excel workbook has its lists, filters, titles that stay, dates that are dates, and its technical columns hidden', async () => {
  const workbook = await readXlsx(await writeWorkbook({ kind: 'xlsx', ...planWorkbook(3) }), { readStyles: true })
  const [actions, steps, means, measures, readings, dependencies, lists] = workbook.sheets
  expect([actions, steps, means, measures, readings, dependencies].map((sheet) => sheet?.name)).toEqual([
    'Actions',
    'Étapes',
    'Moyens',
    'Mesures',
    'Relevés',
    'Dépendances',
  ])
  expect(lists?.hidden).toBe(true)
  expect(actions?.freezePane).toMatchObject({ rows: 1 })
  expect(actions?.autoFilter?.range).toBe('A1:AW4')
  // By this name alone LibreOffice keeps the filter.
  expect(workbook.namedRanges).toContainEqual(
    expect.objectContaining({ name: '_xlnm._FilterDatabase', range: "'Actions'!$A$1:$AW$4", scope: 'Actions' }),
  )
  const titles = actions?.rows[0] ?? []
  const cell = (title: string) => actions?.rows[1]?.[titles.indexOf(title)]
  expect(cell('Début')).toEqual(new Date('2026-09-14T00:00:00Z'))
  expect(cell('Fin')).toBe('1er trim. 2027')
  const listed = actions?.dataValidations?.filter(({ type }) => type === 'list').map(({ range }) => range)
  expect(listed).toHaveLength(9)
  const hidden = actions?.columns?.flatMap(({ hidden: isHidden }, index) => (isHidden ? [titles[index]] : []))
  expect(hidden).toEqual(['Version', 'Identifiant', 'Empreinte'])
})

test('a sheet is printed on its side, its columns together, its titles and first columns on every page', async () => {
  const workbook = await readXlsx(await writeWorkbook({ kind: 'xlsx', ...planWorkbook(3) }), { readStyles: true })
  const [actions, , , measures] = workbook.sheets
  expect(measures?.pageSetup).toMatchObject({
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  })
  expect(measures?.pageSetup).toMatchObject({ paperSize: 'a4', printTitlesRow: '$1:$1' })
  // Too wide to be read on one page: as many as it takes, its titles on each.
  expect(actions?.pageSetup?.fitToWidth).toBeGreaterThan(2)
  expect(actions?.pageSetup).toMatchObject({ printTitlesRow: '$1:$1', printTitlesColumn: '$A:$B' })
  expect(actions?.cells?.get('0,0')?.style?.font).toMatchObject({ bold: true, name: 'Calibri', size: 11 })
  expect(actions?.headerFooter?.oddFooter).toBe('&LActions&RPage &P / &N')
})

test('a LibreOffice workbook has the same cells', async () => {
  const [xlsx, ods] = await Promise.all([
    readXlsx(await writeWorkbook({ kind: 'xlsx', ...planWorkbook(3) })),
    readOds(await writeWorkbook({ kind: 'ods', ...planWorkbook(3) })),
  ])
  for (const [index, sheet] of ods.sheets.entries()) expect(sheet.rows).toEqual(xlsx.sheets[index]?.rows)
})

test('a text with what no workbook holds comes back as the plan says it', async () => {
  const text = 'un\vdeux\u2028trois \u0001_x000D_ quatre'
  const tables = tablesOf(planRows(1).map((row) => ({ ...row, need: text })))
  const [xlsx, ods] = await Promise.all([
    readXlsx(await writeWorkbook({ kind: 'xlsx', tables })),
    readOds(await writeWorkbook({ kind: 'ods', tables })),
  ])
  for (const { sheets } of [xlsx, ods]) expect(sheets[0]?.rows[1]).toContain('un\ndeux\ntrois _x000D_ quatre')
})
