/** The holder of the link of a new address confirms it: the account bears it, the old address is told. Rules: docs/rules/instance.md §2. */
import { randomUUID } from 'node:crypto'
import { takeAddressLink } from '#app/domains/accounts/steps.server.ts'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { instanceMails } from './mails.fr.ts'
import { tellPerson } from './tell.server.ts'

/** @throws DomainError not-found, conflict */
export const confirmNewAddress = (db: Database, token: string, at: Date): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const { personId, name, former } = await takeAddressLink(tx, token, at)
    const work = { tx, at, newId: randomUUID, actor: { personId, name, memberships: [] } }
    await recordAct(work, 'person.address-changed', { ctgId: null, id: personId })
    await tellPerson(work, { id: personId, name, email: former }, 'address-changed', instanceMails.addressChanged(name))
  })
