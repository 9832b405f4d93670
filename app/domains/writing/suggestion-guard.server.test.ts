import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { aLine, aText } from '#test/text-fixture.server.ts'
import type { RichText, SuggestionMark, TextInline } from './rich-text.ts'
import { createSuggestionGuard, type Proposer } from './suggestion-guard.server.ts'
import { listSuggestions } from './suggestions.ts'
import { contentOf, docFrom, updateBy, writeContent } from './y-text.server.ts'

const ville = '33333333-3333-4333-8333-333333333333'
const caf = '44444444-4444-4444-8444-444444444444'
const julie: Proposer = { personId: '11111111-1111-4111-8111-111111111111', name: 'Julie Percale', partyId: ville }
const claire: Proposer = { personId: '22222222-2222-4222-8222-222222222222', name: 'Claire Mousseline', partyId: caf }
const at = '2026-11-20T09:00:00.000Z'
const markOf = (by: Proposer, id: string): SuggestionMark => ({ ...by, id, at })
type Kind = 'suggestedInsertion' | 'suggestedDeletion'
const proposed = (text: string, type: Kind, mark: SuggestionMark): TextInline => ({
  type: 'text',
  text,
  marks: [{ type, attrs: mark }],
})
const ofJulie = markOf(julie, 's1')
const withHers = aText(
  aLine(
    'Les places manquent au ',
    proposed('nord', 'suggestedDeletion', ofJulie),
    proposed('sud et à l’est', 'suggestedInsertion', ofJulie),
    ' depuis 2021.',
  ),
)

function givenText(content: RichText = withHers) {
  const server = docFrom([])
  writeContent(server, content)
  const author = docFrom([Y.encodeStateAsUpdate(server)])
  const guard = createSuggestionGuard(server, { newId: () => 'new', now: () => new Date(at) })
  guard.notice(Y.encodeStateAsUpdate(server))
  /** Sends an edit of the author through the guard, then back to her. @returns what is left to settle */
  const send = (by: Proposer, edit: (words: Y.XmlText, doc: Y.Doc) => void) => {
    const update = updateBy(author, (doc) => edit(wordsOf(doc), doc)) ?? expect.unreachable('nothing was done')
    const { update: accepted, isRefused } = guard.check(update, by)
    Y.applyUpdate(server, accepted)
    Y.applyUpdate(author, Y.encodeStateAsUpdate(server))
    expect(contentOf(author)).toEqual(contentOf(server))
    const found = listSuggestions(contentOf(server))
    return { isRefused, found: found.map(({ id, name, added, taken }) => ({ id, name, added, taken })) }
  }
  return { server, send, guard }
}
const wordsOf = (doc: Y.Doc): Y.XmlText => {
  const line = doc.getXmlFragment('default').get(0)
  const words = line instanceof Y.XmlElement ? line.get(0) : undefined
  return words instanceof Y.XmlText ? words : expect.unreachable('no words')
}
const hers = { id: 's1', name: 'Julie Percale', added: 'sud et à l’est', taken: 'nord' }
const plainStart = 'Les places manquent au '.length
const deletedEnd = plainStart + 'nord'.length

describe('a proposal', () => {
  test('of one’s own passes as it is', () => {
    const { send } = givenText()
    const own = markOf(claire, 's2')
    const sent = send(claire, (words) => words.insert(0, 'Oui : ', { suggestedInsertion: own }))
    expect(sent.found).toContainEqual({ id: 's2', name: claire.name, added: 'Oui : ', taken: '' })
    expect(sent.isRefused).toBe(false)
  })

  test.each<[string, Proposer]>([
    ['in another’s name', julie],
    ['in one’s own name for another party', { ...claire, partyId: ville }],
    ['under another name', { ...claire, name: 'Le préfet' }],
  ])('made %s is put back in the name of its author', (_what, forged) => {
    const { send, server } = givenText(aText(aLine('Les places manquent.')))
    const mark = markOf(forged, 's9')
    const sent = send(claire, (words) => {
      words.insert(0, 'Oui : ', { suggestedInsertion: mark })
      words.format(10, 6, { suggestedDeletion: mark })
    })
    expect(sent).toEqual({
      isRefused: true,
      found: [{ id: 'new', name: claire.name, added: 'Oui : ', taken: 'places' }],
    })
    const marks = JSON.stringify(contentOf(server))
    expect(marks).not.toMatch(/s9|Le préfet/)
    expect(marks).not.toContain(ville)
  })

  test('under the number of another’s is told apart from it', () => {
    const { send } = givenText()
    const sent = send(claire, (words) => words.insert(0, 'Oui : ', { suggestedInsertion: markOf(claire, 's1') }))
    expect(sent.isRefused).toBe(true)
    expect(sent.found).toEqual([{ id: 'new', name: claire.name, added: 'Oui : ', taken: '' }, hers])
  })

  test('is not lengthened by someone else: words typed inside it are plain words', () => {
    const { send, server } = givenText()
    const sent = send(claire, (words) => words.insert(deletedEnd + 3, ' et au nord'))
    expect(sent).toEqual({ isRefused: false, found: [hers] })
    expect(wordsOf(server).toString()).toContain('> et au nord<')
  })

  test('is not lengthened by its mark, given to more words or left without end', () => {
    const { send } = givenText()
    const spread = send(claire, (words) => words.format(0, 3, { suggestedDeletion: ofJulie }))
    expect(spread).toEqual({ isRefused: true, found: [hers] })
    const copied = send(claire, (words) => words.insert(0, 'Ah ', { suggestedInsertion: ofJulie }))
    expect(copied.found).toEqual([hers])
  })

  test('is not accepted by taking its mark away, not even one’s own; a removal is taken back by who proposed it', () => {
    const { send } = givenText()
    const accepted = send(claire, (words) => words.format(deletedEnd, 14, { suggestedInsertion: null }))
    expect(accepted).toEqual({ isRefused: true, found: [hers] })
    const refused = send(claire, (words) => words.format(plainStart, 4, { suggestedDeletion: null }))
    expect(refused).toEqual({ isRefused: true, found: [hers] })
    expect(send(julie, (words) => words.format(deletedEnd, 14, { suggestedInsertion: null })).found).toEqual([hers])
    const back = send(julie, (words) => words.format(plainStart, 4, { suggestedDeletion: null }))
    expect(back).toEqual({ isRefused: false, found: [{ ...hers, taken: '' }] })
  })

  test('stays its author’s when its line is cut in two, or formatted, by someone else', () => {
    const { send } = givenText()
    const bold = send(claire, (words) => words.format(0, words.length, { bold: {} }))
    expect(bold).toEqual({ isRefused: false, found: [hers] })
    const cut = send(claire, (words, doc) => {
      const end = deletedEnd + 4
      words.delete(end, words.length - end)
      const line = new Y.XmlElement('paragraph')
      doc.getXmlFragment('default').insert(1, [line])
      const rest = new Y.XmlText()
      line.insert(0, [rest])
      rest.insert(0, 'et à l’est', { suggestedInsertion: ofJulie })
      rest.insert(10, ' depuis 2021.', { suggestedInsertion: null })
    })
    expect(cut).toEqual({ isRefused: false, found: [hers] })
  })

  test('settled elsewhere is known at the next update', () => {
    const { server, send } = givenText()
    const words = wordsOf(server)
    words.format(deletedEnd, 14, { suggestedInsertion: null })
    words.delete(plainStart, 4)
    expect(send(claire, (own) => own.insert(0, 'Oui : ')).isRefused).toBe(false)
  })
})
