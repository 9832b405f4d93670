/** Templates of articles: ours, and those kept by the instance or by a Caf. Pure. Rules: docs/rules/convention.md §1.5. */
import { z } from 'zod'
import type { ArticleText } from '../article-template.fr.ts'
import { textLabels } from './labels.fr.ts'

/** The first one, always there. Its date is that of its last change. */
export const ownTemplate = { name: textLabels.ownTemplate, author: 'Trame', datedOn: '2026-11-29' } as const

export const templateLimits = { articles: 100, title: 200, body: 20_000 } as const

const articlesShape = z.array(z.object({ title: z.string(), body: z.string() }))
/** @throws ZodError when a row does not hold articles: a bug */
export const readArticles = (stored: unknown): readonly ArticleText[] => articlesShape.parse(stored)

export const leftOutReasons = [
  'before',
  'visa',
  'after',
  'table',
  'picture',
  'too-long',
  'too-many',
  'section',
] as const
export type LeftOutReason = (typeof leftOutReasons)[number]
/** Something of a file that is in no article; its words are whole, so that nothing is lost. */
export type LeftOut = { readonly reason: LeftOutReason; readonly text: string }
const leftOutShape = z.array(z.object({ reason: z.enum(leftOutReasons), text: z.string() }))
export const readLeftOut = (stored: unknown): readonly LeftOut[] => leftOutShape.parse(stored)

type WrittenRow = ArticleText & { readonly rank: number }

const isWritten = ({ title, body }: ArticleText): boolean => title !== '' || body !== ''

/** As the form orders them; those of one rank stay as they come. */
export const rewrittenArticles = (rows: readonly WrittenRow[]): readonly ArticleText[] =>
  rows
    .filter(isWritten)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ title, body }) => ({ title, body }))

/** Articles that have words and no title. */
export const untitledRows = <Row extends ArticleText>(rows: readonly Row[]): readonly Row[] =>
  rows.filter((row) => isWritten(row) && row.title === '')

/** A title, whatever its case, its accents and its spaces. */
const bare = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/[\p{M}\p{P}\s]+/gu, '')
    .toLowerCase()

export type Taking = { readonly added: readonly ArticleText[]; readonly left: readonly ArticleText[] }

/** What taking a template adds to the articles that are there: those of a title nobody wrote yet. Nothing is ever replaced. */
export function takingOf(template: readonly ArticleText[], written: readonly { readonly title: string }[]): Taking {
  const titles = new Set(written.map(({ title }) => bare(title)))
  return {
    added: template.filter(({ title }) => !titles.has(bare(title))),
    left: template.filter(({ title }) => titles.has(bare(title))),
  }
}
