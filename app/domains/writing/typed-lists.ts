/** Lists that were typed as words, « - Réserver » line after line, read as lists. Pure. Rules: docs/rules/writing.md §4. */
import type { RichBlock, Run } from '#app/domains/documents/document-text.ts'

type Line = readonly Run[]

const mark = /^\s*[-–•*]\s+/
/** Inside one line: « - Réserver un local - Ouvrir le mercredi ». A capital must follow, so that no aside is taken for an item. */
const nextItem = /\s[-–•]\s+(?=\p{Lu})/u

const first = (line: Line): string => line[0]?.text ?? ''
const isItem = (line: Line): boolean => mark.test(first(line))

/** Cut at each match; the words matched go. */
function cut(runs: Line, at: RegExp): readonly Line[] {
  const lines: Run[][] = [[]]
  for (const run of runs) {
    const parts = run.text.split(at)
    parts.forEach((text, index) => {
      if (index > 0) lines.push([])
      // Where a passage ends is told once, after its last words.
      const { endOf: _end, ...rest } = run
      const piece = index === parts.length - 1 ? { ...run, text } : { ...rest, text }
      if (text !== '' || piece.endOf) lines.at(-1)?.push(piece)
    })
  }
  return lines
}

function withoutMark(line: Line): Line {
  const [run, ...others] = line
  if (!run) return line
  const text = run.text.replace(mark, '')
  return text === '' && !run.endOf ? others : [{ ...run, text }, ...others]
}

/** Items of a line that is one, or several on it. */
const itemsOf = (line: Line): readonly Line[] => cut(withoutMark(line), nextItem).filter((item) => item.length > 0)

/** Two items in a row at least: one dash alone may begin a reply. */
export function readTypedLists(blocks: readonly RichBlock[]): readonly RichBlock[] {
  const read: RichBlock[] = []
  let items: Line[] = []
  let before: RichBlock[] = []
  const close = () => {
    read.push(
      ...(items.length > 1
        ? [{ kind: 'items' as const, start: null, items: items.map((runs) => [{ kind: 'words' as const, runs }]) }]
        : before),
    )
    items = []
    before = []
  }
  for (const block of blocks) {
    const lines = block.kind === 'words' ? cut(block.runs, /\n/).filter((line) => line.length > 0) : []
    if (!lines.some(isItem)) {
      close()
      read.push(block)
      continue
    }
    for (const line of lines) {
      const words = { kind: 'words' as const, runs: line }
      if (isItem(line)) {
        items.push(...itemsOf(line))
        before.push(words)
      } else {
        close()
        read.push(words)
      }
    }
  }
  close()
  return read
}
