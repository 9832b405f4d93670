/** What the address of the library asks for, read and written. Pure. */
import { usualThemes } from '#app/domains/ctg/ctg.ts'
import { type LibraryFilter, territorySizes } from './library.ts'

const short = (text: string | null) => (text ?? '').trim().slice(0, 100)

export function readLibraryFilter(parameters: URLSearchParams): LibraryFilter {
  return {
    words: short(parameters.get('q')),
    need: short(parameters.get('besoin')),
    themeKey: usualThemes.find(({ key }) => key === parameters.get('theme'))?.key,
    size: territorySizes.find(({ key }) => key === parameters.get('taille'))?.key,
  }
}

/** From the root; the whole library when nothing is asked. */
export function libraryPath({ words, need, themeKey, size }: LibraryFilter, page = 1): string {
  const parameters = new URLSearchParams()
  if (words) parameters.set('q', words)
  if (need) parameters.set('besoin', need)
  if (themeKey) parameters.set('theme', themeKey)
  if (size) parameters.set('taille', size)
  if (page > 1) parameters.set('page', String(page))
  return `/bibliotheque${parameters.size > 0 ? `?${parameters}` : ''}`
}
