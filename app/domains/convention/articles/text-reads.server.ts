/** The facts that fill the articles, and what is to be looked at again in the text. Read-only; the caller has checked the right. */
import { loadPlanOutline } from '#app/domains/plan/queries.server.ts'
import type { Facts } from '#app/domains/writing/facts.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { Convention } from '../convention.ts'
import { type CtgFacts, getCtgFacts } from '../ctg-facts.server.ts'
import { articleFacts, type Outline } from './article-facts.ts'
import { type TextRemark, type TextState, textRemarks } from './text-remarks.ts'

type Place = { readonly ctgId: string; readonly today: string }
type ReadFacts = { readonly ctg: CtgFacts; readonly facts: Facts }

/** Two statements. @throws DomainError not-found */
export async function readArticleFacts(db: Reader, { ctgId, today }: Place): Promise<ReadFacts> {
  const [ctg, outline] = await Promise.all([getCtgFacts(db, ctgId), loadPlanOutline(db, ctgId)])
  return { ctg, facts: articleFacts(ctg, outline, today) }
}

type ConventionText = {
  readonly convention: Convention
  readonly articles: TextState['articles']
}

/** Axes without their numbers: enough to tell whether any is there. */
const unnumbered = ({ topAxes }: CtgFacts): Outline => ({
  axes: topAxes.map(({ id, title }) => ({ id, parentId: null, levelLabel: '', code: '', title })),
  objectives: [],
})

/** One statement; none when the text is not begun or is signed: neither has remarks. */
export async function readTextRemarks(
  db: Reader,
  { ctgId, today }: Place,
  { convention, articles }: ConventionText,
): Promise<readonly TextRemark[]> {
  if (convention.signedOn !== null || articles.length === 0) return []
  const ctg = await getCtgFacts(db, ctgId)
  const { signatories } = convention
  return textRemarks({ ctg, facts: articleFacts(ctg, unnumbered(ctg), today), articles, signatories, today })
}
