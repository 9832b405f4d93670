import { expect, test } from 'vitest'
import { dashboardLabels as t } from './dashboard-labels.fr.ts'

test('who acts together is said with what is not counted: actions that name no service', () => {
  const counts = { actionCount: 5, crossing: 2 }
  const shares = { one: 3, two: 2, more: 0 }
  const sentence =
    '5\u00a0actions : 2 croisent un service de la Caf et un service de la collectivité, aucune n’en croise plus de deux. 3\u00a0actions ne sont portées que par un service.'
  expect(t.togetherSentence({ ...counts, byServices: { ...shares, none: 0 } })).toBe(sentence)
  expect(t.togetherSentence({ ...counts, byServices: { ...shares, none: 2 } })).toBe(
    `${sentence} 2\u00a0actions ne nomment aucun service.`,
  )
})
