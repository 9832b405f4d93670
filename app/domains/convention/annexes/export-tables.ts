/** Posts and the Caf's list as tables of a file. Pure. Rules: docs/rules/convention.md §6. */
import { cofFieldLabels, cofLabels } from '../cof/labels.fr.ts'
import type { CofLine } from '../cof/read-cof.ts'
import { postLabels as p } from '../posts/labels.fr.ts'
import type { CoordinationPost } from '../posts/posts.ts'

type Kind = 'text' | 'date' | 'number'
const column = (header: string, widthChars: number, kind: Kind = 'text') => ({ header, widthChars, kind })

export const postsTable = (posts: readonly CoordinationPost[]) => ({
  name: p.caption,
  columns: [
    column(p.columns.title, 36),
    column(p.columns.employer, 36),
    column(p.columns.themes, 36),
    column(p.columns.fullTime, 8, 'number'),
    column(p.columns.holder, 28),
    column(p.columns.funding, 36),
  ],
  rows: posts.map(({ title, employer, themes, fullTimeEquivalents, holder, funding }) => [
    title,
    employer,
    themes.map(({ name }) => name).join(', '),
    fullTimeEquivalents,
    holder,
    funding,
  ]),
})

/** What has no field comes last, in words. */
export const cofTable = (lines: readonly CofLine[]) => ({
  name: 'COF',
  columns: [
    column(cofFieldLabels.cofNumber, 18),
    column(cofFieldLabels.service, 36),
    column(cofFieldLabels.manager, 32),
    column(cofFieldLabels.facilityKind, 20),
    column(cofFieldLabels.commune, 24),
    column(cofFieldLabels.startsOn, 12, 'date'),
    column(cofFieldLabels.endsOn, 12, 'date'),
    column(cofLabels.bonusColumn, 18, 'number'),
    column(cofLabels.wordsColumn, 40),
  ],
  rows: lines.map((line) => [
    line.cofNumber,
    line.service,
    line.manager,
    line.facilityKind,
    line.commune,
    line.startsOn,
    line.endsOn,
    line.bonusEuros,
    line.words.map(({ title, text }) => `${title}\u00a0: ${text}`).join('\n'),
  ]),
})
