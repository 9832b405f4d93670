import { describe, expect, test } from 'vitest'
import { type Block, readTabbed, writeHtmlTable, writeTabbed } from './clipboard.ts'

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
