/** What the decisions of the founding CTG have in common: both parties agree, and the register says when it was done. */
import { updateDecision } from '#app/domains/meetings/decisions/commands/update-decision.server.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { type CtgIds, idOf, type Stage } from './stage.server.ts'

export const agreed = ({ parties }: CtgIds) =>
  (['caf', 'ville'] as const).map((party) => ({
    id: idOf(parties, party),
    position: 'agreement' as const,
    comment: '',
  }))

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
