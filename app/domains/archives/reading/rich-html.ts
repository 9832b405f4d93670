/** A text of Trame as HTML that needs nothing else: no script, no outside resource. Pure. */
import { escapeXml } from '#app/domains/documents/escape-xml.ts'
import { factLabels } from '#app/domains/writing/facts.ts'
import type { RichText, TextBlock, TextInline } from '#app/domains/writing/rich-text.ts'
import { isAllowedLink } from '#app/domains/writing/rich-text.ts'

const tagOf = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' } as const

function inlineHtml(inline: TextInline): string {
  if (inline.type === 'hardBreak') return '<br>'
  if (inline.type === 'mention') return escapeXml(`@${inline.attrs.name}`)
  if (inline.type === 'fact') return escapeXml(`[${factLabels[inline.attrs.name]}]`)
  let html = escapeXml(inline.text)
  for (const mark of inline.marks ?? []) {
    if (mark.type === 'suggestedInsertion') html = `<ins>${html}</ins>`
    else if (mark.type === 'suggestedDeletion') html = `<del>${html}</del>`
    else if (mark.type !== 'link') html = `<${tagOf[mark.type]}>${html}</${tagOf[mark.type]}>`
    // A link inside Trame leads nowhere from here.
    else if (isAllowedLink(mark.attrs.href) && !mark.attrs.href.startsWith('/'))
      html = `<a href="${escapeXml(mark.attrs.href)}">${html}</a>`
  }
  return html
}

const inlines = (content: readonly TextInline[] | undefined): string => (content ?? []).map(inlineHtml).join('')

/** @param level of the title above this text: its own come under it */
function blockHtml(block: TextBlock, level: number): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${inlines(block.content)}</p>`
    case 'heading': {
      const tag = `h${Math.min(level + block.attrs.level, 6)}`
      return `<${tag}>${inlines(block.content)}</${tag}>`
    }
    case 'bulletList':
      return `<ul>${block.content.map(({ content }) => `<li>${blocksHtml(content, level)}</li>`).join('')}</ul>`
    case 'orderedList':
      return `<ol start="${Number(block.attrs.start)}">${block.content.map(({ content }) => `<li>${blocksHtml(content, level)}</li>`).join('')}</ol>`
    case 'blockquote':
      return `<blockquote>${blocksHtml(block.content, level)}</blockquote>`
    case 'table':
      return `<table>${block.content.map(({ content }) => `<tr>${content.map((cell) => cellHtml(cell, level)).join('')}</tr>`).join('')}</table>`
    case 'evidenceCard':
      return `<p>[Chiffre : ${escapeXml(`${block.attrs.indicatorId}, ${block.attrs.territoryCode}, ${block.attrs.year}`)}]</p>`
  }
}

type Cell = Extract<TextBlock, { readonly type: 'table' }>['content'][number]['content'][number]

function cellHtml({ type, attrs, content }: Cell, level: number): string {
  const tag = type === 'tableHeader' ? 'th' : 'td'
  return `<${tag} colspan="${Number(attrs.colspan)}" rowspan="${Number(attrs.rowspan)}">${blocksHtml(content, level)}</${tag}>`
}

const blocksHtml = (blocks: readonly TextBlock[], level: number): string =>
  blocks.map((block) => blockHtml(block, level)).join('')

export const richHtml = (text: RichText, level: number): string => blocksHtml(text.content, level)
