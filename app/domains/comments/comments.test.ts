import { describe, expect, test } from 'vitest'
import {
  type CommentState,
  countLinks,
  type Judgement,
  listFollowable,
  mayFollow,
  personalMarks,
  refusalOfAge,
  refusalToAppeal,
  refusalToDecideAppeal,
  refusalToQuote,
  refusalToReply,
} from './comments.ts'
import { newsBetween } from './follow-news.ts'
import { readQueueView } from './queue-view.ts'

const at = new Date('2026-11-24T09:00:00Z')

describe('the life of a comment', () => {
  test.each<[Judgement, CommentState[]]>([
    ['show', ['waiting', 'hidden']],
    ['refuse', ['waiting']],
    ['hide', ['shown']],
  ])('« %s » follows %j alone', (judgement, states) => {
    const all: CommentState[] = ['unconfirmed', 'waiting', 'shown', 'refused', 'hidden']
    expect(all.filter((state) => mayFollow[judgement].includes(state))).toEqual(
      all.filter((state) => states.includes(state)),
    )
  })
  test('only what shows is answered', () => {
    expect(refusalToReply('shown')).toBeUndefined()
    expect(refusalToReply('waiting')).toBe('reply-not-shown')
  })
  test('its words are taken up once, shown, and as its author agreed', () => {
    const quotable = { state: 'shown' as const, mayQuote: true, testimonyId: null }
    expect(refusalToQuote(quotable)).toBeUndefined()
    expect(refusalToQuote({ ...quotable, mayQuote: false })).toBe('quote-not-allowed')
    expect(refusalToQuote({ ...quotable, state: 'hidden' })).toBe('quote-not-shown')
    expect(refusalToQuote({ ...quotable, testimonyId: 'a' })).toBe('already-testimony')
  })
})

describe('contesting', () => {
  const refused = {
    state: 'refused' as const,
    decidedAt: new Date('2026-11-20T09:00:00Z'),
    decidedByPartyId: 'caf',
    appealedAt: null,
    appealOutcome: null,
  }
  test('once, what was refused or hidden, for six months', () => {
    expect(refusalToAppeal(refused, at)).toBeUndefined()
    expect(refusalToAppeal({ ...refused, state: 'hidden' }, at)).toBeUndefined()
    expect(refusalToAppeal({ ...refused, state: 'shown' }, at)).toBe('nothing-to-appeal')
    expect(refusalToAppeal({ ...refused, appealedAt: at }, at)).toBe('already-appealed')
    expect(refusalToAppeal({ ...refused, decidedAt: new Date('2026-05-01T09:00:00Z') }, at)).toBe('appeal-too-late')
  })
  test('is decided by the other coordination, where there is one', () => {
    const contested = { ...refused, appealedAt: at }
    expect(refusalToDecideAppeal(contested, 'town', ['caf', 'town'])).toBeUndefined()
    expect(refusalToDecideAppeal(contested, 'caf', ['caf', 'town'])).toBe('appeal-own')
    expect(refusalToDecideAppeal(contested, 'caf', ['caf'])).toBeUndefined()
    expect(refusalToDecideAppeal(refused, 'town', ['caf', 'town'])).toBe('no-appeal')
    expect(refusalToDecideAppeal({ ...contested, appealOutcome: 'upheld' }, 'town', ['caf', 'town'])).toBe(
      'appeal-decided',
    )
  })
})

describe('what strangers send', () => {
  test.each([
    [1, 'too-fast'],
    [3.9, 'too-fast'],
    [4, undefined],
    [3600, undefined],
    [86_401, 'form-too-old'],
  ])('a form of %s seconds: %s', (seconds, refusal) => {
    expect(refusalOfAge(new Date(at.getTime() - seconds * 1000), at)).toBe(refusal)
  })
  test.each([
    ['Et au Luth, c’est prévu quand ?', 0],
    ['Voir https://exemple.fr et www.exemple.fr/a', 2],
    ['http://a.fr http://b.fr HTTPS://c.fr', 3],
  ])('links of « %s »: %d', (text, count) => {
    expect(countLinks(text)).toBe(count)
  })
  test.each([
    ['Trois places au 12 rue du Luth', []],
    ['Appelez-moi au 06 12 34 56 78', ['phone']],
    ['Écrivez à mina@exemple.fr', ['address']],
    ['Mon numéro : 2 85 07 92 036 123 45', ['number']],
    ['En 2026, 1 234 places pour 57,4 enfants', []],
  ])('« %s » is marked %j', (text, marks) => {
    expect(personalMarks(text)).toEqual(marks)
  })
})

test('news of an action: its state, its last news, its going; nothing when it says the same', () => {
  const action = { key: '3', number: 3, title: 'Crèche du Luth', status: 'proposed' as const, news: null }
  const news = { on: '2027-01-12', words: 'Le permis est signé.' }
  expect(newsBetween([action], [action]).size).toBe(0)
  expect(newsBetween([action], [{ ...action, status: 'in-progress', news }]).get('3')).toEqual([
    'Où elle en est : en cours.',
    'Dernière nouvelle, le 12 janvier 2027 : Le permis est signé.',
  ])
  expect(newsBetween([action], []).get('3')).toEqual(['Elle n’est plus sur la page publique.'])
})

test('the address of the queue: those that wait unless it says otherwise', () => {
  const viewOf = (search: string) => readQueueView(`https://trame.exemple.fr/${search}`)
  expect(viewOf('')).toEqual({ view: 'waiting', page: 1 })
  expect(viewOf('?etat=appeals&page=3')).toEqual({ view: 'appeals', page: 3 })
  expect(viewOf('?etat=zzz&page=-2')).toEqual({ view: 'waiting', page: 1 })
})

test('only what may still have news is offered to follow: not what has ended, nothing once the convention has', () => {
  const actions = (['in-progress', 'suspended', 'done', 'abandoned', 'deferred'] as const).map((status) => ({ status }))
  const kept = (endsOn: string | null) =>
    listFollowable({ ctg: { endsOn }, actions }, '2026-12-01').map(({ status }) => status)
  expect(kept(null)).toEqual(['in-progress', 'suspended'])
  expect(kept('2026-12-01')).toEqual(['in-progress', 'suspended'])
  expect(kept('2026-11-30')).toEqual([])
})
