/** Every pair of colours of the style sheets, once for all: what the pages are then no longer asked one by one (docs/decisions/0030). */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { palette } from '#app/ui/charts/svg.ts'
import { contrastFaults, type KnownUses } from './contrast.ts'
import { colourIn, elementOf, readRules, tokensOf } from './style-rules.ts'

const root = path.resolve(import.meta.dirname, '..')
const rules = fs
  .globSync('app/**/*.css', { cwd: root })
  .flatMap((file) => readRules(path.basename(file, '.css'), fs.readFileSync(path.join(root, file), 'utf8')))
const tokens = tokensOf(rules)

const known: KnownUses = {
  marks: [
    'essentials.module .full',
    'evaluation.module .segment',
    'figures-table.module .ownMark::before',
    'issues-board.module .marks i',
    'issues-board.module .on',
    'notice.module progress::-moz-progress-bar',
    'notice.module progress::-webkit-progress-value',
    'notices-page.module .unread::before',
    'objective-actions.module .track > span',
    'plan-grid.module .handle',
    'portfolio.module .progress > span',
    'room.module .bar > [data-over="true"]',
    'room.module div',
    'steps.module .current .mark',
    'steps.module .done .mark',
    'steps.module .open .mark',
    'surveys.module .bar',
    'views.module .swatch',
    'watch.module .bar > .done',
    'watch.module .bar > .running',
  ],
  // Passages commented, in a text: its words, links and marks of proposals, never its fine print.
  narrowGrounds: { '--warn-line': ['--ink', '--ink-2', '--accent', '--bad', '--warn-strong'] },
}

describe('colours', () => {
  test('of words, fields, marks and focus are seen on whatever they stand on', () => {
    expect(rules.length).toBeGreaterThan(500)
    expect(contrastFaults(rules, known)).toEqual([])
  })

  test('of marks are those of the style sheets', () => {
    const elements = new Set(
      rules.flatMap(({ file, selector }) => [`${file} ${selector}`, `${file} ${elementOf(selector)}`]),
    )
    expect(known.marks.filter((mark) => !elements.has(mark))).toEqual([])
  })

  test('of charts are those of the pages', () => {
    const dashed = (name: string) => name.replace(/(?=[A-Z])|(?<=k)(?=\d)/g, '-').toLowerCase()
    for (const [name, value] of Object.entries(palette))
      expect([name, tokens.get(`--${dashed(name)}`)]).toEqual([name, value])
  })
})

describe('a fault is refused:', () => {
  const planted = (css: string, file = 'planted') => contrastFaults([...rules, ...readRules(file, css)], known)
  test.each([
    ['a text too pale for the soft grounds', '.note { color: #757575 }', /^planted \.note on .*: 4\.\d\d, under 4\.5$/],
    ['a text too pale for all', '.note { color: #8f887b }', /^planted \.note: light words without a dark ground$/],
    ['a ground on which the fine print fades', '.card { background: #ddd6c8 }', / on planted \.card: .*, under 4\.5$/],
    [
      'a dark ground that forgets its words',
      '.note { background: var(--caf) }',
      /a dark ground without words of its own$/,
    ],
    ['white without a dark ground', '.note { color: #fff }', /light words without a dark ground$/],
    [
      'white on a ground too light',
      '.note { color: #fff; background: #7a9ccf }',
      /^planted \.note on its ground: 2\.\d\d/,
    ],
    ['a field whose edge is not seen', '.form input { border: 1px solid var(--line) }', / input on --surface: 1\.\d\d/],
    [
      'a focus that is not seen',
      '.note:focus { outline: 2px solid var(--line-strong) }',
      / \.note:focus on .*under 3$/,
    ],
  ])('%s', (_title, css, sentence) => {
    expect(planted(css)).toContainEqual(expect.stringMatching(sentence))
  })

  test('a mark that is not seen', () => {
    expect(
      planted('.swatch { border: 1px solid var(--line); background: var(--paper) }', 'views.module'),
    ).toContainEqual(expect.stringMatching(/^views\.module \.swatch on --surface: 1\.\d\d, under 3$/))
  })

  test('not what is disabled, printed, or right', () => {
    const fine = '.a:disabled { color: #ccc } @media print { .b { color: #ccc } } .c { color: var(--ink-2) }'
    expect(planted(fine)).toEqual([])
  })
})

test('colours are read in every way they are written', () => {
  expect(
    ['#fff', '1px solid var(--ink)', 'rgb(0 0 0 / 40%)', 'color-mix(in srgb, #000 50%, #fff)', 'none'].map((value) =>
      colourIn(value, tokens),
    ),
  ).toEqual([[255, 255, 255], [29, 36, 51], [153, 153, 153], [127.5, 127.5, 127.5], undefined])
})
