/** `npm run demo`: what of this instance is the demonstration. `npm run demo -- remove`: takes it out, and keeps the rest. */
import { type Database, openDatabase } from '#app/kernel/database.server.ts'
import { migrate } from '#app/kernel/migrate.server.ts'
import { onInstance, runCommand } from '#app/kernel/run-command.server.ts'
import { StartError } from '#app/kernel/start-error.ts'
import { readDemoState } from '#seed/demo/demo-state.server.ts'
import { type DemoParts, listDemoParts, removeDemo } from '#seed/demo/remove-demo.server.ts'

const named = (list: readonly { readonly name: string }[]): string =>
  list.length === 0 ? 'aucun' : list.map(({ name }) => name).join(', ')

const keptNames = ({ keptCtgs }: DemoParts): readonly string[] =>
  keptCtgs.map(({ name, leaving }) =>
    leaving.length === 0
      ? `- gardée : ${name}`
      : `- gardée : ${name}, sans ${leaving.join(', ')} (comptes de démonstration)`,
  )

async function tell(db: Database): Promise<string> {
  const parts = await listDemoParts(db)
  return [
    'Cette instance est une démonstration. « npm run demo -- remove » retirerait, sans retour (sauvegardez avant : npm run backup) :',
    `- les CTG : ${named(parts.ctgs)} ;`,
    `- les comptes : ${named(parts.people)} ;`,
    '- les courriels qui ne sont pas partis.',
    ...keptNames(parts),
  ].join('\n')
}

async function remove(db: Database): Promise<string> {
  const parts = await removeDemo(db)
  return [
    'La démonstration est retirée : cette instance est réelle, et ne sera plus une démonstration.',
    `- CTG retirées : ${named(parts.ctgs)} ;`,
    `- comptes retirés : ${named(parts.people)}.`,
    ...keptNames(parts),
    ...(parts.closed.length === 0
      ? []
      : [`- fermés, leur nom restant sur ce qu’ils ont écrit dans une CTG gardée : ${parts.closed.join(', ')}.`]),
    'Les courriels qui n’étaient pas partis sont retirés : invitez à nouveau qui attendait. Les fichiers qui ne servent plus seront effacés par Trame.',
  ].join('\n')
}

await runCommand(([word]) => {
  if (word !== undefined && word !== 'remove')
    throw new StartError('Tapez « npm run demo », ou « npm run demo -- remove ».')
  return onInstance(async (pool) => {
    await migrate(pool)
    const db = openDatabase(pool)
    const state = await readDemoState(db)
    const isDemo = state === 'played' || state === 'started'
    if (!isDemo) console.log('Cette instance n’est pas une démonstration : il n’y a rien à retirer.')
    else console.log(word === 'remove' ? await remove(db) : await tell(db))
  })
})
