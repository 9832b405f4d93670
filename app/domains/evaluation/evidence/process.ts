/** What was done, in counts: actions, dates, decisions, meetings, who acts with whom, money. Pure. Rules: docs/rules/evaluation-evidence.md §2-5. */
import { type Cooperation, measureCooperation } from '#app/domains/cooperation/cooperation.ts'
import type { YearlyCopilFacts } from '#app/domains/meetings/meetings.ts'
import { planFacts } from '#app/domains/plan/facts.ts'
import { isInPlan } from '#app/domains/plan/plan.ts'
import { monthsBetween } from '#app/kernel/calendar.ts'
import type { ProcessEvidence, Together } from './evidence-shape.ts'
import type { EvidenceSources } from './evidence-sources.ts'
import { countByObjective, type Scope } from './scope.ts'
import { listSlips } from './slips.ts'

type Actions = Scope['actions']

function countActions(actions: Actions): ProcessEvidence['actions'] {
  const facts = planFacts(actions.map(({ status, isLate }) => ({ status, flags: isLate ? (['late'] as const) : [] })))
  return {
    total: facts.total,
    done: facts.ofStatus('done'),
    going: facts.ofStatus('in-progress'),
    late: facts.flagged('late'),
    left: facts.left,
  }
}

/** Every decision for the whole; else those about one of the actions or objectives (§4.1). */
export function countDecisions(decisions: EvidenceSources['decisions'], scope: Scope): ProcessEvidence['decisions'] {
  const ids = new Set([...scope.actions, ...scope.objectives].map(({ id }) => id))
  const about = scope.isWhole ? decisions : decisions.filter(({ subjectIds }) => subjectIds.some((id) => ids.has(id)))
  const count = (...states: readonly string[]) => about.filter(({ state }) => states.includes(state)).length
  return {
    total: about.length,
    done: count('done', 'no-follow-up'),
    open: count('to-do', 'in-progress'),
    dropped: count('dropped'),
  }
}

/**
 * Copils held since the signature, else since the start, beside those promised: one each interval gone by (§4.2).
 * `promised` is null before the CTG runs.
 */
export function countCopils(
  facts: YearlyCopilFacts,
  days: readonly string[],
  today: string,
): ProcessEvidence['copils'] {
  const from = facts.signedOn ?? facts.startsOn
  const until = facts.endsOn !== null && facts.endsOn < today ? facts.endsOn : today
  const isRunning = from !== null && from <= until
  return {
    held: days.filter((day) => day <= until && (!isRunning || day >= from)).length,
    promised: isRunning ? Math.floor(monthsBetween(from, until) / facts.intervalMonths) : null,
    from: isRunning ? from : null,
    everyMonths: facts.intervalMonths,
  }
}

/** By organisation, those that were least there last; bodies of the themes concerned, all of them for the whole (§4.3). */
function sumAttendance({ attending, ...sources }: EvidenceSources, scope: Scope): ProcessEvidence['attendance'] {
  const themes = themesOf(sources, scope)
  const counted = attending.filter(({ themeId }) => scope.isWhole || (themeId !== null && themes.has(themeId)))
  const groups = Map.groupBy(counted, ({ name }) => name)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const sum = (of: 'sat' | 'noted') => group.reduce((total, one) => total + one[of], 0)
    return [{ name: first.name, kind: first.kind, sat: sum('sat'), noted: sum('noted') }]
  })
}

/** Themes of the actions and objectives of a scope. */
export function themesOf(
  { actionThemes, objectives }: Pick<EvidenceSources, 'actionThemes' | 'objectives'>,
  scope: Scope,
): ReadonlySet<string> {
  const actionIds = new Set(scope.actions.map(({ id }) => id))
  const objectiveIds = new Set(scope.objectives.map(({ id }) => id))
  return new Set([
    ...actionThemes.filter(({ actionId }) => actionIds.has(actionId)).map(({ themeId }) => themeId),
    ...objectives.filter(({ id }) => objectiveIds.has(id)).flatMap(({ themeId }) => themeId ?? []),
  ])
}

const together = ({ actionCount, byServices, crossing, services, pairs }: Cooperation): Together => ({
  actionCount,
  severalServices: byServices.two + byServices.more,
  crossing,
  services: services
    .filter(({ actions }) => actions > 0)
    .map(({ serviceId, name, partyShortName }) => ({ id: serviceId, name, partyName: partyShortName })),
  pairs: pairs.map(({ one, other, actions }) => ({ one: one.serviceId, other: other.serviceId, actions })),
})

/** Who acts with whom on these actions, today and in the first state of the plan; null when none was frozen. */
function compareTogether({ plan, firstState }: EvidenceSources, scope: Scope): ProcessEvidence['together'] {
  const ids = new Set(scope.actions.map(({ id }) => id))
  const of = (content: typeof plan) =>
    together(
      measureCooperation({
        ...content,
        actions: scope.isWhole ? content.actions : content.actions.filter(({ id }) => ids.has(id)),
      }),
    )
  return {
    first: firstState && { ...of(firstState.content), on: firstState.takenOn, name: firstState.name },
    today: of(plan),
  }
}

/** Every line of the sheets in the plan is announced; those granted or paid are granted (§5). */
export function sumMeans(actions: Actions): ProcessEvidence['means'] {
  const lines = actions.filter(isInPlan).flatMap(({ means }) => means)
  const sum = (means: typeof lines) => means.reduce((total, { amountEuros }) => total + (amountEuros ?? 0), 0)
  return {
    announcedEuros: sum(lines),
    grantedEuros: sum(lines.filter(({ state }) => state === 'granted' || state === 'paid')),
    lines: lines.length,
    unknown: lines.filter(({ amountEuros }) => amountEuros === null).length,
  }
}

export function computeProcess(sources: EvidenceSources, scope: Scope): ProcessEvidence {
  const { today, firstState, firstDates, decisions, copilFacts, copilDays } = sources
  return {
    measuredOn: today,
    actions: countActions(scope.actions),
    list: scope.actions.map(({ id, code, title, status }) => ({ id, code, title, status })),
    nodes: countByObjective(scope),
    slips: { since: firstState?.takenOn ?? null, ...listSlips(scope.actions.filter(isInPlan), firstDates) },
    decisions: countDecisions(decisions, scope),
    copils: countCopils(copilFacts, copilDays, today),
    attendance: sumAttendance(sources, scope),
    together: compareTogether(sources, scope),
    means: sumMeans(scope.actions),
  }
}
