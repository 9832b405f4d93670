/** Who enters by a domain that a coordination opened: the least role of its party, and the two coordinations are told. Rules: docs/rules/ctg.md §10. */
import { recordAudits } from '#app/domains/audit/record-audit.server.ts'
import { notifyAll } from '#app/domains/notices/steps.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { addRows, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { ctgLabels } from './labels.fr.ts'
import { readMailDomain } from './mail-domains.ts'

/** CTGs that one entry may open: those of a whole département, and more. */
const mostCtgs = 500

/** Open domains of a CTG, by party. */
export const listMailDomains = (db: Reader, ctgId: string) =>
  db
    .selectFrom('mail_domain')
    .innerJoin('person', 'person.id', 'mail_domain.opened_by')
    .select([
      'mail_domain.id',
      'mail_domain.party_id as partyId',
      'mail_domain.domain',
      'mail_domain.opened_at as openedAt',
      'person.name as openedBy',
    ])
    .where('mail_domain.ctg_id', '=', ctgId)
    .where('mail_domain.closed_at', 'is', null)
    .orderBy('mail_domain.domain')
    .limit(200)
    .execute()

/** Where this domain is open and she never had a mandate: one that was ended does not come back by this door. An archived CTG is written no more. */
const listWelcoming = ({ tx, actor }: Work, domain: string) =>
  tx
    .selectFrom('mail_domain')
    .innerJoin('ctg', 'ctg.id', 'mail_domain.ctg_id')
    .select(['mail_domain.ctg_id as ctgId', 'mail_domain.party_id as partyId'])
    .where('mail_domain.domain', '=', domain)
    .where('mail_domain.closed_at', 'is', null)
    .where('ctg.archived_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('member')
            .select('member.id')
            .whereRef('member.ctg_id', '=', 'mail_domain.ctg_id')
            .where('member.person_id', '=', actor.personId),
        ),
      ),
    )
    .orderBy('mail_domain.ctg_id')
    .limit(mostCtgs)
    .execute()

/** Those who coordinate these CTGs that day. */
const listCoordinators = ({ tx, at }: Work, ctgIds: readonly string[]) =>
  rowsOf(tx, 'member', { role: 'coordinator' })
    .select(['ctg_id as ctgId', 'person_id as personId'])
    .where('ctg_id', 'in', ctgIds)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>=', parisDay(at))]))
    .execute()

/** Part of an entry by the identity provider, whose author is the person who enters. @returns in how many CTGs she then reads */
export async function welcomeByDomain(work: Work, email: string): Promise<number> {
  const { tx, at, newId, actor } = work
  const domain = readMailDomain(email)
  const welcoming = await listWelcoming(work, domain)
  if (welcoming.length === 0) return 0
  const mandates = welcoming.map(({ ctgId, partyId }) => ({ ctgId, partyId, memberId: newId() }))
  await addRows(
    tx,
    'member',
    mandates.map(({ ctgId, partyId, memberId }) => ({
      ctg_id: ctgId,
      id: memberId,
      person_id: actor.personId,
      party_id: partyId,
      role: 'reader' as const,
      theme_id: null,
      function_title: ctgLabels.enteredByDomain,
      until: null,
      created_at: at,
    })),
  )
  await recordAudits(
    work,
    mandates.map(({ ctgId, memberId }) => ({
      action: 'member.entered-by-domain',
      subject: { type: 'member' as const, id: memberId },
      ctgId,
      detail: { name: actor.name, domain, role: 'reader' },
    })),
  )
  const coordinators = Map.groupBy(
    await listCoordinators(
      work,
      mandates.map(({ ctgId }) => ctgId),
    ),
    ({ ctgId }) => ctgId,
  )
  await notifyAll(
    work,
    mandates.map(({ ctgId, partyId, memberId }) => ({
      ctgId,
      kind: 'member-entered' as const,
      subject: { type: 'party' as const, id: partyId },
      personIds: (coordinators.get(ctgId) ?? []).map(({ personId }) => personId),
      onceKey: `member-entered:${memberId}`,
      facts: { quote: email, page: '/membres', anchor: `#partie-${partyId}` },
    })),
  )
  return mandates.length
}
