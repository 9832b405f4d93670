/** Those who coordinate: proposed here, and members when they agree, not before. Rules: docs/rules/renewal.md §2.7. */
import { recordAudits } from '#app/domains/audit/record-audit.server.ts'
import { ctgLabels } from '#app/domains/ctg/labels.fr.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { Offer } from '../renewal.ts'
import { renewalLabels as t } from '../renewal-labels.fr.ts'
import type { Carried, ChapterModule, Scene } from './scene.server.ts'

const listFormerCoordination = (db: Reader, { ctgId, formerId, today }: Scene) =>
  db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .innerJoin('party', sameCtg('party.id', 'member.party_id'))
    .leftJoin('theme', sameCtg('theme.id', 'member.theme_id'))
    .leftJoin('renewal_proposal as proposal', (join) =>
      sameCtg('proposal.member_id', 'member.id')(join).on('proposal.next_ctg_id', '=', ctgId),
    )
    .select(['member.id', 'member.role', 'member.function_title as functionTitle', 'member.party_id as partyId'])
    .select(['person.id as personId', 'person.name', 'party.name as partyName', 'theme.name as themeName'])
    .select(['member.theme_id as themeId', 'proposal.id as proposalId', 'proposal.answer'])
    .where('member.ctg_id', '=', formerId)
    .where('member.role', 'in', ['coordinator', 'cooperation-officer'])
    .where((eb) => eb.or([eb('member.until', 'is', null), eb('member.until', '>=', today)]))
    .orderBy('member.role')
    .orderBy('party.position')
    .orderBy('person.name')
    .limit(200)
    .execute()
type Coordinating = Awaited<ReturnType<typeof listFormerCoordination>>[number]

function stateOfMember(scene: Scene, member: Coordinating) {
  const { proposalId, answer, personId, partyId, partyName, themeId, themeName } = member
  if (scene.to.personIds.includes(personId)) return { state: 'present' as const, note: t.isMember }
  // Proposed is not come: she is no member here until she agrees.
  if (proposalId !== null) return { state: { bar: t.proposed[answer ?? 'awaited'] }, note: undefined }
  if (!scene.pairs.parties.has(partyId)) return { state: { bar: t.noParty(partyName) }, note: undefined }
  // Of one theme, a mandate does not become one of every theme.
  if (themeId !== null && !scene.pairs.themes.has(themeId))
    return { state: { bar: t.noTheme(themeName ?? '') }, note: undefined }
  return { state: 'open' as const, note: undefined }
}

async function list(db: Reader, scene: Scene): Promise<readonly Offer[]> {
  const members = await listFormerCoordination(db, scene)
  return members.map((member): Offer => {
    const { state, note } = stateOfMember(scene, member)
    const { id, role, name, functionTitle, partyName, themeName, proposalId } = member
    return {
      ...{ id, group: t.roles[role === 'coordinator' ? 'coordinator' : 'cooperation-officer'], title: name },
      notes: [
        [partyName, functionTitle, themeName].filter(Boolean).join(', '),
        ...(role === 'coordinator' ? [] : [ctgLabels.role[role]]),
        ...(note === undefined ? [] : [note]),
      ],
      ...{ isUsual: role === 'coordinator', state, to: proposalId },
    }
  })
}

/** Nothing else is written: what came is read in the proposals themselves. */
async function write(work: Work, scene: Scene, ids: ReadonlySet<string>): Promise<readonly Carried[]> {
  const { ctgId, formerId, pairs } = scene
  const members = (await listFormerCoordination(work.tx, scene)).filter(({ id }) => ids.has(id))
  const rows = members.flatMap(({ id, partyId }) => {
    const party = pairs.parties.get(partyId)
    if (party === undefined) return []
    return [
      {
        ...{ ctg_id: formerId, id: work.newId(), member_id: id, next_ctg_id: ctgId, party_id: party },
        ...{ proposed_by: work.actor.name, proposed_at: work.at },
      },
    ]
  })
  if (rows.length === 0) return []
  await work.tx.insertInto('renewal_proposal').values(rows).execute()
  await recordAudits(
    work,
    members.map(({ name, partyName }) => ({
      action: 'ctg.mandate-proposed',
      subject: { type: 'ctg' as const, id: ctgId },
      ctgId,
      detail: { name, party: partyName },
    })),
  )
  return []
}

export const membersChapter: ChapterModule = { list, write }
