/** The life of a cell, from what is typed to what is kept. Rules: docs/rules/plan.md §14. */
import { describe, expect, test } from 'vitest'
import { countDrafts, toSend } from './drafts.ts'
import { type GridRow, type GridState, openGrid, textAt } from './grid-model.ts'
import { changeGrid, type GridAct } from './grid-state.ts'
import { findCells, keepCells } from './kept-cells.ts'

const columns = [
  { key: 'code', header: 'N°', kind: 'text', widthRem: 5, lock: 'Le numéro ne s’écrit pas.' },
  { key: 'title', header: 'Titre', kind: 'text', widthRem: 9 },
  { key: 'ends', header: 'Fin', kind: 'date', widthRem: 5 },
  { key: 'status', header: 'État', kind: 'choice', widthRem: 5 },
] as const

const row = (rowId: string, lock?: string): GridRow => ({
  rowId,
  texts: { code: rowId, title: `Action ${rowId}`, ends: '', status: 'proposée' },
  ...(lock !== undefined && { lock }),
})
const rows = [row('a'), row('b'), row('c', 'Cette fiche n’est pas à vous.')]

const play = (acts: readonly GridAct[], from: GridState = openGrid(rows, columns)): GridState =>
  acts.reduce(changeGrid, from)
const go = (line: number, column: number, isExtending = false): GridAct => ({
  type: 'select',
  position: { row: line, column },
  isExtending,
})
const type = (text: string): GridAct => ({ type: 'commit', text })
/** Sends what waits. */
const send = (state: GridState): GridState => changeGrid(state, { type: 'sent', cells: toSend(state.drafts, 5_000) })
const answer = (
  state: GridState,
  rowId: string,
  texts: Readonly<Record<string, string>>,
  refusals: Readonly<Record<string, { reason: string; present?: string }>> = {},
): GridState => changeGrid(state, { type: 'answered', answers: [{ rowId, texts, refusals }] })
const draftOf = (state: GridState, rowId: string, key: string) => state.drafts.get(rowId)?.[key]

describe('a cell typed in', () => {
  test('shows at once what was typed, waits, is sent with what it said before, and is kept once answered', () => {
    const typed = play([go(0, 1), type('Relais')])
    expect(textAt(typed, 0, 1)).toBe('Relais')
    expect(toSend(typed.drafts, 10)).toEqual([{ rowId: 'a', key: 'title', before: 'Action a', after: 'Relais' }])
    const sent = send(typed)
    expect(toSend(sent.drafts, 10)).toEqual([])
    const saved = answer(sent, 'a', { title: 'Relais' })
    expect(countDrafts(saved.drafts)).toEqual({ onTheirWay: 0, unsent: 0, toReview: 0 })
    expect(textAt(saved, 0, 1)).toBe('Relais')
  })

  test('as it already was, or back to what it was, sends nothing', () => {
    expect(play([go(0, 1), type('Action a')]).drafts.size).toBe(0)
    expect(play([go(0, 1), type('Relais'), type('Action a')]).drafts.size).toBe(0)
  })

  test('shows the text as the server keeps it', () => {
    const saved = answer(send(play([go(0, 2), type('1/9/27')])), 'a', { ends: '01/09/2027' })
    expect(textAt(saved, 0, 2)).toBe('01/09/2027')
  })

  test('again while it was on its way, is sent after the answer, against what was then kept', () => {
    const twice = play([type('Relais petite enfance')], send(play([go(0, 1), type('Relais')])))
    expect(textAt(twice, 0, 1)).toBe('Relais petite enfance')
    const answered = answer(twice, 'a', { title: 'Relais' })
    expect(toSend(answered.drafts, 10)).toEqual([
      { rowId: 'a', key: 'title', before: 'Relais', after: 'Relais petite enfance' },
    ])
  })

  test('changes the other cells of its row as the server answers, and leaves those being typed', () => {
    const typed = play([go(0, 1), type('Relais')])
    const more = play([go(0, 2), type('2028')], send(typed))
    const answered = answer(more, 'a', { title: 'Relais', ends: '', status: 'en cours' })
    expect(textAt(answered, 0, 3)).toBe('en cours')
    expect(textAt(answered, 0, 2)).toBe('2028')
  })
})

