/** What a new instance needs before it serves: the country's territories, the public figures, and the demonstration when it is one. */
import path from 'node:path'
import { loadFigures } from '#app/domains/observatory/load-figures.server.ts'
import { prepareWarehouse } from '#app/domains/observatory/warehouse.server.ts'
import { bringServedLots } from '#app/domains/sources/served-lots.server.ts'
import { loadTerritories } from '#app/domains/territory/load-territories.server.ts'
import type { Config } from '#app/kernel/config.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { StartError } from '#app/kernel/start-error.ts'
import { clearDemo } from '#seed/demo/clear-demo.server.ts'
import { readDemoState, writeDemoState } from '#seed/demo/demo-state.server.ts'
import { playDemo } from '#seed/demo/play-demo.server.ts'
import { listDemoParts } from '#seed/demo/remove-demo.server.ts'
import { hautsDeSeineFigures } from '#seed/figures/hauts-de-seine.ts'
import { indicators, indicatorsByTheme } from '#seed/figures/indicators.ts'
import { nationalSource } from '#seed/national/national.ts'

async function isEmpty(db: Database): Promise<boolean> {
  return (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) === undefined
}

/** Never by itself where people come from outside: its passwords are known to all. */
const isPublic = ({ url }: Config): boolean => url.startsWith('https:')

/** On when asked; by default when the database is the embedded one and empty. */
const wantsDemo = (config: Config): boolean =>
  config.demo === 'on' || (config.demo === 'auto' && config.databaseUrl === undefined && !isPublic(config))

/** @throws StartError on an instance meant to be real */
function requireShown(config: Config): void {
  if (config.demo === 'on' || (config.demo === 'auto' && !isPublic(config))) return
  throw new StartError(
    'La démonstration a été jouée dans cette instance, et ses mots de passe sont connus de tous : « npm run demo -- remove » la retire et garde vos CTG. Pour continuer à la montrer : TRAME_DEMO=on.',
  )
}

/** What is played again begins on nothing. @throws StartError where real people work: their CTGs would go with it */
async function requireNothingElse(db: Database): Promise<void> {
  const { keptCtgs } = await listDemoParts(db)
  if (keptCtgs.length === 0) return
  throw new StartError(
    `Cette instance garde d’autres CTG que la démonstration (${keptCtgs.map(({ name }) => name).join(', ')}) : la rejouer les effacerait. « npm run demo -- remove » retire la démonstration et les garde.`,
  )
}

/**
 * Loads what is missing and plays the demonstration on an empty instance.
 * `reset` starts the demonstration over; an instance that holds anything else is left alone.
 * @returns whether this instance is a demonstration. @throws StartError on a real instance where it was played
 */
export async function prepareInstance(
  db: Database,
  { config, files }: { readonly config: Config; readonly files: FileStore },
  options: { readonly reset: boolean },
): Promise<boolean> {
  await loadTerritories(db)
  await loadFigures(db, { indicators, indicatorsByTheme, figures: hautsDeSeineFigures })
  // Pages are served meanwhile with the figures already there; the demonstration waits, since it freezes figures.
  const figuresOfTheCountry = prepareWarehouse(path.join(config.dataFolder, 'observatory'), nationalSource, () =>
    bringServedLots({ db, files, dataFolder: config.dataFolder }),
  )
  const state = await readDemoState(db)
  if (state === 'removed') return false
  if (state !== 'absent') requireShown(config)
  if (state === 'played' && !options.reset) return true
  if (state === 'absent' && !(wantsDemo(config) && (await isEmpty(db)))) return false
  if (state !== 'absent') await requireNothingElse(db)
  console.log('Préparation de la démonstration…')
  if (state !== 'absent') await clearDemo(db)
  await figuresOfTheCountry
  await writeDemoState(db, 'started')
  await playDemo(db, files, config.url)
  await writeDemoState(db, 'played')
  return true
}
