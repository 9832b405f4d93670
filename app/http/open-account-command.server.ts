/** `npm run account -- <adresse> <prénom nom>`, `-- --administration oui|non <adresse>`, or `-- --second-facteur retirer <adresse>`: on the instance that the environment names. */
import { z } from 'zod'
import { openAccount, resetFactor, setAdministration } from '#app/domains/accounts/open-account.server.ts'
import { type Database, openDatabase } from '#app/kernel/database.server.ts'
import { email, line } from '#app/kernel/fields.ts'
import { migrate } from '#app/kernel/migrate.server.ts'
import { onInstance, runCommand } from '#app/kernel/run-command.server.ts'
import { StartError } from '#app/kernel/start-error.ts'
import { commandLabels } from './command-labels.fr.ts'

const accountInput = z.object({ email: email(), name: line(commandLabels.personName, 120) })
const administration = z.object({ isGiven: z.enum(['oui', 'non']), email: email() })
const usage = commandLabels.accountUse

/** What the words ask for, or the sentence that says how to ask. @throws StartError */
function readWords([first, ...others]: readonly string[]): (db: Database) => Promise<readonly string[]> {
  if (first === '--administration') {
    const input = administration.safeParse({ isGiven: others[0], email: others[1] })
    if (!input.success) throw new StartError(usage)
    return (db) => changeAdministration(db, input.data.email, input.data.isGiven === 'oui')
  }
  if (first === '--second-facteur') {
    const input = email().safeParse(others[1])
    if (others[0] !== 'retirer' || !input.success) throw new StartError(usage)
    return (db) => takeFactorBack(db, input.data)
  }
  const input = accountInput.safeParse({ email: first, name: others.join(' ') })
  if (!input.success) throw new StartError(first ? (input.error.issues[0]?.message ?? usage) : usage)
  return (db) => makeAccount(db, input.data)
}

async function changeAdministration(db: Database, address: string, isGiven: boolean): Promise<readonly string[]> {
  if (!(await setAdministration(db, address, isGiven, new Date())))
    throw new StartError(commandLabels.accountToOpen(address))
  return [isGiven ? commandLabels.administers(address) : commandLabels.noLongerAdministers(address)]
}

async function takeFactorBack(db: Database, address: string): Promise<readonly string[]> {
  if (!(await resetFactor(db, address, new Date()))) throw new StartError(commandLabels.accountUnknown(address))
  return [commandLabels.secondFactorRemoved(address)]
}

async function makeAccount(db: Database, account: z.output<typeof accountInput>): Promise<readonly string[]> {
  const { password, isNew } = await openAccount(db, account, new Date())
  return [
    `${isNew ? 'Compte ouvert' : 'Nouveau mot de passe'} pour ${account.name} (${account.email}).`,
    commandLabels.passwordOnce(password),
  ]
}

await runCommand((words) => {
  const act = readWords(words)
  return onInstance(async (pool) => {
    await migrate(pool)
    for (const sentence of await act(openDatabase(pool))) console.log(sentence)
  })
})
