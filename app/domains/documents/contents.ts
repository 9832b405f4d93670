/** The contents of a dossier: as many levels of titles as one page holds. Pure. Rules: docs/rules/documents.md §7. */
import type { Dossier } from './dossier.ts'
import { countLines } from './text-fit.ts'

/** A shorter dossier is read without a table of contents. */
const contentsFrom = 4
const deepContentsFrom = 12

type Level = 1 | 2 | 3
const levels: readonly Level[] = [3, 2, 1]

/** How entries stand on a page, in points: size of letters, room above an entry of each level, width of a title beside its number. */
const settings = {
  roomy: { size: 10.5, above: { 1: 10, 2: 7, 3: 6 }, width: 415 },
  dense: { size: 9, above: { 1: 8, 2: 5, 3: 4.5 }, width: 415 },
  /** The styles TOC1 to TOC3 of docx-styles.ts; a line of Word is taller than its letters. */
  word: { size: 9.5, above: { 1: 11, 2: 8, 3: 7 }, width: 440 },
} as const
type Setting = keyof typeof settings

/** What an A4 page holds under « Sommaire », in points. */
const pageHeight = { pdf: 615, word: 655 } as const
const indent = 14

type Entry = { readonly level: number; readonly text: string }

/** Titles of sections and their headings; those typed in texts count in Word, which lists whatever bears the style of a title. */
function listEntries({ sections }: Dossier, isWord: boolean): readonly Entry[] {
  return sections.flatMap(({ title, blocks }): readonly Entry[] => [
    { level: 1, text: title },
    ...blocks.flatMap((block): readonly Entry[] => {
      if (block.kind === 'heading') return [{ level: block.level ?? 2, text: block.text }]
      if (!isWord || block.kind !== 'rich') return []
      return block.content.flatMap((part) =>
        part.kind === 'title' ? [{ level: (block.titles ?? 2) + part.level - 1, text: '' }] : [],
      )
    }),
  ])
}

function heightOf(entries: readonly Entry[], setting: Setting): number {
  const { size, above, width } = settings[setting]
  return entries.reduce((sum, { level, text }) => {
    const own = level === 3 ? 3 : level === 2 ? 2 : 1
    const lines = countLines(text, width - indent * (own - 1), size)
    return sum + above[own] + (1.35 * lines - 0.65) * size
  }, 0)
}

type Contents = { readonly depth: Level; readonly size: number; readonly above: readonly number[] }

/** Undefined: it is read without. */
export function contentsOf(dossier: Dossier): Contents | undefined {
  const { isSheet = false, contentsLevels } = dossier
  const entries = listEntries(dossier, false)
  const isShort =
    dossier.sections.length < contentsFrom &&
    entries.filter(({ level }) => level <= (contentsLevels ?? 0)).length < deepContentsFrom
  if (isSheet || isShort) return undefined
  const shapes = levels
    .filter((depth) => depth <= (contentsLevels ?? 1))
    .flatMap((depth) => (['roomy', 'dense'] as const).map((setting) => ({ depth, setting })))
  const { depth, setting } = shapes.find(
    (one) =>
      heightOf(
        entries.filter(({ level }) => level <= one.depth),
        one.setting,
      ) <= pageHeight.pdf,
  ) ?? { depth: 1 as const, setting: 'dense' as const }
  const { size, above } = settings[setting]
  return { depth, size, above: [above[1], above[2], above[3]] }
}

/** Titles are those that Word lists when it brings its contents up to date. */
export function wordContentsDepth(dossier: Dossier): Level {
  const entries = listEntries(dossier, true)
  return (
    levels
      .filter((depth) => depth <= (dossier.contentsLevels ?? 2))
      .find(
        (depth) =>
          heightOf(
            entries.filter(({ level }) => level <= depth),
            'word',
          ) <= pageHeight.word,
      ) ?? 1
  )
}

/** Titles of the sections; those that follow one another and are brief on slides share a line. */
export function briefContents(sections: Dossier['sections']): readonly string[] {
  const lines: { readonly isBrief: boolean; readonly titles: string[] }[] = []
  for (const { title, isBriefOnSlides: isBrief = false } of sections) {
    const last = lines.at(-1)
    if (isBrief && last?.isBrief) last.titles.push(title)
    else lines.push({ isBrief, titles: [title] })
  }
  return lines.map(({ titles }) => titles.join(', '))
}
