/** Opens a mail domain for my party: who is recognised at such an address by the identity provider enters, and reads. Rules: docs/rules/ctg.md §10. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { id, line } from '#app/kernel/fields.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { mailDomainWords as t } from '../labels.fr.ts'
import { readMailDomain, refusalOfMailDomain } from '../mail-domains.ts'
import { ctgPermissions } from '../permissions.ts'
import { requireParty } from '../store.server.ts'

/** The right is that of its own coordination. */
async function aboutParty(work: Work, { ctgId, partyId }: { readonly ctgId: string; readonly partyId: string }) {
  const party = await requireParty(work, ctgId, partyId)
  return { ctgId, partyId: party.id, name: party.name }
}

export const openMailDomain = command({
  name: 'ctg.open-mail-domain',
  permission: ctgPermissions.openMailDomain,
  input: { partyId: id(), domain: line(t.empty, 200) },
  about: aboutParty,
  async run(work, { ctgId, partyId, domain: typed }, party) {
    const { tx, at, newId, actor } = work
    const domain = readMailDomain(typed)
    const refusal = refusalOfMailDomain(domain)
    if (refusal) throw new DomainError('invalid', `ctg.${refusal}`, { domain: t.refusals[refusal] })
    const mailDomainId = newId()
    const opened = await tx
      .insertInto('mail_domain')
      .values({ ctg_id: ctgId, id: mailDomainId, party_id: partyId, domain, opened_by: actor.personId, opened_at: at })
      .onConflict((conflict) => conflict.columns(['ctg_id', 'domain']).where('closed_at', 'is', null).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!opened) throw new DomainError('conflict', 'ctg.domain-already-open')
    await recordAct(work, 'party.mail-domain-opened', { ctgId, id: partyId }, { domain, party: party.name })
    return { mailDomainId }
  },
})
