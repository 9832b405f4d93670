/** Addresses inside a mail's text. Pure. */

export type MailPiece = { readonly text: string; readonly isLink: boolean; readonly start: number }

/** Cuts a text at its http(s) addresses; the pieces joined give the text back. */
export function splitLinks(text: string): readonly MailPiece[] {
  const pieces: MailPiece[] = []
  const add = (piece: string, start: number, isLink: boolean) => {
    if (piece !== '') pieces.push({ text: piece, isLink, start })
  }
  let end = 0
  for (const match of text.matchAll(/https?:\/\/\S+/g)) {
    add(text.slice(end, match.index), end, false)
    add(match[0], match.index, true)
    end = match.index + match[0].length
  }
  add(text.slice(end), end, false)
  return pieces
}
