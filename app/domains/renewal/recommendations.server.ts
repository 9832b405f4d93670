/** The one door by which an evaluation hands its recommendations to the renewal: per action and per objective, with the reason. */
import { findNewestOutcomes } from '#app/domains/evaluation/queries.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { EvaluationSource, Recommendation } from './balance.ts'
import { recommendationsOf } from './balance.ts'

export type Recommended = {
  /** Null: no evaluation recommends anything. */
  readonly source: EvaluationSource | null
  readonly recommendations: readonly Recommendation[]
}

/**
 * Of the CTG that ends: what its newest frozen evaluation recommends, else its newest one, said not to be frozen. Two
 * statements. The caller has checked the right to read it.
 */
export async function listRecommendations(db: Reader, formerCtgId: string): Promise<Recommended> {
  const newest = await findNewestOutcomes(db, formerCtgId)
  if (!newest) return { source: null, recommendations: [] }
  const { title, isFrozen, outcomes } = newest
  return { source: { title, isFrozen }, recommendations: outcomes.flatMap(recommendationsOf) }
}
