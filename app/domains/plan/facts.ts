/** What is counted of a plan, once for every page, document and slice above. Pure. Rules: docs/rules/plan.md §3.3. */
import { type ActionFlag, type ActionStatus, isInPlan } from './plan.ts'

type Counted = { readonly status: ActionStatus; readonly flags: readonly ActionFlag[] }

/** @param actions each once, whatever its objectives, in any order */
export function planFacts(actions: readonly Counted[]) {
  const inPlan = actions.filter(isInPlan)
  return {
    /** Neither abandoned nor deferred: « 25 actions ». */
    total: inPlan.length,
    /** Abandoned or deferred: told apart. */
    left: actions.length - inPlan.length,
    ofStatus: (...statuses: readonly ActionStatus[]): number =>
      inPlan.filter(({ status }) => statuses.includes(status)).length,
    flagged: (flag: ActionFlag): number => inPlan.filter(({ flags }) => flags.includes(flag)).length,
  }
}
