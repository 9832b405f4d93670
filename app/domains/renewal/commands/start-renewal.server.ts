/** Creates the CTG that follows this one: same perimeter, quartiers, themes and lead parties. Rules: docs/rules/renewal.md §1. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { checkCtgDays } from '#app/domains/ctg/ctg.ts'
import { addToLists, createCtgRows } from '#app/domains/ctg/steps.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { DomainError, found, refuse } from '#app/kernel/errors.ts'
import { id, line, optionalDay, precision } from '#app/kernel/fields.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import { command, type Work, wholeCtg } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { renewalPermissions } from '../permissions.ts'
import { refusalToRenew } from '../renewal.ts'
import { loadSetting } from '../setting.server.ts'

/** Locked: two coordinations that start at once make one CTG. */
async function lockFormer({ tx, actor }: Work, ctgId: string) {
  const { memberId } = requireMembership(actor, ctgId)
  await tx.selectFrom('ctg').select('id').where('id', '=', ctgId).forNoKeyUpdate().execute()
  const former = await rowsOf(tx, 'ctg', { id: ctgId })
    .select(['name'])
    .select((eb) =>
      eb
        .selectFrom('ctg as next')
        .select((row) => row.fn.countAll<number>().as('count'))
        .whereRef('next.predecessor_id', '=', 'ctg.id')
        .as('successors'),
    )
    .executeTakeFirst()
  const acting = await tx
    .selectFrom('member')
    .innerJoin('party', sameCtg('party.id', 'member.party_id'))
    .select(['party.is_lead as isLead', 'party.kind', 'member.function_title as functionTitle'])
    .where('member.ctg_id', '=', ctgId)
    .where('member.id', '=', memberId)
    .executeTakeFirst()
  const { successors, name } = found(former, 'ctg.not-found')
  return { name, successors: Number(successors ?? 0), acting: found(acting, 'ctg.member-not-found') }
}

async function listLeads({ tx }: Work, ctgId: string) {
  const leads = await rowsOf(tx, 'party', { ctg_id: ctgId, is_lead: true })
    .select(['kind', 'name', 'short_name as shortName', 'territory_code as territoryCode'])
    .orderBy('position')
    .execute()
  const caf = found(
    leads.find(({ kind }) => kind === 'caf'),
    'ctg.party-not-found',
  )
  const authority = found(
    leads.find(({ kind }) => kind === 'authority'),
    'ctg.party-not-found',
  )
  if (authority.territoryCode === null) throw new DomainError('conflict', 'renewal.lead-without-territory')
  const { territoryCode, name, shortName } = authority
  return { caf: { name: caf.name, shortName: caf.shortName }, authority: { name, shortName, territoryCode } }
}

export const startRenewal = command({
  name: 'renewal.start-renewal',
  permission: renewalPermissions.startRenewal,
  input: z
    .object({
      ctgId: id(),
      name: line(inputLabels.name, 200),
      startsOn: optionalDay(),
      endsOn: optionalDay(),
      signatureTargetOn: optionalDay(),
      signatureTargetPrecision: precision(),
    })
    .superRefine(checkCtgDays),
  about: wholeCtg,
  async run(work, { ctgId, ...fields }) {
    const former = await lockFormer(work, ctgId)
    refuse('renewal', refusalToRenew(former, former.acting))
    const setting = await loadSetting(work.tx, ctgId)
    const made = await createCtgRows(work, {
      ...fields,
      ...(await listLeads(work, ctgId)),
      predecessorId: ctgId,
      otherSignatories: [],
      communeCodes: setting.communeCodes,
      communesSign: false,
      // Themes are copied below, under the names this CTG gave them.
      themeKeys: [],
      ownThemes: [],
      creatorSide: former.acting.kind === 'caf' ? 'caf' : 'authority',
      creatorFunction: former.acting.functionTitle,
    })
    const actor = { ...work.actor, memberships: [...work.actor.memberships, made.membership] }
    await addToLists({ ...work, actor }, made.ctgId, {
      ...{ parties: [], services: [], linkedPlans: [] },
      themes: setting.themes,
      areas: setting.areas,
    })
    await recordAct(work, 'ctg.renewal-started', { ctgId, id: ctgId }, { name: fields.name, nextCtgId: made.ctgId })
    return { nextCtgId: made.ctgId }
  },
})
