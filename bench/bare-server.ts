/** Serves bare pages, in a process of its own: `bare-server.ts <port> <file.html>`; nothing of it reaches a database. */
import fs from 'node:fs'
import path from 'node:path'
import { serve } from '@hono/node-server'
import type { ServerBuild } from 'react-router'
import { createAuth } from '#app/domains/accounts/auth.server.ts'
import { createApp } from '#app/http/app.server.ts'
import { readConfig } from '#app/kernel/config.server.ts'
import { openDatabase, openPool } from '#app/kernel/database.server.ts'
import { openFileStore } from '#app/kernel/files/open-file-store.server.ts'
import { bareBuild } from './bare-page.ts'

const [port = '', file = ''] = process.argv.slice(2)
const folder = path.dirname(file)
const config = {
  ...readConfig({ TRAME_DATA: folder, TRAME_SECRET: 'a bare page has no session at all, none', PORT: port }),
  isProduction: true,
}
const db = openDatabase(openPool('postgres://nowhere.invalid/none'))
const build: ServerBuild = await import(path.resolve(import.meta.dirname, '../build/server/index.js'))
const instance = { config, db, auth: createAuth(db, config), files: openFileStore(config), isDemo: false }
const app = createApp(instance, bareBuild(build, fs.readFileSync(file, 'utf8')))
serve({ fetch: app.fetch, port: Number(port) }, () => process.send?.('ready'))
