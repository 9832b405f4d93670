/** What comes from Word, LibreOffice or a web page, brought to the plain structure that the editor keeps. Pure, on strings. */

/** Longer is not pasted in one go: the server refuses it too. In characters of HTML or of text. */
export const longestPaste = 400_000

const hidden = /<(style|script|title|xml|head|meta|link)\b[^>]*>(?:[\s\S]*?<\/\1>)?/gi
const comments = /<!--[\s\S]*?-->|<!\[[^>]*>/g
const officeTags = /<\/?(?:o|w|v|m|st1):[^>]*>/gi

/** Word writes its lists as paragraphs: the level is in the style, the mark is typed. */
const wordItem = /<p\b([^>]*\bMsoListParagraph[^>]*|[^>]*mso-list:\s*l\d+[^>]*)>([\s\S]*?)<\/p>/gi
const typedMark = /<span[^>]*mso-list:\s*Ignore[^>]*>([\s\S]*?)<\/span>(?:\s*<\/span>)*/i
const bareMark = /^(?:\s|&nbsp;|<[^>]+>)*([·•o§\u2022\u25aa\uf0b7–-]|(?:\d+|[a-z])[.)])(?:\s|&nbsp;|<[^>]+>)+/i

const plainOf = (html: string): string =>
  html
    .replace(/<[^<>]+>/g, '')
    .replace(/&nbsp;/g, ' ')
    .trim()

type WordItem = { readonly level: number; readonly kind: 'ul' | 'ol'; readonly words: string }

function readItem(attributes: string, content: string): WordItem {
  const mark = content.match(typedMark)?.[1] ?? content.match(bareMark)?.[1] ?? ''
  const words = content.replace(typedMark, '').replace(mark === '' ? /^$/ : bareMark, '')
  return {
    level: Number(attributes.match(/\blevel(\d)/)?.[1] ?? 1),
    kind: /^(?:\d+|[a-z])[.)]/i.test(plainOf(mark)) ? 'ol' : 'ul',
    words: words.trim(),
  }
}

/** Items in a row as lists, each deeper one inside the item above it; ordered when its first mark is a number or a letter. */
function listsOf(items: readonly WordItem[]): string {
  let html = ''
  const open: WordItem[] = []
  const close = () => {
    html += `</li></${open.pop()?.kind}>`
  }
  for (const item of items) {
    while (open.length > 1 && (open.at(-1)?.level ?? 0) > item.level) close()
    const last = open.at(-1)
    // Another mark at the same level is another list.
    const isSame = last !== undefined && last.level >= item.level && (last.kind === item.kind || open.length > 1)
    if (last && last.level >= item.level && !isSame) close()
    if (isSame) html += '</li>'
    else {
      html += `<${item.kind}>`
      open.push(item)
    }
    html += `<li><p>${item.words}</p>`
  }
  while (open.length > 0) close()
  return html
}

/** Word separates a bullet from its item by blanks only. */
function gatherLists(html: string): string {
  const items = [...html.matchAll(wordItem)]
  let read = ''
  let row: WordItem[] = []
  let end = 0
  for (const { 0: all, 1: attributes = '', 2: content = '', index } of items) {
    const between = html.slice(end, index)
    if (between.trim() !== '') {
      read += listsOf(row) + between
      row = []
    }
    row.push(readItem(attributes, content))
    end = index + all.length
  }
  return read + listsOf(row) + html.slice(end)
}

/** Pictures that a text cannot keep: they are told, never lost in silence. */
export const countPictures = (html: string): number => html.match(/<img\b|<v:imagedata\b/gi)?.length ?? 0

/** The same words without what a word processor adds. Unknown tags are left: the schema of the editor drops them. */
export function cleanPastedHtml(html: string): string {
  const bare = html.replace(comments, '').replace(hidden, '')
  const listed = /mso-list|MsoListParagraph/i.test(bare) ? gatherLists(bare) : bare
  return (
    listed
      .replace(officeTags, '')
      .replace(/<p\b[^>]*class="?MsoTitle"?[^>]*>([\s\S]*?)<\/p>/gi, '<h1>$1</h1>')
      // Google Docs wraps everything in a <b> that is not bold.
      .replace(/<b\b[^>]*font-weight:\s*normal[^>]*>([\s\S]*)<\/b>/i, '$1')
      .replace(/<p\b[^>]*>(?:\s|&nbsp;|<\/?(?:span|br)\b[^>]*>)*<\/p>/gi, '')
  )
}
