import { expect, test } from 'vitest'
import { periodSaid } from './text-dates.ts'

test.each([
  [
    'La présente convention prend effet le 1er juillet 2026 et s’achève le 30 juin 2031.',
    { start: '2026-07-01', end: '2031-06-30' },
  ],
  [
    'La convention est conclue pour une durée de cinq ans à compter du 01/01/2026.',
    { start: '2026-01-01', months: 60 },
  ],
  ['La convention court jusqu’au 31 décembre 2030.', { end: '2030-12-31' }],
  ['Elle est signée pour une durée de 30 mois.', { months: 30 }],
  ['La convention s’achève le {date de fin}.', {}],
  ['Les données de la Ville sont gardées jusqu’au 31 décembre 2032.', {}],
  ['La convention se résilie avec un préavis d’une durée de trois mois.', {}],
  ['', {}],
])('%s says %o', (text, said) => {
  expect(periodSaid(text)).toEqual(said)
})
