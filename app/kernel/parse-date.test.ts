import { describe, expect, test } from 'vitest'
import { ctgBoundOf, dateOfNumber, isWholeDuration, parseDate, parsePeriod } from './parse-date.ts'

describe('a date as people write it', () => {
  test.each([
    ['15/09/2026', '2026-09-15', 'day'],
    ['15-09-26', '2026-09-15', 'day'],
    ['15/09/2026 09:30', '2026-09-15', 'day'],
    ['2026-09-15', '2026-09-15', 'day'],
    ['15 septembre 2026', '2026-09-15', 'day'],
    ['1er mars 2027', '2027-03-01', 'day'],
    ['09/2026', '2026-09-01', 'month'],
    ['06/27', '2027-06-01', 'month'],
    ['sept-26', '2026-09-01', 'month'],
    ['sept. 2026', '2026-09-01', 'month'],
    ['Septembre 2026', '2026-09-01', 'month'],
    ['févr.-27', '2027-02-01', 'month'],
    ['juil-26', '2026-07-01', 'month'],
    ['août 2026', '2026-08-01', 'month'],
    ['fin juin 2026', '2026-06-01', 'month'],
    ['T1 2027', '2027-01-01', 'quarter'],
    ['T4-26', '2026-10-01', 'quarter'],
    ['2027 T2', '2027-04-01', 'quarter'],
    ['1er trim. 2027', '2027-01-01', 'quarter'],
    ['1er trimestre 2027', '2027-01-01', 'quarter'],
    ['2ème trim 2027', '2027-04-01', 'quarter'],
    ['3e trimestre de 2026', '2026-07-01', 'quarter'],
    ['trimestre 4 2026', '2026-10-01', 'quarter'],
    ['S1 2027', '2027-04-01', 'quarter'],
    ['2nd semestre 2026', '2026-10-01', 'quarter'],
    ['fin 2026', '2026-12-01', 'month'],
    ['début 2027', '2027-01-01', 'quarter'],
    ['mi-2027', '2027-06-01', 'month'],
    ['rentrée 2026', '2026-09-01', 'month'],
    ['Rentrée scolaire 2026', '2026-09-01', 'month'],
    ['été 2027', '2027-07-01', 'quarter'],
    ['2026', '2026-01-01', 'year'],
    ['dès septembre 2026', '2026-09-01', 'month'],
    ['à partir de 2025', '2025-01-01', 'year'],
    ['courant 2026', '2026-01-01', 'year'],
    ['avant le 31/12/2026', '2026-12-31', 'day'],
    ['d’ici fin 2027', '2027-12-01', 'month'],
  ])('« %s » is %s, to the %s', (text, day, precision) => {
    expect(parseDate(text)).toEqual({ day, precision })
  })

  test.each([
    'septembre',
    '31/09/2026',
    'à définir',
    'selon budget',
    '',
    '12',
    '1er trimestre',
    '15/13/2026',
    '06/12',
    'x',
  ])('« %s » is not understood', (text) => {
    expect(parseDate(text)).toBeUndefined()
  })
})

