import { describe, expect, test } from 'vitest'
import { readProse } from '#app/domains/documents/prose.ts'
import { gennevilliers } from '../convention-document.fixture.ts'
import {
  type AnnexKind,
  annexKinds,
  moveAnnex,
  numberOf,
  readAnnexes,
  refusalToMove,
  usualAnnexes,
} from './annex-kinds.ts'
import { annexesNamedIn, mentionOf, withAnnexNumbers } from './annex-mentions.ts'
import { measuresOf } from './annex-sections.ts'
import { numberedAnnexesOf } from './numbered-annexes.ts'

describe('the annexes of a convention', () => {
  test('are those of every convention until the coordination chooses, then those chosen', () => {
    expect(readAnnexes(undefined)).toEqual(usualAnnexes)
    expect(readAnnexes([])).toEqual([])
    expect(readAnnexes(['plan', 'something-else', 'posts'])).toEqual(['plan', 'posts'])
  })

  test.each([
    ['attach', 'posts', undefined, ['diagnosis', 'plan', 'governance', 'posts']],
    ['attach', 'plan', 'annex-attached', undefined],
    ['detach', 'plan', undefined, ['diagnosis', 'governance']],
    ['detach', 'posts', 'annex-not-attached', undefined],
    ['up', 'plan', undefined, ['plan', 'diagnosis', 'governance']],
    ['up', 'diagnosis', 'annex-at-the-end', undefined],
    ['down', 'plan', undefined, ['diagnosis', 'governance', 'plan']],
    ['down', 'governance', 'annex-at-the-end', undefined],
    ['down', 'cof', 'annex-not-attached', undefined],
  ] as const)('%s %s', (move, kind, refusal, after) => {
    expect(refusalToMove(usualAnnexes, kind, move)).toBe(refusal)
    if (after) expect(moveAnnex(usualAnnexes, kind, move)).toEqual(after)
  })

  test('are numbered as they come, those that say nothing aside', () => {
    const printed: readonly { readonly kind: AnnexKind }[] = [{ kind: 'diagnosis' }, { kind: 'governance' }]
    expect(numberOf(printed, 'diagnosis')).toBe(1)
    expect(numberOf(printed, 'governance')).toBe(2)
    expect(numberOf(printed, 'plan')).toBeUndefined()
  })

  test('of a version older than their choice keep their numbers, 3 after 1 when the plan was empty', () => {
    const { annexes: _none, ...former } = gennevilliers
    const numbers = (content: typeof former) => numberedAnnexesOf(content).map(({ number, kind }) => [number, kind])
    expect(numbers(former)).toEqual([
      [1, 'diagnosis'],
      [2, 'plan'],
      [3, 'governance'],
    ])
    expect(numbers({ ...former, plan: [] })).toEqual([
      [1, 'diagnosis'],
      [3, 'governance'],
    ])
  })

  test('say each measure of an action once, though two objectives share it', () => {
    const measures = measuresOf(gennevilliers.plan).map(({ of, measure }) => `${of} : ${measure.name}`)
    expect(measures.length).toBeGreaterThan(2)
    expect(new Set(measures).size).toBe(measures.length)
  })
})

describe('an annex named in an article', () => {
  const numbers = (kind: AnnexKind) => (kind === 'plan' ? 4 : undefined)

  test('takes its number, and its name when it is not attached', () => {
    const text = readProse('Le plan ([annexe : plan d’action]) suit.\n\n- [Annexe: Diagnostic] ;\n- [annexe : météo].')
    expect(withAnnexNumbers(text, numbers)).toEqual(
      readProse('Le plan (annexe 4) suit.\n\n- annexe « Diagnostic partagé » (non jointe) ;\n- [annexe : météo].'),
    )
  })

  test('is found at any depth of a text of several hands', () => {
    const words = { kind: 'words' as const, runs: [{ text: 'En [annexe : plan].', bold: true as const }] }
    const cell = { isHead: false, align: 'start' as const, colspan: 1, rowspan: 1, blocks: [words] }
    const text = [
      { kind: 'quote' as const, blocks: [{ kind: 'items' as const, start: null, items: [[words]] }] },
      { kind: 'grid' as const, widths: [1], headRows: 0, rows: [[cell]] },
    ]
    expect(JSON.stringify(withAnnexNumbers(text, numbers)).match(/En annexe 4\./g)).toHaveLength(2)
  })

  test('is read back from how we write each', () => {
    for (const kind of annexKinds) expect(annexesNamedIn(`Voir ${mentionOf(kind)}.`)).toEqual([kind])
    expect(annexesNamedIn('Voir [annexe : météo], [annexe : plan] et [annexe : plan d’actions].')).toEqual(['plan'])
  })
})
