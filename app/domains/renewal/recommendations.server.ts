/**
 * The one door by which an evaluation hands its recommendations to the renewal: per action and per objective, with the reason.
 * The evaluation of a CTG is not written in Trame yet: there is none to hand over, and every action is proposed as it stands.
 */
import type { Reader } from '#app/kernel/database.server.ts'
import type { Recommendation } from './balance.ts'

/** Of the CTG that ends. The caller has checked the right to read it. */
export const listRecommendations = async (_db: Reader, _formerCtgId: string): Promise<readonly Recommendation[]> => []
