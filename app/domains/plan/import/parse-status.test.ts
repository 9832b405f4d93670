import { expect, test } from 'vitest'
import { parseStatus } from './parse-status.ts'

test.each([
  ['En cours', 'in-progress'],
  ['Engagée', 'in-progress'],
  ['partiellement réalisée', 'in-progress'],
  ['50 %', 'in-progress'],
  ['Réalisé', 'done'],
  ['Action terminée', 'done'],
  ['100 %', 'done'],
  ['Non démarrée', 'not-started'],
  ['pas encore commencé', 'not-started'],
  ['À venir', 'not-started'],
  ['0%', 'not-started'],
  ['Abandonnée', 'abandoned'],
  ['Reportée', 'suspended'],
  ['Reportée à la prochaine CTG', 'deferred'],
  ['Suspendu', 'suspended'],
  ['Validée', 'validated'],
  ['À valider', 'proposed'],
] as const)('« %s » is %s', (text, status) => {
  expect(parseStatus(text)).toBe(status)
})

test.each(['bof', '', 'voir avec Claire'])('« %s » is not understood', (text) => {
  expect(parseStatus(text)).toBeUndefined()
})
