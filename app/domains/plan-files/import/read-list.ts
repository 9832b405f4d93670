/** A list in one cell. Pure. */

/** Items by line breaks and semicolons; bullets and blanks dropped. */
export const listOf = (text: string, separator = /\n|;/): readonly string[] =>
  text
    .split(separator)
    .map((item) => item.replace(/^[\s•●▪■◦*–—-]+/, '').trim())
    .filter((item) => item !== '')
