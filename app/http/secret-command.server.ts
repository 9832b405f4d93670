/** `npm run secret`: another secret for this instance, written where the present one is kept; and what that invalidates. */
import fs from 'node:fs'
import { dataFolderOf, makeSecret, secretFile } from '#app/kernel/config.server.ts'
import { openDataFolder, writeForOurselves } from '#app/kernel/data-folder.server.ts'
import { runCommand } from '#app/kernel/run-command.server.ts'

const consequences = [
  'Au prochain démarrage :',
  '- chacun se connecte à nouveau : toutes les sessions sont fermées ;',
  '- les secrets des webhooks changent : les coordinations les relisent sur la page « Logiciels reliés » et les redonnent aux logiciels ;',
  '- les seconds facteurs ne répondent plus : chacun active à nouveau le sien ;',
  '- Trame ne sait plus de quels réseaux les personnes sont déjà entrées.',
  'Restent valables : les mots de passe, les liens des courriels, ceux de connexion compris, les agendas, les jetons de l’API.',
].join('\n')

/** Replaced in one move: a start meanwhile reads the one or the other. */
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
    console.log(`Mettez cette valeur dans TRAME_SECRET, sur toutes les machines, puis redémarrez Trame :\n${secret}`)
  } else {
    const folder = dataFolderOf(process.env)
    openDataFolder(folder)
    keepSecret(secretFile(folder), secret)
    console.log(`Un nouveau secret est gardé dans ${secretFile(folder)} : redémarrez Trame.`)
  }
  console.log(consequences)
})
