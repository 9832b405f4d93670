/** Gives the administration of the instance to an account, or takes it back; somebody always has it. Rules: docs/rules/instance.md §2. */
import { lockAccount, lockAdministrators, setAdministrator } from '#app/domains/accounts/steps.server.ts'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { choice } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { personInput } from '../inputs.ts'
import { refusalToSetAdministration } from '../instance.ts'
import { instanceMails } from '../mails.fr.ts'
import { tellPerson } from '../tell.server.ts'

export const setAdministration = command({
  name: 'instance.set-administration',
  permission: 'administrator',
  input: { ...personInput, administration: choice(['given', 'taken']) },
  async run(work, { personId, administration }) {
    const { tx } = work
    const isGiven = administration === 'given'
    const administrators = await lockAdministrators(tx)
    const account = await lockAccount(tx, personId)
    refuse('instance', refusalToSetAdministration(account, isGiven, administrators))
    // Said twice, it is done once.
    if (account.isAdministrator === isGiven) return { personId }
    await setAdministrator(tx, personId, isGiven)
    const act = isGiven ? 'person.made-administrator' : 'person.no-longer-administrator'
    await recordAct(work, act, { ctgId: null, id: personId })
    await tellPerson(
      work,
      account,
      `administration-${administration}`,
      instanceMails.administration(account.name, isGiven),
    )
    return { personId }
  },
})
