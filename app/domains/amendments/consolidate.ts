/** The convention as its amendments change it: text without value of a signed one. Pure. Rules: docs/rules/amendments.md §5. */
import { z } from 'zod'
import type { DocumentText } from '#app/domains/documents/document-text.ts'
import { documentTextShape } from '#app/domains/documents/document-text-shape.ts'
import { readProse } from '#app/domains/documents/prose.ts'

/** Read as it is printed: nothing of it is written again. */
export const textShape: z.ZodType<DocumentText> = documentTextShape
const articleShape = z.object({ title: z.string(), body: textShape })
const partyShape = z.looseObject({ name: z.string() })

/** What of a printed convention an amendment may touch; all the rest goes through untouched. */
const baseShape = z.looseObject({
  period: z.string(),
  version: z.looseObject({ label: z.string(), state: z.string(), madeOn: z.string() }),
  parties: z.array(partyShape),
  articles: z.array(articleShape),
  signatures: z.looseObject({ made: z.string(), rows: z.array(z.unknown()) }),
  plan: z.array(z.unknown()),
})
export type ConventionBase = z.output<typeof baseShape>
export type BaseArticle = z.output<typeof articleShape>

/** @throws ZodError when the content is not that of a convention: a bug */
export const readBase = (content: unknown): ConventionBase => baseShape.parse(content)

/** What one amendment changes, as it was frozen. */
export type Changes = {
  readonly number: number
  /** « 2026-2031 »; null when the period stays. */
  readonly period: string | null
  readonly parties: readonly { readonly name: string }[]
  readonly articles: readonly { readonly title: string; readonly after: DocumentText }[]
  /** Axes of the plan, when it is replaced. */
  readonly plan: readonly unknown[] | null
}

const isSame = (one: string, other: string): boolean =>
  one.localeCompare(other, 'fr', { sensitivity: 'base', ignorePunctuation: true }) === 0

/** Replaced where it stands; a title that the convention has not comes last. */
function withArticle(articles: readonly BaseArticle[], { title, after }: Changes['articles'][number]) {
  return articles.some((one) => isSame(one.title, title))
    ? articles.map((one) => (isSame(one.title, title) ? { ...one, body: after } : one))
    : [...articles, { title, body: after }]
}

const withParty = (parties: readonly ConventionBase['parties'][number][], party: { readonly name: string }) =>
  parties.some(({ name }) => name === party.name) ? parties : [...parties, { ...party }]

/** One amendment after the other, in the order of their numbers. */
export function applyChanges(base: ConventionBase, changes: readonly Changes[]): ConventionBase {
  const [first, ...rest] = changes
  return first ? applyChanges(applyOne(base, first), rest) : base
}

const applyOne = (text: ConventionBase, one: Changes): ConventionBase => ({
  ...text,
  period: one.period ?? text.period,
  parties: [...one.parties.reduce(withParty, text.parties)],
  articles: [...one.articles.reduce(withArticle, text.articles)],
  plan: one.plan ? [...one.plan] : text.plan,
})

type ConsolidatedWords = {
  readonly label: string
  readonly state: string
  readonly madeOn: string
  readonly made: string
  /** Null: not signed yet. */
  readonly signedOn: string | null
}

/** What is printed of it: said consolidated on every page, without a line to sign; signed, no act is said awaited any more. */
export const asConsolidated = (
  text: ConventionBase,
  { label, state, madeOn, made, signedOn }: ConsolidatedWords,
): ConventionBase => ({
  ...text,
  version: { ...text.version, label, state, madeOn },
  articlesNotice: null,
  ...(signedOn !== null && { signedOn }),
  signatures: { ...text.signatures, made, rows: [] },
})

const isDuration = (title: string): boolean => /\bdurée\b/i.test(title)

/** The article that says how long the convention lasts, by its title. */
export const findDuration = (articles: readonly BaseArticle[]): BaseArticle | undefined =>
  articles.find(({ title }) => isDuration(title))

/** Words replaced wherever they are whole in a text; undefined when they are nowhere. */
export function replaceWords(text: DocumentText, from: string, to: string): DocumentText | undefined {
  const before = JSON.stringify(text)
  // Words of a day hold neither quotes nor backslashes: they are the same in JSON.
  const [spaced, ...others] = [from, from.replaceAll(' ', '\u00a0')]
  const after = [spaced, ...others].reduce((words, one) => words.replaceAll(one, to), before)
  return after === before ? undefined : textShape.parse(JSON.parse(after))
}

/** Words replaced where they come after others, which may end a run of their own: a fact filled is another one. None hold signs of JSON. */
export function replaceAfter(
  text: DocumentText,
  start: string,
  { from, to }: Record<'from' | 'to', string>,
): DocumentText {
  const between = String.raw`(?:"[^{}]*\},\{[^{}]*"text":")?`
  const pattern = new RegExp(`(${start}${between})${from.replaceAll(' ', '[ \u00a0]')}(?!\\p{L})`, 'gu')
  return textShape.parse(JSON.parse(JSON.stringify(text).replace(pattern, `$1${to}`)))
}

/** The text, with a sentence of its own at its end. */
export const withSentence = (text: DocumentText, sentence: string): DocumentText => [...text, ...readProse(sentence)]
