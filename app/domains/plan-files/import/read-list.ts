/** A list in one cell. Pure. */

/** Items by line breaks and semicolons; bullets, « 1. » and blanks dropped. */
export const listOf = (text: string, separator = /\n|;/): readonly string[] =>
  text
    .split(separator)
    .map((item) =>
      item
        .replace(/^[\s•●▪■◦*–—-]+/, '')
        .replace(/^\d{1,2}[.)]\s+(?=\p{L})/u, '')
        .trim(),
    )
    .filter((item) => item !== '')
