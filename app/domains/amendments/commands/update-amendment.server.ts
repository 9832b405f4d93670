/** What an amendment in preparation changes, and why. Rules: docs/rules/amendments.md §2. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { requireCommunes } from '#app/domains/ctg/steps.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { asList, checkbox, id, ids, line, mostCommunes, optionalDay, version } from '#app/kernel/fields.ts'
import { addRows, rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { refusalOfEnd, refusalToChange } from '../amendments.ts'
import { listJoinable } from '../joinable.server.ts'
import { amendmentLabels as t } from '../labels.fr.ts'
import { amendmentPermissions } from '../permissions.ts'
import { loadDates, lockAmendment } from '../store.server.ts'

export const updateAmendment = command({
  name: 'convention.update-amendment',
  permission: amendmentPermissions.write,
  input: {
    amendmentId: id(),
    version: version(),
    motive: line('Dites pourquoi cet avenant est pris.', 2000),
    newEndsOn: optionalDay(),
    addsActions: checkbox(),
    partyIds: ids(),
    communeCodes: z.preprocess(asList, z.array(z.string().max(10)).max(mostCommunes)).prefault(''),
  },
  about: lockAmendment,
  async run(work, { ctgId, amendmentId, version: versionRead, ...draft }, { amendment }) {
    refuse('convention', refusalToChange(amendment))
    if (amendment.version !== versionRead)
      throw changedMeanwhile('convention', { motive: amendment.motive }, { motive: draft.motive })
    const endRefusal = refusalOfEnd(draft.newEndsOn, (await loadDates(work.tx, ctgId)).endsOn)
    if (endRefusal)
      throw new DomainError('invalid', 'convention.amendment-to-correct', { newEndsOn: t.refusals[endRefusal] })
    await requireJoinable(work, ctgId, draft.partyIds)
    const codes = await requireNewCommunes(work, ctgId, draft.communeCodes)
    await rowOf(work.tx, 'amendment', { ctgId, id: amendmentId }).update({
      motive: draft.motive,
      new_ends_on: draft.newEndsOn,
      adds_actions: draft.addsActions,
      version: versionRead + 1,
    })
    await replaceLists(work, { ctgId, amendmentId }, [...new Set(draft.partyIds)], codes)
    const { motive, newEndsOn, addsActions } = draft
    await recordAct(
      work,
      'amendment.updated',
      { ctgId, id: amendmentId },
      { motive, newEndsOn, addsActions, parties: draft.partyIds.length, communes: codes.length },
    )
    return { amendmentId }
  },
})

async function requireJoinable(work: Work, ctgId: string, partyIds: readonly string[]): Promise<void> {
  if (partyIds.length === 0) return
  const joinable = await listJoinable(work.tx, ctgId)
  if (partyIds.some((partyId) => !joinable.some((party) => party.id === partyId)))
    throw new DomainError('not-found', 'convention.amendment-party-unknown')
}

async function requireNewCommunes(
  work: Work,
  ctgId: string,
  communeCodes: readonly string[],
): Promise<readonly string[]> {
  const codes = [...new Set(communeCodes.filter((code) => code !== ''))]
  if (codes.length === 0) return []
  const communes = await requireCommunes(work, codes, 'communeCodes')
  const inside = await rowsOf(work.tx, 'ctg_perimeter', { ctg_id: ctgId })
    .select(['territory_code'])
    .where('territory_code', 'in', codes)
    .limit(1)
    .executeTakeFirst()
  refuse('convention', inside && 'amendment-commune-known')
  return communes.map(({ code }) => code)
}

type Key = { readonly ctgId: string; readonly amendmentId: string }

async function replaceLists(
  { tx }: Work,
  { ctgId, amendmentId }: Key,
  partyIds: readonly string[],
  codes: readonly string[],
): Promise<void> {
  const key = { ctg_id: ctgId, amendment_id: amendmentId }
  await tx.deleteFrom('amendment_party').where('ctg_id', '=', ctgId).where('amendment_id', '=', amendmentId).execute()
  await tx.deleteFrom('amendment_commune').where('ctg_id', '=', ctgId).where('amendment_id', '=', amendmentId).execute()
  await addRows(
    tx,
    'amendment_party',
    partyIds.map((partyId) => ({ ...key, party_id: partyId })),
  )
  await addRows(
    tx,
    'amendment_commune',
    codes.map((code) => ({ ...key, territory_code: code })),
  )
}
