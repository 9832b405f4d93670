import { describe, expect, test } from 'vitest'
import { line, nameWithoutLink, optionalText, textWithoutLink } from './fields.ts'

describe('what leaves in a mail of ours', () => {
  const name = nameWithoutLink(line('Un nom.'))
  const text = textWithoutLink(optionalText())
  for (const said of [
    'https://piege.exemple',
    'voir www.piege.exemple',
    'Compte bloqué piege.fr',
    'piege.fr/compte',
    'a@b.fr',
  ])
    test(`a name may not say « ${said} »`, () => expect(name.safeParse(said).success).toBe(false))
  for (const said of ['Odile Batiste', 'J.-P. Martin', 'Mme D’Arc (mairie)', 'M. O. Saint-Ange, 2e adjoint'])
    test(`a name may say « ${said} »`, () => expect(name.parse(said)).toBe(said))
  for (const said of ['HTTPS://piege.exemple', 'voir www.piege.exemple', 'allez sur piege.fr/compte'])
    test(`a text may not say « ${said} »`, () => expect(text.safeParse(said).success).toBe(false))
  for (const said of ['Où en êtes-vous ?', 'Avant le 30.Merci', 'Le site de la Caf (caf.fr) le dit', 'et/ou', ''])
    test(`a text may say « ${said} »`, () => expect(text.parse(said)).toBe(said))
})
