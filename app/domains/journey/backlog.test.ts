import { describe, expect, test } from 'vitest'
import { type BacklogItem, sortBacklog } from './backlog.ts'
import { backlogTitle, backlogWords } from './backlog-labels.fr.ts'

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

describe('its words', () => {
  test.each([
    ['actions-to-validate', '10', '10\u00a0fiches action proposées, à valider'],
    ['actions-to-validate', '1', '1\u00a0fiche action proposée, à valider'],
    ['task-open', '2', '2\u00a0tâches pas encore faites'],
    ['version-to-decide', '3', 'Projet de convention, version 3'],
    ['decision-late', '2027-01 – Écrire', 'Décision 2027-01 – Écrire'],
    ['by-hand', 'Horaires', 'Horaires'],
  ] as const)('%s, %s', (kind, title, words) => {
    expect(backlogWords({ kind, title })).toBe(words)
  })
  test('say on the agenda why a point is there', () => {
    expect(backlogTitle({ kind: 'late-action', title: 'FA 7 – Ouvrir la crèche' })).toBe(
      'FA 7 – Ouvrir la crèche, en retard',
    )
    expect(backlogTitle({ kind: 'by-hand', title: 'Horaires' })).toBe('Horaires')
  })
})
