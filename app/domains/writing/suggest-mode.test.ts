import { Node } from '@tiptap/pm/model'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { describe, expect, test } from 'vitest'
import { plainTextOf, settle } from './plain-text.ts'
import { readRichText } from './read-rich-text.ts'
import type { RichText } from './rich-text.ts'
import { proposeInstead } from './suggest-mode.ts'
import { listSuggestions } from './suggestions.ts'
import { textSchema } from './text-schema.ts'

const by = {
  personId: '0199aaaa-0000-7000-8000-000000000001',
  name: 'Nadia Belkacem',
  partyId: '0199aaaa-0000-7000-8000-0000000000aa',
}
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] }) as const
const text = (...lines: readonly string[]): RichText => ({ type: 'doc', content: lines.map(paragraph) })

const cell = { type: 'tableCell', attrs: { colspan: 1, rowspan: 1, colwidth: null, align: null } } as const
const richTextWithTable = (): RichText => {
  const row = { type: 'tableRow', content: [{ ...cell, content: [{ type: 'paragraph' }] }] } as const
  return { type: 'doc', content: [{ type: 'table', content: [row, row] }] }
}

/** An editor in suggest mode: caret after `before`, which the text says once. */
function given(content: RichText) {
  let state = EditorState.create({ doc: Node.fromJSON(textSchema, content) })
  let id = 0
  const surroundings = { newId: () => `s${++id}`, now: () => new Date('2027-01-14T14:05:00Z') }
  const refusals: string[] = []
  const dispatch = (change: (tr: EditorState['tr']) => EditorState['tr']) => {
    const result = proposeInstead(state, change(state.tr), by, surroundings)
    if (result.kind === 'proposed') state = state.apply(result.transaction)
    else refusals.push(result.kind)
    if (result.kind === 'proposed' && result.isFlat) refusals.push('flat')
  }
  const caret = (from: number, to = from) => {
    state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)))
  }
  const now = () => readRichText(state.doc.toJSON()).text
  return {
    caret,
    dispatch,
    refusals,
    at: () => state.selection.from,
    type: (words: string) => dispatch((tr) => tr.insertText(words)),
    backspace: () => dispatch((tr) => tr.delete(state.selection.from - 1, state.selection.from)),
    erase: (from: number, to: number) => dispatch((tr) => tr.delete(from, to)),
    suggestions: () => listSuggestions(now()).map(({ id: known, added, taken }) => ({ id: known, added, taken })),
    settled: () => plainTextOf(settle(now())),
    now,
  }
}

