/** One PostgreSQL for the run, without fsync, and in it one template, migrated and with the country’s territories and indicators, that each worker clones. */
import fs from 'node:fs'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { loadFigures } from '#app/domains/observatory/load-figures.server.ts'
import { loadTerritories } from '#app/domains/territory/load-territories.server.ts'
import { openDatabase, openPool } from '#app/kernel/database.server.ts'
import { startEmbeddedPostgres } from '#app/kernel/embedded-postgres.server.ts'
import { prepareJobs } from '#app/kernel/jobs.server.ts'
import { migrate } from '#app/kernel/migrate.server.ts'
import { indicators, indicatorsByTheme } from '#seed/figures/indicators.ts'
import { databaseUrl } from './database-url.ts'
import { usualFolder } from './run-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Server of the run; its database `template_trame` is migrated and has no connection. */
    readonly postgresUrl: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = fs.mkdtempSync(path.join(usualFolder(), 'trame-tests-'))
  fs.chmodSync(folder, 0o755)
  const postgres = await startEmbeddedPostgres(path.join(folder, 'postgres'), { fsync: false })
  const server = openPool(postgres.url, 1)
  await server.query('create database template_trame')
  await server.end()
  const template = openPool(databaseUrl(postgres.url, 'template_trame'), 2)
  await migrate(template)
  await loadTerritories(openDatabase(template))
  await loadFigures(openDatabase(template), { indicators, indicatorsByTheme, figures: [] })
  await prepareJobs(template)
  await template.end()
  project.provide('postgresUrl', postgres.url)
  return async () => {
    await postgres.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
