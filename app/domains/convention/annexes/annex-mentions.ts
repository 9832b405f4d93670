/** Annexes named in the articles: « [annexe : plan d’action] » is printed « annexe 2 », whatever its number becomes. Pure. Rules: docs/rules/convention.md §6.3. */
import type { DocumentText, RichBlock, Run } from '#app/domains/documents/document-text.ts'
import { type AnnexKind, annexKinds } from './annex-kinds.ts'
import { annexLabels as t } from './labels.fr.ts'

const mention = /\[annexe\s*:\s*([^\]]{1,80})\]/giu
/** Small letters without accents, one kind of apostrophe. */
const plain = (words: string): string =>
  words.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’']/g, ' ').replace(/\s+/g, ' ').trim().toLowerCase()

const kindNamed = (words: string): AnnexKind | undefined =>
  annexKinds.find((kind) => t.names[kind].some((name) => plain(name) === plain(words)))

/** How an article names an annex so that its number follows. */
export const mentionOf = (kind: AnnexKind): string => `[annexe : ${t.names[kind][0]}]`

/** Annexes that a text names, each once, in their order; what names none of ours is left out. */
export const annexesNamedIn = (text: string): readonly AnnexKind[] => [
  ...new Set([...text.matchAll(mention)].flatMap(([, words = '']) => kindNamed(words) ?? [])),
]

type Numbers = (kind: AnnexKind) => number | undefined

const resolve = (text: string, numberOf: Numbers): string =>
  text.replace(mention, (written, words: string) => {
    const kind = kindNamed(words)
    return kind ? t.mention(kind, numberOf(kind)) : written
  })

const resolveRun = (run: Run, numberOf: Numbers): Run => ({ ...run, text: resolve(run.text, numberOf) })

function resolveRich(block: RichBlock, numberOf: Numbers): RichBlock {
  switch (block.kind) {
    case 'words':
    case 'title':
      return { ...block, runs: block.runs.map((run) => resolveRun(run, numberOf)) }
    case 'items':
      return { ...block, items: block.items.map((item) => item.map((one) => resolveRich(one, numberOf))) }
    case 'quote':
      return { ...block, blocks: block.blocks.map((one) => resolveRich(one, numberOf)) }
    case 'evidence':
      return block
    case 'grid':
      return {
        ...block,
        rows: block.rows.map((row) =>
          row.map((cell) => ({ ...cell, blocks: cell.blocks.map((one) => resolveRich(one, numberOf)) })),
        ),
      }
  }
}

/** The text with the numbers of its annexes, as a version freezes it. */
export const withAnnexNumbers = (text: DocumentText, numberOf: Numbers): DocumentText =>
  text.map((block) => {
    if (block.kind === 'paragraph') return { ...block, text: resolve(block.text, numberOf) }
    if (block.kind === 'list') return { ...block, items: block.items.map((item) => resolve(item, numberOf)) }
    return resolveRich(block, numberOf)
  })
