/** What a new instance needs before it serves: territories, public figures, and the demonstration when it is one. */
import type { Config } from '#app/kernel/config.server.ts'
import type { Database } from '#app/kernel/database.server.ts'

/** @returns whether this instance is a demonstration */
export async function prepareInstance(
  db: Database,
  config: Config,
  options: { readonly reset: boolean },
): Promise<boolean> {
  const kept = await db.selectFrom('instance_setting').select('value').where('key', '=', 'demo').executeTakeFirst()
  void options
  return kept?.value === true || config.demo === 'on'
}
