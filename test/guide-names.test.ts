/** The checker of the guides, on names planted wrong. */
import { describe, expect, test } from 'vitest'
import { missingNames, namesToSee, pictureNames, staleNames } from './guide-names.ts'

const page = [
  'Plan d’action',
  '+ Écrire une action',
  'Titre de l’action (obligatoire)',
  'Inviter une personne',
  'Non lues (13)',
  '2. Quels services avez-vous utilisés ?',
]

describe('a word of the screen that a guide names', () => {
  test.each([
    ['is found as it is', 'Plan d’action'],
    ['without the sign before it', 'Écrire une action'],
    ['without what the form adds', 'Titre de l’action'],
    ['before a count', 'Non lues'],
    ['without its number', 'Quels services avez-vous utilisés ?'],
    ['whatever its spaces', 'Inviter\u00a0une personne'],
  ])('%s', (_how, name) => {
    expect(missingNames([name], page)).toEqual([])
  })

  test.each([
    ['a button no longer there', 'Envoyer la fiche'],
    ['the beginning of another', 'Inviter'],
    ['another case', 'plan d’action'],
    ['one letter less', 'Plan d’actio'],
  ])('fails for %s', (_what, name) => {
    expect(missingNames(['Plan d’action', name], page)).toEqual([name])
  })

  test('is proved by a journey that asks for it by these very words', () => {
    const journey = "await page.getByRole('button', { name: 'Convoquer' }).click()"
    expect(namesToSee(['Convoquer', 'Convoque', 'Ouvrir la séance'], [journey])).toEqual([
      'Convoque',
      'Ouvrir la séance',
    ])
  })
})

describe('a picture', () => {
  const sources = "title: 'Suivi', act: 'Lancer une campagne'"

  test('shows our words, not what people wrote', () => {
    expect(pictureNames(['Suivi', 'Un relais itinérant', 'Lancer une campagne', 'Suivi'], sources)).toEqual([
      'Suivi',
      'Lancer une campagne',
    ])
  })

  test('is stale once Trame has one of its words no more', () => {
    expect(staleNames(['Suivi', 'Version #'], "title: 'Suivi', version: 'Version ' + number")).toEqual([])
    expect(staleNames(['Suivi', 'Lancer'], "title: 'Suivi'")).toEqual(['Lancer'])
  })
})
