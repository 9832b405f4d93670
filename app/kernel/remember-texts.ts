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
  const remembered = new Map<string, Made>()
  let characters = 0
  return (text) => {
    if (text.length > longest) return make(text)
    const previous = remembered.get(text)
    if (previous !== undefined) return previous
    if (characters > mostCharacters) {
      remembered.clear()
      characters = 0
    }
    const made = make(text)
    remembered.set(text, made)
    characters += text.length
    return made
  }
}
