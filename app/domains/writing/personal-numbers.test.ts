import { describe, expect, test } from 'vitest'
import { findPersonalNumbers } from './personal-numbers.ts'

/** A NIR that nobody has: its key is computed. */
const withKey = (number: string): string => {
  const digits = number.replace('2A', '19').replace('2B', '18')
  return `${number}${String(97 - Number(BigInt(digits) % 97n)).padStart(2, '0')}`
}

describe('numbers of beneficiaries', () => {
  test.each([
    ['Mme X, 2 85 07 92 036 123, attend une place.', 'nir', '2 85 07 92 036 123'],
    [`NIR ${withKey('1850792036123')}.`, 'nir', withKey('1850792036123')],
    [`née en Corse : ${withKey('285072A004123')}`, 'nir', withKey('285072A004123')],
    ['1-90-12-75-108-001', 'nir', '1-90-12-75-108-001'],
    ['l’allocataire n° 1234567 a déménagé', 'beneficiary-number', '1234567'],
    ['Numéro allocataire : 1234567 K', 'beneficiary-number', '1234567 K'],
    ['matricule 7654321', 'beneficiary-number', '7654321'],
  ])('are seen in « %s »', (text, kind, words) => {
    expect(findPersonalNumbers(text)).toEqual([{ kind, words }])
  })

  test.each([
    '12 345 allocataires en 2023',
    'allocataires : 1234567',
    'SIRET 219 200 367 00018',
    `NIR à la clé fausse : ${withKey('1850792036123').slice(0, 13)}00`,
    'Tél. 01 40 85 66 66',
    'places : 1 250 000 en 2027',
    'De 2015 à 2018, 1 234 enfants ; 2 345 678 €',
    'Décision 2027-01 du 14/01/2027',
  ])('are not seen in « %s »', (text) => {
    expect(findPersonalNumbers(text)).toEqual([])
  })

  test('are each told once, in the order of the text', () => {
    const text = 'allocataire 1234567, puis 2 85 07 92 036 123, puis allocataire 1234567'
    expect(findPersonalNumbers(text).map(({ kind }) => kind)).toEqual(['beneficiary-number', 'nir'])
  })
})
