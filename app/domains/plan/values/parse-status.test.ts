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
  ['ok fait', 'done'],
  ['Fait à 50%', 'in-progress'],
  ['Réalisé à 100 %', 'done'],
  ['OK FAIT', 'done'],
  ['OK fait (à pérenniser)', 'done'],
  ['fait', 'done'],
  ['achevé', 'done'],
  ['finie', 'done'],
  ['fait en partie', 'in-progress'],
  ['quasi terminé', 'in-progress'],
  ['en cours (travaux)', 'in-progress'],
  ['se poursuit', 'in-progress'],
  ['fait pour 5 communes\nen cours', 'in-progress'],
  ['En\ncours', 'in-progress'],
  ['A lancer', 'not-started'],
  ['pas commencé', 'not-started'],
  ['pas fait', 'not-started'],
  ['stand-by', 'suspended'],
  ['stand by', 'suspended'],
  ['en attente', 'suspended'],
  ['à l’arrêt', 'suspended'],
  ['reporté', 'suspended'],
  ['en réflexion', 'proposed'],
  ['abandonné', 'abandoned'],
  ['fait (bilan en juin ?)', 'done'],
] as const)('« %s » is %s', (text, status) => {
  expect(parseStatus(text)).toBe(status)
})

test.each(['bof', '', 'voir avec Claire', '?', 'abandonné ?', 'ok', 'OK !', 'ok pour la Caf'])(
  '« %s » is not understood',
  (text) => {
    expect(parseStatus(text)).toBeUndefined()
  },
)