describe('suggest mode', () => {
  test('what is typed is proposed, as one suggestion, and the text stays as it was', () => {
    const editor = given(text('Les places manquent.'))
    editor.caret(20)
    for (const letter of ' ici') editor.type(letter)
    expect(editor.suggestions()).toEqual([{ id: 's1', added: ' ici', taken: '' }])
    expect(editor.settled()).toBe('Les places manquent.')
    expect(editor.at()).toBe(24)
  })

  test('what is deleted is proposed to go, letter by letter, and the caret goes back', () => {
    const editor = given(text('Les places manquent.'))
    editor.caret(11)
    for (let count = 0; count < 6; count += 1) editor.backspace()
    expect(editor.suggestions()).toEqual([{ id: 's1', added: '', taken: 'places' }])
    expect(editor.settled()).toBe('Les places manquent.')
    expect(editor.at()).toBe(5)
  })

  test('Delete, and whole words by Ctrl, are proposed to go from where the caret is', () => {
    const editor = given(text('Les places manquent ici.'))
    editor.caret(5)
    for (let count = 0; count < 6; count += 1) editor.erase(editor.at(), editor.at() + 1)
    expect(editor.suggestions()).toEqual([{ id: 's1', added: '', taken: 'places' }])
    expect(editor.at()).toBe(11)
    editor.caret(20)
    editor.erase(12, 20)
    expect(editor.at()).toBe(12)
    expect(editor.suggestions()).toContainEqual({ id: 's2', added: '', taken: 'manquent' })
    expect(editor.settled()).toBe('Les places manquent ici.')
  })

  test('one types inside one’s own suggestion, and over words of it', () => {
    const editor = given(text('Les places manquent.'))
    editor.caret(20)
    editor.type(' à Gennevilliers')
    editor.caret(22)
    editor.type(' Asnières et à')
    expect(editor.suggestions()).toEqual([{ id: 's1', added: ' à Asnières et à Gennevilliers', taken: '' }])
    editor.caret(23, 31)
    editor.type('Clichy')
    expect(editor.suggestions()).toEqual([{ id: 's1', added: ' à Clichy et à Gennevilliers', taken: '' }])
    expect(editor.at()).toBe(29)
    expect(editor.settled()).toBe('Les places manquent.')
  })

  test('words replaced are one suggestion: the new after the old', () => {
    const editor = given(text('Les places manquent.'))
    editor.caret(5, 11)
    editor.type('f')
    editor.type('onds')
    expect(editor.suggestions()).toEqual([{ id: 's1', added: 'fonds', taken: 'places' }])
    expect(editor.now().content).toMatchObject([
      { content: [{ text: 'Les ' }, { text: 'places' }, { text: 'fonds' }, { text: ' manquent.' }] },
    ])
  })

  test('one takes back one’s own words for good, and deletes words proposed to go once', () => {
    const editor = given(text('Les places manquent.'))
    editor.caret(20)
    editor.type(' ici')
    for (let count = 0; count < 4; count += 1) editor.backspace()
    expect(editor.now()).toEqual(text('Les places manquent.'))
    editor.caret(5, 11)
    editor.dispatch((tr) => tr.deleteSelection())
    editor.caret(5, 11)
    editor.dispatch((tr) => tr.deleteSelection())
    expect(editor.suggestions()).toEqual([{ id: 's2', added: '', taken: 'places' }])
  })

  test('words of two paragraphs are proposed to go, and the paragraphs stay two', () => {
    const editor = given(text('Un début.', 'Une fin.'))
    editor.caret(4, 15)
    editor.dispatch((tr) => tr.deleteSelection())
    expect(editor.suggestions()).toEqual([{ id: 's1', added: '', taken: 'début.Une' }])
    expect(editor.settled()).toBe('Un début.\n\nUne fin.')
  })

  test('a new line after a line is written, and goes as it came; a line is not cut in two', () => {
    const editor = given(text('Un début.'))
    editor.caret(10)
    editor.dispatch((tr) => tr.split(10))
    editor.type('Une suite.')
    expect(editor.suggestions()).toEqual([{ id: 's1', added: 'Une suite.', taken: '' }])
    expect(editor.settled()).toBe('Un début.')
    editor.dispatch((tr) => tr.split(4))
    expect(editor.refusals).toEqual(['words-only'])
  })

  test('only words are proposed: neither formatting nor lists', () => {
    const editor = given(text('Un début.'))
    const bold = textSchema.marks.bold
    if (!bold) throw new Error('no bold')
    editor.dispatch((tr) => tr.addMark(1, 3, bold.create()))
    expect(editor.refusals).toEqual(['words-only'])
    expect(editor.now()).toEqual(text('Un début.'))
  })

  test('a table, a title, a row, a list are no line: they are never written under cover of a proposal', () => {
    const editor = given(text('Un début.'))
    const empty = { type: 'doc', content: [{ type: 'paragraph' }] }
    const grid = richTextWithTable()
    const heading = textSchema.nodes.heading ?? expect.unreachable('no title')
    const table = Node.fromJSON(textSchema, grid).firstChild ?? expect.unreachable('no table')
    editor.dispatch((tr) => tr.insert(10, table))
    editor.dispatch((tr) => tr.insert(11, table))
    editor.dispatch((tr) => tr.setBlockType(1, 1, heading, { level: 1 }))
    const quote = Node.fromJSON(textSchema, { type: 'blockquote', content: empty.content })
    editor.dispatch((tr) => tr.insert(11, quote))
    expect(editor.refusals).toEqual(['words-only', 'words-only', 'words-only', 'words-only'])
    expect(editor.now()).toEqual(text('Un début.'))
    const inTable = given(grid)
    const row = table.firstChild ?? expect.unreachable('no row')
    inTable.dispatch((tr) => tr.insert(table.nodeSize - 1, row))
    inTable.dispatch((tr) => tr.delete(1, 1 + row.nodeSize))
    expect(inTable.refusals).toEqual(['words-only', 'words-only'])
  })

  test('a new item of a list is a line, and so is a title’s next line', () => {
    const item = (words: string) => ({ type: 'listItem', content: [paragraph(words)] }) as const
    const editor = given({ type: 'doc', content: [{ type: 'bulletList', content: [item('Un')] }] })
    editor.dispatch((tr) => tr.split(5, 2))
    expect(editor.refusals).toEqual([])
    expect(editor.now().content).toMatchObject([{ type: 'bulletList', content: [{}, { type: 'listItem' }] }])
  })

  test('several paragraphs pasted are proposed as words of one line', () => {
    const editor = given(text('Un début.'))
    editor.caret(10)
    const pasted = Node.fromJSON(textSchema, text('Un', 'Deux')).slice(1, 9)
    editor.dispatch((tr) => tr.replaceSelection(pasted))
    expect(editor.suggestions()).toEqual([{ id: 's1', added: 'Un Deux', taken: '' }])
    expect(editor.refusals).toEqual(['flat'])
    editor.dispatch((tr) => tr.replaceSelection(Node.fromJSON(textSchema, text('Trois')).slice(1, 6)))
    expect(editor.refusals).toEqual(['flat'])
  })
})
