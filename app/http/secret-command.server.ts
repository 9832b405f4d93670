/** `npm run secret`: another secret for this instance, written where the present one is kept; and what that invalidates. */
import fs from 'node:fs'
import { dataFolderOf, makeSecret, secretFile } from '#app/kernel/config.server.ts'
import { openDataFolder, writeForOurselves } from '#app/kernel/data-folder.server.ts'
import { runCommand } from '#app/kernel/run-command.server.ts'
import { commandLabels } from './command-labels.fr.ts'

const consequences = [
  commandLabels.secretAtNextStart,
  commandLabels.secretSessions,
  commandLabels.secretWebhooks,
  commandLabels.secretFactors,
  commandLabels.secretNetworks,
  commandLabels.secretStillValid,
].join('\n')

/** Replaced atomically: a process starting meanwhile reads the old secret or the new one. */
function keepSecret(file: string, secret: string): void {
  const draft = `${file}.new`
  fs.rmSync(draft, { force: true })
  fs.writeFileSync(draft, secret, { mode: 0o600, flag: 'wx' })
  fs.renameSync(draft, file)
}

await runCommand(() => {
  writeForOurselves()
  const secret = makeSecret()
  if (process.env.TRAME_SECRET) {
    console.log(commandLabels.secretToSet(secret))
  } else {
    const folder = dataFolderOf(process.env)
    openDataFolder(folder)
    keepSecret(secretFile(folder), secret)
    console.log(commandLabels.secretKept(secretFile(folder)))
  }
  console.log(consequences)
})