describe('a cell refused', () => {
  const reason = 'Cette date n’est pas comprise : écrivez par exemple 31/12/2027.'
  const refused = answer(send(play([go(0, 2), type('bientôt')])), 'a', { ends: '' }, { ends: { reason } })
  test('keeps what was typed, with the sentence that says why', () => {
    expect(textAt(refused, 0, 2)).toBe('bientôt')
    expect(draftOf(refused, 'a', 'ends')).toMatchObject({ phase: 'refused', reason })
    expect(countDrafts(refused.drafts).toReview).toBe(1)
  })
  test('is sent again once corrected, and forgotten when one takes back what was kept', () => {
    expect(toSend(play([type('2028')], refused).drafts, 10)).toEqual([
      { rowId: 'a', key: 'ends', before: '', after: '2028' },
    ])
    expect(textAt(play([{ type: 'drop', cell: { rowId: 'a', key: 'ends' } }], refused), 0, 2)).toBe('')
  })
  test('is undone to what it said', () => {
    const undone = play([{ type: 'undo' }], refused)
    expect(textAt(undone, 0, 2)).toBe('')
    expect(undone.drafts.size).toBe(0)
  })
  test('is found by « next to review », from anywhere', () => {
    expect(play([go(2, 3), { type: 'next-to-review' }], refused).selection.focus).toEqual({ row: 0, column: 2 })
  })
})

describe('a cell that someone else changed meanwhile', () => {
  const changed = answer(
    send(play([go(0, 1), type('Mon titre')])),
    'a',
    { title: 'Son titre' },
    { title: { reason: 'Changée entre-temps.', present: 'Son titre' } },
  )
  test('keeps both texts, and writes over the other’s only if one insists', () => {
    expect(draftOf(changed, 'a', 'title')).toMatchObject({ phase: 'changed', base: 'Son titre', text: 'Mon titre' })
    expect(toSend(changed.drafts, 10)).toEqual([])
    for (const insist of [type('Mon titre'), { type: 'insist', cell: { rowId: 'a', key: 'title' } } as const])
      expect(toSend(play([go(0, 1), insist], changed).drafts, 10)).toEqual([
        { rowId: 'a', key: 'title', before: 'Son titre', after: 'Mon titre' },
      ])
  })
  test('is kept already when the other’s text is the same: the first answer had been lost', () => {
    const again = answer(
      send(play([go(0, 1), type('Relais')])),
      'a',
      { title: 'Relais' },
      { title: { reason: 'Changée entre-temps.', present: 'Relais' } },
    )
    expect(again.drafts.size).toBe(0)
  })
})

describe('a request without answer', () => {
  const lost = changeGrid(send(play([go(0, 1), type('Relais')])), { type: 'lost' })
  test('keeps what was typed as unsent, and sends it again when asked', () => {
    expect(textAt(lost, 0, 1)).toBe('Relais')
    expect(countDrafts(lost.drafts)).toEqual({ onTheirWay: 0, unsent: 1, toReview: 0 })
    expect(toSend(lost.drafts, 10)).toEqual([])
    expect(toSend(play([{ type: 'send-again' }], lost).drafts, 10)).toHaveLength(1)
  })
  test('typed back to what it was, is sent all the same: nobody knows what the server kept', () => {
    expect(toSend(play([type('Action a')], lost).drafts, 10)).toEqual([
      { rowId: 'a', key: 'title', before: 'Action a', after: 'Action a' },
    ])
  })
  test('is kept on the device and found again, with what the cell said then', () => {
    const keptWhere = (text: string | null | undefined) => findCells(keepCells(lost.drafts), () => text)
    const found = keptWhere('Action a').drafts
    expect(found.get('a')).toEqual({ title: { base: 'Action a', text: 'Relais', phase: 'unsent' } })
    expect(keptWhere(undefined).drafts.size).toBe(1)
    expect(keptWhere('Relais')).toEqual({ drafts: new Map(), homeless: new Map() })
    expect(textAt(play([{ type: 'found', drafts: found }]), 0, 1)).toBe('Relais')
  })
  test('whose cell may not be written any more gives its words back, to be copied', () => {
    const { drafts, homeless } = findCells(keepCells(lost.drafts), () => null)
    expect([drafts.size, homeless.get('a')?.title?.text]).toEqual([0, 'Relais'])
  })
  const unsent = (text: string) => ({ base: '', text, phase: 'unsent' }) as const
  test('found again takes nothing from what was typed since in the same row, and gives way to it in the same cell', () => {
    const found = new Map([['a', { title: unsent('Relais'), ends: unsent('2028') }]])
    const since = play([go(0, 1), type('Autre'), { type: 'found', drafts: found }])
    expect([textAt(since, 0, 1), textAt(since, 0, 2)]).toEqual(['Autre', '2028'])
    const apart = play([go(0, 1), type('Autre'), { type: 'found', drafts: new Map([['a', { ends: unsent('2028') }]]) }])
    expect([textAt(apart, 0, 1), textAt(apart, 0, 2)]).toEqual(['Autre', '2028'])
  })
  test('that answers for no cell of those sent leaves them unsent', () => {
    expect(countDrafts(answer(send(play([go(0, 1), type('Relais')])), 'b', {}).drafts).unsent).toBe(1)
  })
})

