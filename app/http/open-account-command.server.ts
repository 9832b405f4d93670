/** `npm run account -- <adresse> <prénom nom>`: on the instance that the environment names. */
import path from 'node:path'
import { z } from 'zod'
import { openAccount } from '#app/domains/accounts/open-account.server.ts'
import { readConfig } from '#app/kernel/config.server.ts'
import { connectPool, openDatabase } from '#app/kernel/database.server.ts'
import { startEmbeddedPostgres } from '#app/kernel/embedded-postgres.server.ts'
import { email, line } from '#app/kernel/fields.ts'
import { migrate } from '#app/kernel/migrate.server.ts'
import { StartError } from '#app/kernel/start-error.ts'

const asked = z.object({ email: email(), name: line('Indiquez le prénom et le nom.', 120) })
const usage = 'Indiquez l’adresse et le nom : npm run account -- prenom.nom@ville.fr "Prénom Nom"'

async function main(words: readonly string[]): Promise<void> {
  const [address, ...names] = words
  const given = asked.safeParse({ email: address, name: names.join(' ') })
  if (!given.success) throw new StartError(address ? (given.error.issues[0]?.message ?? usage) : usage)
  const config = readConfig(process.env)
  const postgres = config.databaseUrl
    ? undefined
    : await startEmbeddedPostgres(path.join(config.dataFolder, 'postgres'))
  const pool = await connectPool(config.databaseUrl ?? postgres?.url ?? '', 1)
  try {
    await migrate(pool)
    const { password, isNew } = await openAccount(openDatabase(pool), given.data, new Date())
    console.log(`${isNew ? 'Compte ouvert' : 'Nouveau mot de passe'} pour ${given.data.name} (${given.data.email}).`)
    console.log(`Mot de passe provisoire, à changer dans « Mon compte » : ${password}`)
  } finally {
    await pool.end()
    await postgres?.stop()
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error)
  process.exitCode = 1
})
