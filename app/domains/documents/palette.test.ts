import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { palette, partyColors, seriesColor } from './palette.ts'

const read = (file: string): string => readFileSync(path.join(import.meta.dirname, file), 'utf8').toLowerCase()

/** Relative luminance of a colour. Source: WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

describe('the colours of our documents', () => {
  test('are those of the screens', () => {
    const screens = read('../../ui/base.css')
    const ours = [
      ...Object.values(palette),
      ...Object.values(partyColors).flatMap(({ strong, soft }) => [strong, soft]),
    ]
    const strangers = ours.filter((hex) => hex !== palette.white && !screens.includes(`#${hex.toLowerCase()}`))
    expect(strangers).toEqual([])
  })

  test.each<readonly [string, string, string]>([
    ['text on paper', palette.ink, palette.paper],
    ['soft text on white', palette.inkSoft, palette.white],
    ['heads of tables', palette.inkSoft, palette.sunken],
    ['feet of pages', palette.inkFaint, palette.white],
    ['date on paper', palette.inkSoft, palette.paper],
    ['summary', palette.accent, palette.accentSoft],
    ['ribbon', palette.warnStrong, palette.warnSoft],
    ...Object.values(partyColors).map(({ strong, soft }) => ['initials of a party', strong, soft] as const),
    ...Object.values(partyColors).map(({ strong }) => ['name of a party', strong, palette.white] as const),
    ...Array.from({ length: 8 }, (_none, index) => ['value on a bar', palette.white, seriesColor(index)] as const),
  ])('%s keeps 4.5:1 (%s on %s)', (_what, text, under) => {
    expect(contrast(text, under)).toBeGreaterThanOrEqual(4.5)
  })

  test('series are drawn the same in the three formats, none in the colour of a party', () => {
    const drawn = [...read('templates/dossier-chart.typ').matchAll(/"#([\da-f]{6})"/g)].map(([, hex]) => hex)
    expect(drawn).toEqual(Array.from({ length: 8 }, (_none, index) => seriesColor(index).toLowerCase()))
    for (const { strong } of Object.values(partyColors)) expect(drawn).not.toContain(strong.toLowerCase())
  })
})
