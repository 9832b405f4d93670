/** Rules of the library, as tables of cases. */
import { expect, test } from 'vitest'
import { libraryPath, readLibraryFilter } from './address.ts'
import { likenessOf, listAlike, refusalToOffer } from './library.ts'

const sheet = (title: string, need = '', themeKey: string | null = 'petite-enfance') => ({ title, need, themeKey })

test('a restricted sheet is not offered', () => {
  expect(refusalToOffer({ isRestricted: true })).toBe('sheet-restricted')
  expect(refusalToOffer({ isRestricted: false })).toBeUndefined()
})

test('two sheets are alike by the words they share and their theme, and it says which', () => {
  const own = sheet('Ouvrir une crèche à horaires décalés', 'Des parents travaillent la nuit')
  expect(likenessOf(own, sheet('Crèche aux horaires élargis'))).toMatchObject({
    words: ['crèche', 'horaires'],
    isSameTheme: true,
  })
  // Plurals and accents do not matter; words that every sheet has make nothing alike.
  expect(likenessOf(own, sheet('Ouvrir des creches', '', null))).toMatchObject({ words: ['ouvrir', 'crèche'] })
  expect(likenessOf(own, sheet('Action pour les familles du territoire'))).toBeUndefined()
  expect(likenessOf(own, sheet('Une ludothèque mobile'))).toBeUndefined()
})

test('the most alike come first, five at most', () => {
  const others = [
    sheet('Horaires du relais'),
    sheet('Crèche à horaires décalés'),
    ...Array.from({ length: 8 }, (_, index) => sheet(`Crèche ouverte ${'abcdefgh'[index]}`, 'parents')),
  ]
  const alike = listAlike(sheet('Crèche à horaires décalés', 'parents'), others)
  expect(alike).toHaveLength(5)
  expect(alike[0]?.title).toBe('Crèche à horaires décalés')
})

test('the address says what is asked, and what it does not know it leaves out', () => {
  const query = new URLSearchParams('q=cr%C3%A8che&besoin=nuit&theme=petite-enfance&taille=30000-a-100000')
  expect(libraryPath(readLibraryFilter(query))).toBe(
    '/bibliotheque?q=cr%C3%A8che&besoin=nuit&theme=petite-enfance&taille=30000-a-100000',
  )
  expect(libraryPath(readLibraryFilter(new URLSearchParams('theme=zzz&taille=constructor')))).toBe('/bibliotheque')
})
