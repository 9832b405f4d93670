/** Finds words in a text, whatever their spaces and apostrophes: they were copied, or typed again. Pure. */

/** Where a passage begins and ends, counted in characters over the whole text, paragraphs end to end. */
export type Passage = { readonly start: number; readonly end: number }

/** Of several passages that say these words, the nearest to `near`. @returns undefined when the text does not say them */
export const findWords = (text: string, quote: string, near = 0): Passage | undefined =>
  listWords(text, quote).toSorted((one, other) => Math.abs(one.start - near) - Math.abs(other.start - near))[0]

/** Every passage that says these words, in order; none for no words. */
export function listWords(text: string, quote: string): readonly Passage[] {
  const words = bare(quote)
  if (words.text === '') return []
  const whole = bare(text)
  const passages: Passage[] = []
  for (let at = whole.text.indexOf(words.text); at >= 0; at = whole.text.indexOf(words.text, at + 1)) {
    const start = whole.places[at] ?? 0
    const last = whole.places[at + words.text.length - 1] ?? start
    passages.push({ start, end: last + 1 })
  }
  return passages
}

/** Whether both say the same, whatever their spaces and apostrophes. */
export const saySame = (one: string, other: string): boolean => bare(one).text === bare(other).text

/** A text without its spaces, one apostrophe for both, and where each of its characters stood. */
function bare(text: string): { readonly text: string; readonly places: readonly number[] } {
  const places: number[] = []
  let letters = ''
  for (let place = 0; place < text.length; place += 1) {
    const character = text.charAt(place)
    if (/\s/.test(character)) continue
    letters += character === '’' ? "'" : character
    places.push(place)
  }
  return { text: letters, places }
}
