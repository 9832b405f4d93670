import { expect, test } from 'vitest'
import { messageLabels } from '#app/domains/api/description/message-labels.fr.ts'
import type { SubjectType } from '#app/kernel/database-types.ts'
import { type ActName, actSentences, kindOfAct } from '#app/things/register.ts'
import { announcementsOf } from './topics.ts'

const line = (action: string, type: SubjectType, detail: object = {}) => ({
  action,
  subject: { type, id: 's' },
  detail,
})

test.each<[string, SubjectType, object, string[]]>([
  ['action.status-changed', 'action', {}, ['action']],
  ['action.step-added', 'action', { partId: 'p' }, ['action']],
  ['action.measure-updated', 'action', { partId: 'p' }, ['measure']],
  ['progress-report.submitted', 'progress-report', { actionId: 'a' }, ['action', 'measure']],
  ['progress-report.accepted', 'progress-report', { actionId: 'a' }, []],
  ['axis.renamed', 'axis', {}, ['plan']],
  ['objective.updated', 'objective', {}, ['plan']],
  ['plan-import.applied', 'plan-import', {}, ['plan']],
  ['plan-import.undone', 'plan-import', {}, ['plan']],
  ['plan-import.started', 'plan-import', {}, []],
  ['plan-import.mapped', 'plan-import', {}, []],
  ['plan.levels-named', 'ctg', {}, ['plan']],
  ['workshop.action-undone', 'workshop', { actionId: 'a' }, ['action']],
  ['ctg.actions-taken-back', 'ctg', {}, ['plan']],
  ['ctg.updated', 'ctg', {}, []],
  ['finding.proposed', 'finding', {}, []],
  ['party.updated', 'party', {}, []],
  ['webhook.added', 'webhook', {}, []],
  ['text.commented', 'action', {}, ['action']],
  ['action.measure-removed', 'action', {}, ['action']],
])('%s is told as %j', (action, type, detail, topics) => {
  expect(announcementsOf(line(action, type, detail)).map(({ topic }) => topic)).toEqual(topics)
})

test('the documentation of webhooks names every kind of thing that is told', () => {
  const words = messageLabels.message.data.changes.type
  const named = /Sorte d’objet : ([a-z, -]+)$/.exec(words)?.[1]?.split(', ') ?? []
  const isOfKind = (act: string): act is ActName => !act.startsWith('text.')
  const acts = [...actSentences.keys()]
    .filter(isOfKind)
    .flatMap((act) => announcementsOf(line(act, kindOfAct(act), { partId: 'p', actionId: 'a' })))
  expect(named.toSorted()).toEqual([...new Set(acts.map(({ change }) => change.type))].toSorted())
})

test('what is told are ids and the name of the act, never what the line holds', () => {
  const announcements = announcementsOf(
    line('action.updated', 'action', { changes: { leadEmail: { before: '', after: 'a@b.fr' } } }),
  )
  expect(announcements).toEqual([{ topic: 'action', change: { act: 'action.updated', type: 'action', id: 's' } }])
  const measure = announcementsOf(line('action.measure-added', 'action', { title: 'Places', partId: 'm' }))
  expect(measure).toEqual([
    { topic: 'measure', change: { act: 'action.measure-added', type: 'measure', id: 'm', actionId: 's' } },
  ])
})
