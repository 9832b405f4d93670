import { describe, expect, test } from 'vitest'
import { type BacklogItem, partBacklog, refusalToSetAside, type SetAside, sortBacklog } from './backlog.ts'
import { backlogTitle, backlogWords, drawnDemand } from './backlog-labels.fr.ts'

const item = (
  kind: BacklogItem['kind'],
  id: string,
  subjectType: BacklogItem['subjectType'] = 'action',
): BacklogItem => ({
  ...{ kind, id, subjectType },
  title: id,
  about: '',
})

describe('what awaits an agenda', () => {
  test('comes with what only the body can settle first, as it came within a kind', () => {
    const sorted = sortBacklog(
      [item('late-action', 'b'), item('arbitration', 'a'), item('late-action', 'c')],
      new Set(),
    )
    expect(sorted.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })
  test('leaves out what an agenda holds already', () => {
    const sorted = sortBacklog([item('late-action', 'b'), item('by-hand', 'c', null)], new Set(['action:b']))
    expect(sorted.map(({ id }) => id)).toEqual(['c'])
  })
})

describe('what is set aside', () => {
  const aside = (key: string, until: string | null): SetAside => ({
    ...{ id: key, key, until, meetingId: 'march' },
    ...{ reason: 'Le pilote est absent.', setAsideBy: 'Une coordinatrice' },
  })
  const items = [item('late-action', 'a'), item('blocked-action', 'b')]
  const left = (setAside: readonly SetAside[], meeting: { readonly id: string; readonly day: string }) =>
    partBacklog(items, setAside, meeting).waiting.map(({ id }) => id)

  test('is left out of the meeting it was set aside for, and told with its reason', () => {
    const { waiting, aside: asideItems } = partBacklog(items, [aside('late-action:a', null)], {
      id: 'march',
      day: '2027-03-05',
    })
    expect(waiting.map(({ id }) => id)).toEqual(['b'])
    expect(asideItems.map(({ item: { id }, reason }) => [id, reason])).toEqual([['a', 'Le pilote est absent.']])
  })
  test('without a day, comes back for the next meeting', () => {
    expect(left([aside('late-action:a', null)], { id: 'june', day: '2027-06-05' })).toEqual(['a', 'b'])
  })
  test('with a day, comes back for the first meeting held on it or after', () => {
    const until = [aside('late-action:a', '2027-06-01')]
    expect(left(until, { id: 'april', day: '2027-04-05' })).toEqual(['b'])
    expect(left(until, { id: 'june', day: '2027-06-01' })).toEqual(['a', 'b'])
  })
  test('waits again when what is wrong with it is of another kind, and is no longer told once it is settled', () => {
    expect(left([aside('late-action:b', null)], { id: 'march', day: '2027-03-05' })).toEqual(['a', 'b'])
    expect(partBacklog([], [aside('late-action:a', null)], { id: 'march', day: '2027-03-05' }).aside).toEqual([])
  })
  test('needs a day after the meeting, or none', () => {
    const meeting = { day: '2027-03-05' }
    expect(refusalToSetAside('2027-03-05', meeting)).toBe('set-aside-too-short')
    expect(refusalToSetAside('2027-03-06', meeting)).toBeUndefined()
    expect(refusalToSetAside(null, meeting)).toBeUndefined()
  })
})

describe('its words', () => {
  test.each([
    ['actions-to-validate', '10', '10\u00a0fiches action proposées, à valider'],
    ['actions-to-validate', '1', '1\u00a0fiche action proposée, à valider'],
    ['task-open', '2', '2\u00a0tâches pas encore faites'],
    ['version-to-decide', '3', 'Projet de convention, version 3'],
    ['framing-to-decide', 'Bilan', 'Note de cadrage : Bilan'],
    ['decision-late', '2027-01 – Écrire', 'Décision 2027-01 – Écrire'],
    ['by-hand', 'Horaires', 'Horaires'],
  ] as const)('%s, %s', (kind, title, words) => {
    expect(backlogWords({ kind, title })).toBe(words)
  })
  test('say on the agenda why a point is there', () => {
    expect(backlogTitle({ kind: 'late-action', title: 'FA 7 – Ouvrir la crèche' })).toBe(
      'FA 7 – Ouvrir la crèche, en retard',
    )
    expect(backlogTitle({ kind: 'decision-late', title: '2027-01 – Écrire aux familles.' })).toBe(
      'Décision 2027-01 – Écrire aux familles, suite à donner',
    )
    expect(backlogTitle({ kind: 'by-hand', title: 'Horaires' })).toBe('Horaires')
  })
})

describe('a point drawn', () => {
  const ask = { demand: 'Un local.', reason: 'Rien de libre.', effect: 'Ouverture en mai.' }
  test('asks what the lead of its action asks', () => {
    expect(drawnDemand({ kind: 'arbitration', about: '' }, ask)).toEqual(ask)
  })
  test.each([
    ['issue-to-decide', 'Retenir cet enjeu\u00a0?', ''],
    ['evaluation-to-decide', 'Prendre acte de cette évaluation\u00a0?', ''],
    ['disagreement', 'Comment lever ce désaccord\u00a0?', 'Désaccord : Caf.'],
    ['late-action', '', ''],
    ['by-hand', '', ''],
  ] as const)('of kind %s asks « %s »', (kind, demand, reason) => {
    expect(drawnDemand({ kind, about: 'Caf' })).toEqual({ demand, reason, effect: '' })
  })
})
