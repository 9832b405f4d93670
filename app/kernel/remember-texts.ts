/** Caches what is computed from a text, since pages repeat the same sentences. Pure, but for the memory it takes. */

/**
 * @param longest longer texts are few, and made again each time
 * @param mostCharacters of all the texts kept together, after which all are forgotten
 * @returns `make`, whose answer nobody may change: it is given again to whoever asks for the same text
 */
export function rememberTexts<Made>(
  make: (text: string) => Made,
  { longest, mostCharacters }: { readonly longest: number; readonly mostCharacters: number },
): (text: string) => Made {
  const known = new Map<string, Made>()
  let characters = 0
  return (text) => {
    if (text.length > longest) return make(text)
    const before = known.get(text)
    if (before !== undefined) return before
    if (characters > mostCharacters) {
      known.clear()
      characters = 0
    }
    const made = make(text)
    known.set(text, made)
    characters += text.length
    return made
  }
}
