import { deflateRawSync } from 'node:zlib'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { writeOds } from 'hucre/ods'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { readSpreadsheet } from './spreadsheet.server.ts'

function planWorkbook(): Promise<Uint8Array> {
  const title = {
    font: { bold: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFD966' } },
  } as const
  const cells = new Map([
    ['0,0', { style: title }],
    ['1,1', { style: { numFmt: 'dd/mm/yyyy' } }],
    ['1,2', { style: { numFmt: '0%' } }],
  ])
  const rows = [
    ['Axe 1. Petite enfance', null, null],
    ['Relais', new Date('2027-09-01T00:00:00Z'), 0.5],
    [null, 12, true],
  ]
  const merges = [
    { startRow: 0, startCol: 0, endRow: 0, endCol: 2 },
    { startRow: 1, startCol: 0, endRow: 2, endCol: 0 },
  ]
  return writeXlsx({
    sheets: [
      { name: 'Plan', rows, cells, merges },
      { name: 'Notes', rows: [['Notes']] },
    ],
  })
}

describe('a workbook of actions', () => {
  test('gives texts, colours, merges and dates, sheet by sheet', async () => {
    const [plan, notes, ...others] = await readSpreadsheet('plan.xlsx', await planWorkbook())
    expect(others).toEqual([])
    expect(notes).toEqual({ name: 'Notes', rows: [[{ text: 'Notes', value: 'Notes' }]] })
    expect(plan?.name).toBe('Plan')
    expect(plan?.rows[0]).toEqual([
      { text: 'Axe 1. Petite enfance', value: 'Axe 1. Petite enfance', fill: '#ffd966', mergedAcross: 3, bold: true },
    ])
    expect(plan?.rows[1]).toEqual([
      { text: 'Relais', value: 'Relais', mergedDown: 2 },
      { text: '01/09/2027', value: new Date('2027-09-01T00:00:00Z') },
      { text: '50 %', value: 0.5 },
    ])
    expect(plan?.rows[2]?.map(({ text }) => text)).toEqual(['', '12', 'oui'])
  })

  test('gives the colours of the theme, and says what is hidden, struck through or pinned', async () => {
    const fill = { type: 'pattern', pattern: 'solid', fgColor: { theme: 4, tint: 0.6 } } as const
    const cells = new Map<string, object>([
      ['0,0', { style: { fill } }],
      ['1,0', { style: { font: { strikethrough: true } } }],
      ['1,1', { comment: { text: 'Voir avec la PMI' } }],
    ])
    const bytes = await writeXlsx({
      sheets: [
        {
          ...{ name: 'Visible', rows: [['Axe 2', null, null], ['Relais', null], ['Ludothèque']], cells },
          ...{ rowDefs: new Map([[2, { hidden: true }]]), columns: [{}, {}, { hidden: true }] },
        },
        { name: 'Cachée', rows: [['x']], hidden: true },
      ],
    })
    const [visible, hidden] = await readSpreadsheet('theme.xlsx', bytes)
    expect(visible?.rows[0]?.[0]?.fill).toMatch(/^#[0-9a-f]{6}$/)
    expect(visible?.rows[1]).toMatchObject([
      { text: 'Relais', isStruck: true },
      { text: '', comment: 'Voir avec la PMI' },
    ])
    expect(visible).toMatchObject({ hiddenRows: [2], hiddenColumns: [2] })
    expect(hidden).toMatchObject({ name: 'Cachée', isHidden: true })
  })

  test('keeps a thread whole: its first words, then its answers', async () => {
    const thread = [
      '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">',
      '<threadedComment ref="A1" personId="{9}" id="{1}"><text>Attend deux communes.</text></threadedComment>',
      '<threadedComment ref="A1" personId="{9}" id="{2}" parentId="{1}"><text>Accord reçu.</text></threadedComment>',
      '</ThreadedComments>',
    ].join('')
    const related = [
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"',
      'Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"',
      'Target="../threadedComments/threadedComment1.xml"/></Relationships>',
    ].join(' ')
    const bytes = zipSync({
      ...unzipSync(await writeXlsx({ sheets: [{ name: 'Plan', rows: [['Relais']] }] })),
      'xl/threadedComments/threadedComment1.xml': strToU8(thread),
      'xl/worksheets/_rels/sheet1.xml.rels': strToU8(related),
    })
    const [plan] = await readSpreadsheet('fil.xlsx', bytes)
    expect(plan?.rows[0]?.[0]?.comment).toBe('Attend deux communes.\nAccord reçu.')
  })

  test('may be an OpenDocument', async () => {
    const merges = [{ startRow: 0, startCol: 0, endRow: 0, endCol: 1 }]
    const bytes = await writeOds({
      sheets: [
        {
          name: 'Plan',
          rows: [
            ['Axe 1', null],
            ['Relais', 12],
          ],
          merges,
        },
      ],
    })
    const [plan] = await readSpreadsheet('plan.ods', bytes)
    expect(plan?.rows[0]?.[0]).toMatchObject({ text: 'Axe 1', mergedAcross: 2 })
    expect(plan?.rows[1]?.map(({ text }) => text)).toEqual(['Relais', '12'])
  })
})

test('an OpenDocument whose titles are repeated on each page loses no row', async () => {
  const cell = (text: string) =>
    `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`
  const row = (text: string) => `<table:table-row>${cell(text)}</table:table-row>`
  const xml = `<office:document-content><office:body><office:spreadsheet><table:table table:name="Plan"><table:table-header-rows>${row('Action')}</table:table-header-rows><table:table-row-group>${row('Relais')}</table:table-row-group>${row('Crèche')}</table:table></office:spreadsheet></office:body></office:document-content>`
  const content = Buffer.from(xml)
  const [plan] = await readSpreadsheet('plan.ods', archiveOf([{ name: 'content.xml', content, told: content.length }]))
  expect(plan?.rows.map(([first]) => first?.text)).toEqual(['Action', 'Relais', 'Crèche'])
})

test('a CSV of an old Excel is read with its accents and its quotes', async () => {
  const [sheet] = await readSpreadsheet(
    'Plan d’action.csv',
    Buffer.from('Intitulé;Pilote\r\n"Accueil ; été";CCAS\r\n;\r\n', 'latin1'),
  )
  expect(sheet).toEqual({
    name: 'Plan d’action',
    rows: [
      [
        { text: 'Intitulé', value: 'Intitulé' },
        { text: 'Pilote', value: 'Pilote' },
      ],
      [
        { text: 'Accueil ; été', value: 'Accueil ; été' },
        { text: 'CCAS', value: 'CCAS' },
      ],
    ],
  })
})

describe('a file that cannot be taken', () => {
  test.each([
    ['photo.xlsx', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'documents.not-a-spreadsheet'],
    ['vide.csv', Buffer.alloc(0), 'documents.empty'],
    ['vieux.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'documents.old-office'],
    [
      'secret.xlsx',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
      'documents.encrypted',
    ],
  ])('%s is refused', async (name, bytes, code) => {
    await expect(readSpreadsheet(name, bytes)).rejects.toMatchObject({ kind: 'invalid', code })
  })

  test('a workbook whose parts are nonsense is refused', async () => {
    const bytes = archiveOf([{ name: 'xl/workbook.xml', content: Buffer.from('<x'), told: 2 }])
    await expect(readSpreadsheet('faux.xlsx', bytes)).rejects.toMatchObject({
      code: 'documents.unreadable-spreadsheet',
    })
  })

  test('an archive that tells its true size is refused before it is opened, one that lies while it is', async () => {
    const content = Buffer.alloc(60 * 1024 * 1024, 'a')
    const honest = archiveOf([{ name: 'xl/workbook.xml', content, told: content.length }])
    await expect(readSpreadsheet('bombe.xlsx', honest)).rejects.toMatchObject({ code: 'documents.suspicious-archive' })
    const lying = archiveOf([{ name: 'xl/workbook.xml', content, told: 1000 }])
    await expect(readSpreadsheet('bombe.xlsx', lying)).rejects.toMatchObject({
      code: 'documents.unreadable-spreadsheet',
    })
  })

  test('a table too large is refused, and the server goes on', async () => {
    const line = `${'a;'.repeat(200)}\n`
    const bytes = Buffer.from(line.repeat(2000))
    await expect(readSpreadsheet('base.csv', bytes)).rejects.toMatchObject({ code: 'documents.too-many-cells' })
  })

  test('a cell longer than one of Excel is refused, and says so', async () => {
    const bytes = Buffer.from(`Action;Pilote\nOuvrir;${'a'.repeat(40_000)}\n`)
    await expect(readSpreadsheet('plan.csv', bytes)).rejects.toMatchObject({ code: 'documents.cell-too-long' })
  })
})

/** A zip written by hand, whose directory may lie about the size of its entries. */
function archiveOf(entries: readonly { name: string; content: Buffer; told: number }[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, told } of entries) {
    const packed = deflateRawSync(content)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(told, 18)
    common.writeUInt16LE(name.length, 22)
    const central = Buffer.alloc(14)
    central.writeUInt32LE(offset, 10)
    parts.push(Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), packed)
    directory.push(Buffer.from('PK\u0001\u0002\u0014\0'), common, central, Buffer.from(name))
    offset += 4 + common.length + name.length + packed.length
  }
  const directoryBytes = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directoryBytes.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, directoryBytes, end])
}

test('ten files of one CTG are not read at once: those past their place are refused in words, and another CTG is served', async () => {
  const bytes = Buffer.from('Action;Pilote\nOuvrir une crèche;Ville\n')
  const many = [...Array(10)].map(() => readSpreadsheet('plan.csv', bytes, 'une CTG'))
  const other = readSpreadsheet('plan.csv', bytes, 'une autre')
  const answers = await Promise.allSettled(many)
  const refused = answers.filter((answer) => answer.status === 'rejected')
  expect(refused).toHaveLength(5)
  for (const { reason } of refused) expect(reason).toMatchObject({ kind: 'unavailable', code: 'documents.too-busy' })
  expect(await other).toMatchObject([{ name: 'plan' }])
})
