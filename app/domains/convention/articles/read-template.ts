/** The articles of a template, recognised in the blocks of a Word document by their headings. Pure. Rules: docs/rules/convention.md §1.5. */
import type { DocxBlock } from '#app/domains/documents/docx-blocks.ts'
import type { ArticleText } from '../article-template.fr.ts'
import { textLabels } from './labels.fr.ts'
import { type LeftOut, type LeftOutReason, templateLimits } from './templates.ts'

export type ReadTemplate = { readonly articles: readonly ArticleText[]; readonly leftOut: readonly LeftOut[] }

/** « Article 1 – Objet », « ARTICLE PREMIER. Objet », « Art. 3 : Durée », « Article IV ». */
const articleHeading =
  /^art(?:icle|\.)?\s*(?:n\s*°\s*)?(?:\d{1,3}|premier|1er|[IVXLC]{1,6})(?![\p{L}\d])\s*(?:[.:–—-]|\))*\s*(.*)$/iu
/** « 1. Objet », « 2) Durée », « 3 – Avenants »; not « 1.1 Sous-partie ». */
const numberedHeading = /^\d{1,3}\s*(?:[.)–—-]\s*)+(?!\d)(\p{L}.*)$/u
const signatureStart = /^Fait\s+(?:à|en|le)(?!\p{L})/iu
const visaStart = /^(?:Vu|Considérant)(?!\p{L})/u

/** The title that a block says when it begins an article; undefined when it is no beginning. */
type Beginning = (block: DocxBlock) => string | undefined

const textOf = (block: DocxBlock): string => (block.kind === 'table' ? '' : block.text)
const isTitleLike = (block: DocxBlock): boolean => block.kind !== 'table' && block.text.length <= templateLimits.title

const byArticle: Beginning = (block) =>
  isTitleLike(block) ? articleHeading.exec(textOf(block))?.[1]?.trim() : undefined
const byNumber: Beginning = (block) =>
  (block.kind === 'heading' || (block.kind === 'paragraph' && block.isBold)) && isTitleLike(block)
    ? numberedHeading.exec(textOf(block))?.[1]?.trim()
    : undefined
const byLevel =
  (level: number): Beginning =>
  (block) =>
    block.kind === 'heading' && block.level === level ? block.text.slice(0, templateLimits.title) : undefined

/** The first way that finds two articles: named, then numbered, then the highest level of heading used twice. */
function chooseBeginning(blocks: readonly DocxBlock[]): Beginning | undefined {
  const ways = [byArticle, byNumber, ...[1, 2, 3, 4].map(byLevel)]
  return ways.find((way) => blocks.filter((block) => way(block) !== undefined).length >= 2)
}

/** Dots or lines to be filled by hand are gaps in view. */
const withGaps = (text: string): string => text.replace(/[._]{4,}|(?:[._] ){3,}[._]|…{2,}/gu, textLabels.toFill())

const tableLines = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) => row.filter((cell) => cell !== '').join(' ; '))
    .filter((line) => line !== '')
    .map((line) => `- ${line}`)
    .join('\n')

/** Blocks as a typed text: an empty line between paragraphs, « - » before items. */
function bodyOf(blocks: readonly DocxBlock[]): string {
  let text = ''
  let wasItem = false
  for (const block of blocks) {
    const isItem = block.kind === 'item'
    const words = block.kind === 'table' ? tableLines(block.rows) : withGaps(block.text)
    const line = isItem ? `- ${words}` : words
    text += text === '' ? line : `${wasItem && isItem ? '\n' : '\n\n'}${line}`
    wasItem = isItem
  }
  return text
}

type Draft = { title: string; blocks: DocxBlock[] }

/** « Article 1 » alone on its line: its title is the line that follows, when it looks like one. */
function titled({ title, blocks }: Draft, number: number): Draft {
  if (title !== '') return { title, blocks }
  const [first, ...others] = blocks
  const isTitle =
    first !== undefined &&
    (first.kind === 'heading' || (first.kind === 'paragraph' && first.isBold)) &&
    isTitleLike(first)
  return isTitle ? { title: textOf(first), blocks: others } : { title: `Article ${number}`, blocks }
}

const leftOut = (reason: LeftOutReason, text: string): readonly LeftOut[] => (text === '' ? [] : [{ reason, text }])

/** A body longer than an article may be is parted between two paragraphs. */
function partLong(body: string): readonly [body: string, rest: string] {
  if (body.length <= templateLimits.body) return [body, '']
  const cut = body.lastIndexOf('\n', templateLimits.body)
  const at = cut > 0 ? cut : templateLimits.body
  return [body.slice(0, at).trim(), body.slice(at).trim()]
}

/** What stands before the first article: visas apart. */
function beforeArticles(blocks: readonly DocxBlock[]): readonly LeftOut[] {
  const visas = blocks.filter((block) => visaStart.test(textOf(block)))
  return [
    ...leftOut('before', bodyOf(blocks.filter((block) => !visas.includes(block)))),
    ...leftOut('visa', visas.map(textOf).join('\n')),
  ]
}

/** @returns undefined when no article is recognised; every word of the document is in an article or in what is left out */
export function readTemplate(blocks: readonly DocxBlock[], pictures: number): ReadTemplate | undefined {
  const beginning = chooseBeginning(blocks)
  if (!beginning) return
  const first = blocks.findIndex((block) => beginning(block) !== undefined)
  const drafts: Draft[] = []
  const sections: string[] = []
  const after: DocxBlock[] = []
  let isOver = false
  for (const [index, block] of blocks.slice(first).entries()) {
    const title = beginning(block)
    const next = blocks[first + index + 1]
    isOver ||= title === undefined && signatureStart.test(textOf(block))
    if (title !== undefined) {
      isOver = false
      drafts.push({ title: withGaps(title), blocks: [] })
    } else if (isOver) after.push(block)
    // « Titre II » just before an article groups articles: it is the text of none.
    else if (block.kind === 'heading' && next && beginning(next) !== undefined && drafts.at(-1)?.blocks.length !== 0)
      sections.push(block.text)
    else drafts.at(-1)?.blocks.push(block)
  }
  const whole = drafts.map((draft, index) => titled(draft, index + 1))
  const read = whole.slice(0, templateLimits.articles).map(({ title, blocks: content }) => {
    const [body, rest] = partLong(bodyOf(content))
    return { article: { title, body }, rest, tables: content.filter(({ kind }) => kind === 'table') }
  })
  const tooMany = whole
    .slice(templateLimits.articles)
    .map(({ title, blocks: content }) => `${title}\n\n${bodyOf(content)}`)
  return {
    articles: read.map(({ article }) => article),
    leftOut: [
      ...beforeArticles(blocks.slice(0, first)),
      ...leftOut('section', sections.join('\n')),
      ...read.flatMap(({ article, tables }) => (tables.length > 0 ? leftOut('table', article.title) : [])),
      ...read.flatMap(({ article, rest }) => leftOut('too-long', rest === '' ? '' : `${article.title}\n\n${rest}`)),
      ...leftOut('too-many', tooMany.join('\n\n')),
      ...leftOut('after', bodyOf(after)),
      ...leftOut('picture', pictures === 0 ? '' : String(pictures)),
    ],
  }
}
