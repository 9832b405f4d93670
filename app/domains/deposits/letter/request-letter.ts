/** What the letter of a data request holds, ready to read. Pure. */

/** Rendered by `templates/request-letter.typ`. */
export type RequestLetter = {
  readonly convention: string
  readonly title: string
  readonly date: string
  readonly fromWords: string
  readonly asking: string
  readonly toWords: string
  readonly asked: string
  readonly object: string
  readonly intro: string
  /** Paragraphs. */
  readonly request: readonly string[]
  readonly purpose: readonly string[]
  /** Empty when no date was wished. */
  readonly wanted: string
  readonly secrecy: string
  readonly how: string
  readonly askedBy: string
  readonly ribbon: string | null
  readonly mention: string
}

export const paragraphsOf = (text: string): readonly string[] =>
  text
    .split(/\n+/)
    .map((words) => words.trim())
    .filter((words) => words !== '')