describe('a block', () => {
  const block = [
    ['Un', '2027'],
    ['Deux', '2028'],
  ]
  test('pasted is one act: one undo puts back every cell, one redo writes them again', () => {
    const pasted = play([go(0, 1), { type: 'paste', block }])
    expect([textAt(pasted, 0, 1), textAt(pasted, 1, 2)]).toEqual(['Un', '2028'])
    expect(pasted.said).toBe('4\u00a0cellules collées.')
    expect(toSend(pasted.drafts, 5_000)).toHaveLength(4)
    const undone = play([{ type: 'undo' }], pasted)
    expect([textAt(undone, 0, 1), textAt(undone, 1, 2)]).toEqual(['Action a', ''])
    expect(textAt(play([{ type: 'redo' }], undone), 1, 2)).toBe('2028')
  })

  test('on a row that is not one’s own is refused there, with its sentence, and never sent', () => {
    const pasted = play([go(1, 1), { type: 'paste', block }])
    expect(toSend(pasted.drafts, 5_000).map(({ rowId }) => rowId)).toEqual(['b', 'b'])
    expect(draftOf(pasted, 'c', 'title')).toMatchObject({ phase: 'refused', reason: 'Cette fiche n’est pas à vous.' })
  })

  test('beyond the edges is told', () => {
    expect(play([go(2, 3), { type: 'paste', block }]).said).toMatch(/1\u00a0ligne dépasse .* 1\u00a0colonne dépasse/)
  })

  test('undone after someone’s change leaves the cell changed since, and says so', () => {
    const saved = answer(send(play([go(0, 1), type('Relais')])), 'a', { title: 'Relais' })
    const changed = play(
      [{ type: 'loaded', columns, rows: rows.map((one) => ({ ...one, texts: { ...one.texts, title: 'Autre' } })) }],
      saved,
    )
    const undone = play([{ type: 'undo' }], changed)
    expect(textAt(undone, 0, 1)).toBe('Autre')
    expect(undone.said).toContain('1\u00a0cellule a changé depuis')
  })

  test('undone after the server wrote it its own way is put back', () => {
    const saved = answer(send(play([go(0, 2), type('1/9/27')])), 'a', { ends: '01/09/2027' })
    expect(textAt(play([{ type: 'undo' }], saved), 0, 2)).toBe('')
    expect(textAt(play([{ type: 'undo' }, { type: 'redo' }], saved), 0, 2)).toBe('01/09/2027')
  })
})

describe('a selection', () => {
  test('is filled down from its first row, erased, or written everywhere', () => {
    const selected = play([go(0, 1), go(1, 1, true)])
    expect(textAt(play([{ type: 'fill-down' }], selected), 1, 1)).toBe('Action a')
    expect(textAt(play([{ type: 'erase' }], selected), 1, 1)).toBe('')
    const everywhere = play([{ type: 'commit', text: 'x', isEverywhere: true }], selected)
    expect([textAt(everywhere, 0, 1), textAt(everywhere, 1, 1)]).toEqual(['x', 'x'])
  })
  test('of one cell that may not be written says why instead of opening', () => {
    const locked = play([go(2, 1), { type: 'edit' }])
    expect(locked.editing).toBeUndefined()
    expect(locked.said).toBe('Cette fiche n’est pas à vous.')
    expect(play([go(0, 0), { type: 'edit' }]).said).toBe('Le numéro ne s’écrit pas.')
  })
  test('stays on its action when rows come in another order or number', () => {
    const sorted = play([go(0, 1), { type: 'ordered', rowIds: ['c', 'b', 'a'] }])
    expect(sorted.selection.focus).toEqual({ row: 2, column: 1 })
    expect(play([{ type: 'loaded', rows: rows.slice(1), columns }], sorted).selection.focus.row).toBe(0)
  })
})
