/** The issues of the renewal as each party ranks them, and the order proposed to the next copil, which decides. Illustration. */
import { proposeIssueRanks } from '#app/domains/diagnosis/commands/propose-issue-ranks.server.ts'
import { scoreIssues } from '#app/domains/diagnosis/commands/score-issues.server.ts'
import { demoThemes } from './content/index.ts'
import type { LeadPartyRef } from './content-types.ts'
import type { PersonRef } from './people.ts'
import { issuesOn, type ThreadIds } from './play-diagnosis.server.ts'
import { type Act, type CtgIds, idOf, type Stage } from './stage.server.ts'

const issues = demoThemes.flatMap((theme) => theme.issues)

/** What the two coordinations bring to the copil of January: where they differ is told with it. */
const proposedOrder = [
  'accueil-insertion',
  'aller-vers',
  'droits-jeunes',
  'fideliser',
  'parents',
  'emploi-meres',
  'prevenir',
  'premier-depart',
  'participation',
]

export const issueScoreActs = (stage: Stage, ids: CtgIds, made: ThreadIds): readonly Act[] => [
  scoring(stage, ids, made, { party: 'caf', by: 'claire', on: issuesOn }),
  scoring(stage, ids, made, { party: 'ville', by: 'nadia', on: '2026-11-23' }),
  {
    on: '2026-11-23',
    play: async () =>
      proposeIssueRanks(await stage.as('antoine', '2026-11-23'), {
        ...{ ctgId: ids.ctgId, version: 0 },
        ranks: proposedOrder.map((ref, index) => ({ id: idOf(made.issues, ref), rank: String(index + 1) })),
      }),
  },
]

type Scoring = { readonly party: LeadPartyRef; readonly by: PersonRef; readonly on: string }

const scoring = (stage: Stage, ids: CtgIds, made: ThreadIds, { party, by, on }: Scoring): Act => ({
  on,
  play: async () =>
    scoreIssues(await stage.as(by, on), {
      ctgId: ids.ctgId,
      scores: issues.map(({ ref, scores }) => {
        const { gravity, capacity, urgency, argument = '' } = scores[party]
        return {
          ...{ id: idOf(made.issues, ref), version: 0, argument },
          ...{ gravity: String(gravity), capacity: String(capacity), urgency: String(urgency) },
        }
      }),
    }),
})
