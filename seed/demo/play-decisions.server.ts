/** What the decisions of the demonstration have in common: both parties agree, and the register says when it was done. */
import { recordDecision } from '#app/domains/journey/commands/record-decision.server.ts'
import { confirmDespite } from '#app/domains/meetings/decisions/commands/confirm-despite.server.ts'
import { updateDecision } from '#app/domains/meetings/decisions/commands/update-decision.server.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { type DemoMeeting, inSession } from './play-governance.server.ts'
import { type CtgIds, idOf, type Stage } from './stage.server.ts'

export const bothAgree = ({ parties }: CtgIds) =>
  (['caf', 'ville'] as const).map((party) => ({ id: idOf(parties, party), position: 'agreement' as const }))

type Decided = Omit<Parameters<typeof recordDecision>[1], 'ctgId' | 'positions'>

/** One coordinator writes in session what both parties agree on despite what is missing, the Ville’s confirms it. @returns its id */
export async function decide(stage: Stage, ids: CtgIds, meeting: DemoMeeting, decided: Decided): Promise<string> {
  const { ctgId } = ids
  const { decisionId } = await recordDecision(await inSession(stage, meeting), {
    ...{
      ctgId,
      positions: bothAgree(ids),
      despite: 'Le maire et la directrice de la Caf engagent leurs institutions.',
    },
    ...decided,
  })
  await confirmDespite(await inSession(stage, meeting, 'antoine'), { ctgId, decisionId })
  return decisionId
}

/** The register says that a decision was carried out. */
export async function carryOut(stage: Stage, { ctgId }: CtgIds, on: string, decisionId: string): Promise<void> {
  const { version, responsible, dueOn } = await rowOf(stage.db, 'decision', { ctgId, id: decisionId }).get([
    'version',
    'responsible',
    'due_on as dueOn',
  ])
  const state = 'done' as const
  await updateDecision(await stage.as('claire', on), {
    ctgId,
    decisionId,
    version,
    text: '',
    responsible,
    dueOn: dueOn ?? '',
    state,
  })
}
