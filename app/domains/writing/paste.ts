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
    .replace(/<[^>]+>/g, '')
    .replace(/&nbsp;/g, ' ')
    .trim()

/** Items one after the other become one list, ordered when their mark is a number or a letter. */
function gatherLists(html: string): string {
  const items = html.replace(wordItem, (_all, _attributes: string, content: string) => {
    const mark = content.match(typedMark)?.[1] ?? content.match(bareMark)?.[1] ?? ''
    const words = content.replace(typedMark, '').replace(mark === '' ? /^$/ : bareMark, '')
    const kind = /^(?:\d+|[a-z])[.)]/i.test(plainOf(mark)) ? 'ol' : 'ul'
    return `<${kind}><li><p>${words.trim()}</p></li></${kind}>`
  })
  return items.replace(/<\/(ul|ol)>\s*<\1>(?=<li><p>)/g, '')
}

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