describe('a period', () => {
  test.each([
    ['2026-2027', '2026-01-01', '2027-01-01', 'year'],
    ['2026/2027', '2026-01-01', '2027-01-01', 'year'],
    ['2027-28', '2027-01-01', '2028-01-01', 'year'],
    ['de 2026 à 2028', '2026-01-01', '2028-01-01', 'year'],
    ['2026, 2027 et 2028', '2026-01-01', '2028-01-01', 'year'],
    ['sept. 2026 – juin 2027', '2026-09-01', '2027-06-01', 'month'],
    ['de septembre 2026 à juin 2027', '2026-09-01', '2027-06-01', 'month'],
    ['septembre à décembre 2026', '2026-09-01', '2026-12-01', 'month'],
    ['du 01/09/2026 au 30/06/2027', '2026-09-01', '2027-06-30', 'day'],
    ['T1 2026 - T3 2027', '2026-01-01', '2027-07-01', 'quarter'],
  ])('« %s » goes from %s to %s', (text, start, end, precision) => {
    expect(parsePeriod(text)).toEqual({ start: { day: start, precision }, end: { day: end, precision } })
  })
  test.each([
    ['début d’année 2027', '2027-01-01', 'quarter'],
    ['fin de l’année 2027', '2027-12-01', 'month'],
  ])('« %s » is %s', (text, day, precision) => {
    expect(parseDate(text)).toEqual({ day, precision })
  })
  test('a lone date is the end', () => {
    expect(parsePeriod('fin 2026')).toEqual({ start: undefined, end: { day: '2026-12-01', precision: 'month' } })
  })
  test.each(['2027-2026', '2027-31', 'de 2026 à bientôt', 'à définir'])('« %s » is not understood', (text) => {
    expect(parsePeriod(text)).toBeUndefined()
  })
  test.each(['Durée de la CTG', 'tout au long de la convention'])('« %s » lasts as long as the CTG', (text) => {
    expect(isWholeDuration(text)).toBe(true)
  })
  test.each(['en continu', 'Action permanente'])('« %s » does not say since when', (text) => {
    expect(isWholeDuration(text)).toBe(false)
  })
  test.each([
    ['depuis 2022', '2022-01-01', 'year'],
    ['à partir de 2027', '2027-01-01', 'year'],
    ['À partir de la rentrée 2026', '2026-09-01', 'month'],
    ['dès septembre 2026', '2026-09-01', 'month'],
    ['à compter du 01/01/2027', '2027-01-01', 'day'],
    ['Démarrage : 1er semestre 2027', '2027-01-01', 'quarter'],
  ])('« %s » is a start, whatever the column', (text, day, precision) => {
    expect(parsePeriod(text)).toEqual({ start: { day, precision }, end: undefined })
  })
  test.each(['avant le 31/12/2026', 'd’ici fin 2027', 'jusqu’en 2028'])('« %s » is an end', (text) => {
    expect(parsePeriod(text)).toMatchObject({ start: undefined, isEnd: true })
  })
  test.each([
    ['S2 2026', '2026-07-01', '2026-10-01', 'quarter'],
    ['1er semestre 2027', '2027-01-01', '2027-04-01', 'quarter'],
    ['premier semestre 2027', '2027-01-01', '2027-04-01', 'quarter'],
    ['hiver 2026-2027', '2026-12-01', '2027-03-01', 'month'],
    ['année scolaire 2026-2027', '2026-09-01', '2027-07-01', 'month'],
  ])('« %s » begins on %s and ends on %s', (text, from, end, precision) => {
    expect(parsePeriod(text)).toMatchObject({ from: { day: from, precision }, end: { day: end, precision } })
    expect(parseDate(text, 'start')?.day).toBe(from)
    expect(parseDate(text)?.day).toBe(end)
  })
  test('months in one word are two dates', () => {
    expect(parsePeriod('mars-avril 2027')).toMatchObject({ start: { day: '2027-03-01' }, end: { day: '2027-04-01' } })
  })
})

test.each([
  ['fin de CTG', 'end'],
  ['fin CTG', 'end'],
  ['À la fin de la convention', 'end'],
  ['début de la CTG', 'start'],
  ['fin de chantier', undefined],
  ['après la fin de la CTG', undefined],
])('« %s » is the %s of the CTG', (text, bound) => {
  expect(ctgBoundOf(text)).toBe(bound)
})

describe('a number in a cell of dates', () => {
  test.each([
    [46280, '2026-09-15', 'day'],
    [2026, '2026-01-01', 'year'],
  ])('%d is %s', (value, day, precision) => {
    expect(dateOfNumber(value)).toEqual({ day, precision })
  })
  test('anything else is no date', () => {
    expect(dateOfNumber(12)).toBeUndefined()
    expect(dateOfNumber(999_999)).toBeUndefined()
  })
})
