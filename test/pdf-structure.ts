/** A PDF read back by pdfjs-dist, as a reader or a speech synthesis finds it: language, title, tags, fonts, words. No product code uses it. */
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

type Node = { readonly role?: string; readonly children?: readonly unknown[] }

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'children' in value

/** Roles of the tags of a page, at every depth, in reading order. */
const rolesIn = (node: unknown): readonly string[] =>
  isNode(node) ? [...(node.role ? [node.role] : []), ...(node.children ?? []).flatMap(rolesIn)] : []

export type ReadPdf = {
  readonly pages: number
  readonly language: string | null
  readonly title: string | null
  readonly isMarked: boolean
  /** Titles of the bookmarks, at every level, in order. */
  readonly outline: readonly string[]
  readonly roles: readonly string[]
  readonly fonts: readonly { readonly name: string; readonly isEmbedded: boolean }[]
  /** Text of each page without what a reader passes over (heads, feet). */
  readonly texts: readonly string[]
}

type Bookmark = { readonly title: string; readonly items: readonly Bookmark[] }
const titlesOf = (items: readonly Bookmark[]): readonly string[] =>
  items.flatMap(({ title, items: below }) => [title, ...titlesOf(below)])

/** @throws when pdfjs cannot open it */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false })
  const document = await task.promise
  try {
    const { info } = await document.getMetadata()
    const told = Object.entries(info)
    const of = (key: string): unknown => told.find(([name]) => name === key)?.[1]
    const [language, title] = [of('Language'), of('Title')]
    const pages = await Promise.all(
      Array.from({ length: document.numPages }, async (_none, index) => {
        const page = await document.getPage(index + 1)
        const [roles, text, fonts] = [rolesIn(await page.getStructTree()), await textOf(page), await fontsOf(page)]
        page.cleanup()
        return { roles, text, fonts }
      }),
    )
    return {
      pages: document.numPages,
      language: typeof language === 'string' ? language : null,
      title: typeof title === 'string' ? title : null,
      isMarked: (await document.getMarkInfo())?.Marked === true,
      outline: titlesOf((await document.getOutline()) ?? []),
      roles: pages.flatMap(({ roles }) => roles),
      fonts: [...new Map(pages.flatMap(({ fonts }) => fonts).map((font) => [font.name, font])).values()],
      texts: pages.map(({ text }) => text),
    }
  } finally {
    await task.destroy()
  }
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>

/** Types of the library leave the tag out. */
const tagOf = (item: object): string => ('tag' in item ? String(item.tag) : '')

/** Words in the order in which they are drawn, those of an artifact left out. */
async function textOf(page: Page): Promise<string> {
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  const marks: string[] = []
  const words: string[] = []
  for (const item of items) {
    if ('str' in item) {
      if (!marks.includes('Artifact')) words.push(item.str, item.hasEOL ? '\n' : '')
    } else if (item.type === 'endMarkedContent') marks.pop()
    else {
      marks.push(tagOf(item))
      // What is in another mark is another paragraph or another cell; a span is inside its line.
      if (tagOf(item) !== 'Span') words.push('\n')
    }
  }
  return words.join('')
}

/** Fonts that the page draws with, and whether their shapes are in the file. */
async function fontsOf(page: Page): Promise<ReadPdf['fonts']> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const ids = new Set(fnArray.flatMap((fn, index) => (fn === OPS.setFont ? [String(argsArray[index][0])] : [])))
  return [...ids].map((id) => {
    const font = page.commonObjs.get(id)
    return { name: String(font.name), isEmbedded: font.missingFile === false && font.systemFontInfo === null }
  })
}
