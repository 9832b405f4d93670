/** Whether this instance is a demonstration: told once, in the database, for all its nodes. */
import type { Reader } from '#app/kernel/database.server.ts'
import { removeInstanceSetting, saveInstanceSetting } from '#app/kernel/instance-setting.server.ts'

/** `started`: being played; a start killed meanwhile begins it again. `removed`: was one, is a real instance for good. */
export type DemoState = 'absent' | 'started' | 'played' | 'removed'

/** What asks for the first key alone takes any of its values for a demonstration. */
const played = 'demo'
const removed = 'demo-removed'

export async function readDemoState(db: Reader): Promise<DemoState> {
  const rows = await db
    .selectFrom('instance_setting')
    .select(['key', 'value'])
    .where('key', 'in', [played, removed])
    .execute()
  const value = rows.find(({ key }) => key === played)?.value
  if (value === 'played' || value === 'started') return value
  return rows.some(({ key }) => key === removed) ? 'removed' : 'absent'
}

export async function writeDemoState(db: Reader, state: Exclude<DemoState, 'absent'>): Promise<void> {
  await saveInstanceSetting(db, state === 'removed' ? removed : played, state)
  if (state === 'removed') await removeInstanceSetting(db, played)
}
