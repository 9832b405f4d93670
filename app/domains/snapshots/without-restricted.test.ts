/** Of a sheet restricted since, what one would be told of an open one is told, and nothing more. */
import { expect, test } from 'vitest'
import { anAction, anObjective, aPlan } from './plan-content.fixture.ts'
import { changedInSecret } from './without-restricted.ts'

test.each([
  ['a date', { endsOn: '2028-06-30' }, true],
  ['its title', { title: 'Autrement' }, true],
  ['nothing', {}, false],
  ['a report received', { reportCount: 1, lastReportOn: '2026-10-21' }, false],
  ['the day, that makes it late or silent', { isLate: true, isSilent: true }, false],
] as const)('what changes in a convention is told of a restricted sheet: %s', (_, change, isTold) => {
  const was = aPlan([anAction('a'), anAction('b')])
  const is = aPlan([anAction('a', change), anAction('b', { title: 'Ouverte à tous' })], {
    objectives: [anObjective('objective', { target: 200 })],
  })
  expect(changedInSecret(was, is, ['a'])).toHaveLength(isTold ? 1 : 0)
})
