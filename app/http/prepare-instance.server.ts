/** What a new instance needs before it serves: the country's territories, the public figures, and the demonstration when it is one. */
import { loadFigures } from '#app/domains/observatory/load-figures.server.ts'
import { loadTerritories } from '#app/domains/territory/load-territories.server.ts'
import type { Config } from '#app/kernel/config.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { clearDemo } from '#seed/demo/clear-demo.server.ts'
import { playDemo } from '#seed/demo/play-demo.server.ts'
import { hautsDeSeineFigures } from '#seed/figures/hauts-de-seine.ts'
import { indicators, indicatorsByTheme } from '#seed/figures/indicators.ts'

/** `started`: being played; a start killed meanwhile begins it again. */
type DemoState = 'absent' | 'started' | 'played'

async function readDemoState(db: Database): Promise<DemoState> {
  const row = await db.selectFrom('instance_setting').select('value').where('key', '=', 'demo').executeTakeFirst()
  return row?.value === 'played' || row?.value === 'started' ? row.value : 'absent'
}

async function writeDemoState(db: Database, state: DemoState): Promise<void> {
  await db
    .insertInto('instance_setting')
    .values({ key: 'demo', value: JSON.stringify(state) })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: JSON.stringify(state) }))
    .execute()
}

async function isEmpty(db: Database): Promise<boolean> {
  return (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) === undefined
}

/** On when asked; by default when the database is the embedded one and empty. */
const wantsDemo = (config: Config): boolean =>
  config.demo === 'on' || (config.demo === 'auto' && config.databaseUrl === undefined)

/**
 * Loads what is missing and plays the demonstration on an empty instance.
 * `reset` starts the demonstration over; an instance that holds anything else is left alone.
 * @returns whether this instance is a demonstration
 */
export async function prepareInstance(
  db: Database,
  { config, files }: { readonly config: Config; readonly files: FileStore },
  options: { readonly reset: boolean },
): Promise<boolean> {
  await loadTerritories(db)
  await loadFigures(db, { indicators, indicatorsByTheme, figures: hautsDeSeineFigures })
  const state = await readDemoState(db)
  if (state === 'played' && !options.reset) return true
  if (state === 'absent' && !(wantsDemo(config) && (await isEmpty(db)))) return false
  console.log('Préparation de la démonstration…')
  if (state !== 'absent') await clearDemo(db)
  await writeDemoState(db, 'started')
  await playDemo(db, files, config.url)
  await writeDemoState(db, 'played')
  return true
}
