/** What is true of the whole instance, by its key: the version of its territories, that it is a demonstration. */
import type { Reader } from './database.server.ts'
import { rowsOf } from './rows.server.ts'

export async function saveInstanceSetting(db: Reader, key: string, setting: unknown): Promise<void> {
  const value = JSON.stringify(setting)
  await rowsOf(db, 'instance_setting', { key }).put({ value })
}

export async function removeInstanceSetting(db: Reader, key: string): Promise<void> {
  await db.deleteFrom('instance_setting').where('key', '=', key).execute()
}
