import { describe, expect, test } from 'vitest'
import { type Block, isTableBetter, placeCells, readTabbed, writeHtmlTable, writeTabbed } from './clipboard.ts'

describe('a block copied from a spreadsheet', () => {
  test.each<[string, string, Block]>([
    ['nothing', '', []],
    ['one cell', 'Relais', [['Relais']]],
    [
      'cells and lines, the last one ended',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'lines of LibreOffice',
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a line break inside a cell', '"Ville\nCaf"\tb\r\n', [['Ville\nCaf', 'b']]],
    ['a break of Windows inside a cell', '"Ville\r\nCaf"', [['Ville\nCaf']]],
    ['quotes inside a quoted cell', '"dit ""le relais"""\tb', [['dit "le relais"', 'b']]],
    ['a quote that is only a character', '"le relais" de la ville\tb', [['"le relais" de la ville', 'b']]],
    ['quotes around plain words', '"le relais"\tb', [['"le relais"', 'b']]],
    [
      'Excel in France: a date, an amount, a percentage, a cell on two lines, a merged one, an empty line',
      '14/01/2027\t12\u00a0000,50 €\t50 %\r\n"Ville\nCaf"\tFusion\t\r\n\t\t\r\n',
      [
        ['14/01/2027', '12\u00a0000,50 €', '50 %'],
        ['Ville\nCaf', 'Fusion', ''],
        ['', '', ''],
      ],
    ],
    ['a quote never closed', '"le relais\tb', [['"le relais', 'b']]],
    ['a tab inside quotes', '"a\tb"\tc', [['a\tb', 'c']]],
    [
      'empty cells',
      'a\t\t\n\t\tb\n',
      [
        ['a', '', ''],
        ['', '', 'b'],
      ],
    ],
    ['an empty line between two', 'a\n\nb\n', [['a'], [''], ['b']]],
    [
      'rows of several widths',
      'a\nb\tc\n',
      [
        ['a', ''],
        ['b', 'c'],
      ],
    ],
    ['spaces around', ' a \t\u00a0b ', [['a', 'b']]],
    ['a text kept from being a formula', "'=1+1\t'- un point\t'hui", [['=1+1', '- un point', "'hui"]]],
  ])('%s', (_, text, block) => {
    expect(readTabbed(text)).toEqual(block)
  })

  test('is read back as it was written, whatever its cells hold', () => {
    const texts = [
      '',
      'a',
      'dit "oui"',
      '"',
      '""',
      'Ville\nCaf',
      'a\tb',
      '=SOMME(A1)',
      '- un\n- deux',
      '@ville',
      "'=x",
      'é « » ’',
    ]
    const block = texts.map((text, index) => [text, texts[(index * 5 + 3) % texts.length] ?? '', 'fin'])
    expect(readTabbed(writeTabbed(block))).toEqual(block)
  })
})

describe('a block copied to a spreadsheet', () => {
  test('holds no formula', () => {
    expect(writeTabbed([['=HYPERLINK("x")', '+33 1']])).toBe(`"'=HYPERLINK(""x"")"\t'+33 1`)
  })
  test('as a table of HTML, is escaped and keeps its line breaks in their cells', () => {
    expect(writeHtmlTable([['<b>&', 'Ville\nCaf']])).toContain('<td>&lt;b&gt;&amp;</td><td>Ville<br>Caf</td>')
  })
})

describe('a table of HTML', () => {
  const one = (text: string, across = 1, down = 1) => ({ text, across, down })
  test('has its merged cells at their place', () => {
    expect(
      placeCells([[one('a', 2), one('b')], [one('c', 1, 2), one('d'), one('e')], [one('f'), one('g')], []]),
    ).toEqual([
      ['a', '', 'b'],
      ['c', 'd', 'e'],
      ['', 'f', 'g'],
      ['', '', ''],
    ])
  })

  test.each([
    ['<meta name="generator" content="LibreOffice 25.2.3.2 (Linux)"/><table>', true],
    ['<meta name=Generator content="Microsoft Word 15"><table class=MsoTableGrid>', true],
    ['<meta name=ProgId content=Word.Document><p class=MsoNormal>un mot</p>', false],
    ['<meta name=Generator content="Microsoft Excel 15"><table>', false],
    ['<google-sheets-html-origin><table>', false],
    ['', false],
  ])('%s is taken instead of the text: %s', (html, isBetter) => {
    expect(isTableBetter(html)).toBe(isBetter)
  })
})
