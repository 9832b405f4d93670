/** The picture of 1,200 × 630 that a shared link shows: title, who, when, how far. Pure. Rules: docs/rules/portal.md §5. */

import { formatCount } from '#app/kernel/format.ts'
import { element, palette, text } from '#app/ui/charts/svg.ts'
import { portalLabels as t } from './labels.fr.ts'
import type { PublicContent } from './public-content.ts'
import { countStatuses, pageTitle, periodOf, publishersOf } from './public-words.ts'

const [WIDTH, HEIGHT, LEFT] = [1200, 630, 72]
const mostLines = 3
/** More names than this do not stand on one line. */
const mostParties = 4

/** About what this face takes; what does not fit in three lines ends by three dots. */
function linesOf(words: string, most: number): readonly string[] {
  const lines: string[] = ['']
  for (const word of words.split(' ')) {
    const last = lines.at(-1) ?? ''
    if (`${last} ${word}`.trim().length <= most) lines[lines.length - 1] = `${last} ${word}`.trim()
    else lines.push(word)
  }
  if (lines.length <= mostLines) return lines
  return [...lines.slice(0, mostLines - 1), `${(lines[mostLines - 1] ?? '').slice(0, most - 2)}…`]
}

const heading = { 'font-family': 'Bricolage Grotesque', 'font-weight': 700, 'font-size': 64, fill: palette.ink }
const body = { 'font-family': 'Source Sans 3', 'font-size': 34, fill: palette.ink2 }

const weave = (x: number, y: number): string =>
  [
    ...[4, 26].map((at) => element('rect', { x: x + at, y, width: 12, height: 44, fill: palette.caf })),
    ...[4, 26].map((at) => element('rect', { x, y: y + at, width: 44, height: 12, fill: palette.authority })),
  ].join('')

export function sharePicture(content: PublicContent): string {
  const title = linesOf(pageTitle(content), 32)
  const { parties: all } = content.ctg
  const shown = all.length > mostParties ? publishersOf(content) : all
  const parties = [...shown.map(({ shortName }) => shortName), ...(shown === all ? [] : [t.theirPartners])].join(', ')
  const statuses = countStatuses(content.actions).map(([status, count]) => t.statusCount(status, count))
  const lines = [
    weave(LEFT, 64),
    text(content.ctg.name, { ...body, x: LEFT + 62, y: 98, 'font-weight': 600 }),
    ...title.map((line, rank) => text(line, { ...heading, x: LEFT, y: 220 + rank * 76 })),
    text([parties, periodOf(content)].filter(Boolean).join(' · '), { ...body, x: LEFT, y: 490 }),
    text(
      content.actions.length === 0 ? '' : `${formatCount(content.actions.length, 'action')} : ${statuses.join(', ')}`,
      { ...body, x: LEFT, y: 540, 'font-size': 30 },
    ),
    element('rect', { x: 0, y: HEIGHT - 16, width: WIDTH / 2, height: 16, fill: palette.caf }),
    element('rect', { x: WIDTH / 2, y: HEIGHT - 16, width: WIDTH / 2, height: 16, fill: palette.authority }),
  ]
  const frame = { xmlns: 'http://www.w3.org/2000/svg', width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}` }
  return element('svg', frame, element('rect', { width: WIDTH, height: HEIGHT, fill: palette.paper }), ...lines)
}
