/** Closes a mail domain: nobody enters by it any more; who came in stays until her mandate is ended. Rules: docs/rules/ctg.md §10. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { found } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { ctgPermissions } from '../permissions.ts'

export const closeMailDomain = command({
  name: 'ctg.close-mail-domain',
  permission: ctgPermissions.takeBack,
  input: { mailDomainId: id() },
  about: wholeCtg,
  async run(work, { ctgId, mailDomainId }) {
    const { tx, at } = work
    const closed = found(
      await rowsOf(tx, 'mail_domain', { ctg_id: ctgId, id: mailDomainId, closed_at: null }).change({ closed_at: at }, [
        'party_id as partyId',
        'domain',
      ]),
      'ctg.mail-domain-not-found',
    )
    await recordAct(work, 'party.mail-domain-closed', { ctgId, id: closed.partyId }, { domain: closed.domain })
    return { mailDomainId }
  },
})
