/**
 * A client made from openapi.json by orval, as those who write the other software would: compiled by our compiler, then used against
 * the application behind a real socket. What the description says and what is answered cannot part. Rules: docs/rules/api.md §7.
 */
import { execFile } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { serve } from '@hono/node-server'
import { generate } from 'orval'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { apiScopes } from '#app/domains/api/api.ts'
import { testDatabase } from '../database.server.ts'
import { givenFullCtg } from '../full-ctg.server.ts'
import { openTestApp } from '../http.server.ts'
import { givenWritingToken } from '../software-fixture.server.ts'

const run = promisify(execFile)
const root = path.resolve(import.meta.dirname, '../..')
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-client-'))
const opened: { close?: () => void } = {}
afterAll(() => {
  opened.close?.()
  fs.rmSync(folder, { recursive: true, force: true })
})

/** Where the application answers. */
async function listen(app: Awaited<ReturnType<typeof openTestApp>>): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const server = serve({ fetch: app.app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => resolve(port))
  opened.close = () => {
    server.close()
    app.close()
  }
  return `http://127.0.0.1:${await promise}/api/v1`
}

const compilerOptions = {
  ...{ strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true },
  ...{ target: 'es2024', module: 'nodenext', lib: ['es2024', 'dom', 'dom.iterable'], outDir: 'made' },
  ...{ types: ['node'], typeRoots: [path.join(root, 'node_modules/@types')] },
}

async function makeClient(api: string): Promise<void> {
  const description = await (await fetch(`${api}/openapi.json`)).text()
  fs.writeFileSync(path.join(folder, 'openapi.json'), description)
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
  fs.writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }))
  fs.copyFileSync(path.join(import.meta.dirname, 'journey.txt'), path.join(folder, 'journey.ts'))
  await generate({
    input: { target: path.join(folder, 'openapi.json') },
    output: { target: path.join(folder, 'trame.ts'), client: 'fetch', mode: 'single', baseUrl: api, headers: true },
  })
}

const told = z.object({ actionId: z.uuid(), meetingId: z.uuid(), seen: z.int() })

test('a client generated from openapi.json compiles, writes, is told of conflicts and pages through', async () => {
  const db = await testDatabase()
  const { ctgId, ids, actors } = await givenFullCtg(db)
  const { apiToken } = await givenWritingToken(db, { ctgId, by: actors.townCoordinator, scopes: apiScopes })
  const api = await listen(await openTestApp(db))
  await makeClient(api)
  await run(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', folder]).catch((error) =>
    expect.unreachable(`the client does not compile: ${error.stdout}`),
  )
  const env = { ...process.env, TOKEN: apiToken, BODY_ID: ids.body }
  const { stdout } = await run(process.execPath, [path.join(folder, 'made/journey.js')], { env })
  const { actionId } = told.parse(JSON.parse(stdout))
  const sheet = await db
    .selectFrom('action')
    .select(['title', 'next_step as nextStep', 'version'])
    .where('ctg_id', '=', ctgId)
    .where('id', '=', actionId)
    .executeTakeFirstOrThrow()
  expect(sheet).toEqual({ title: 'Ouvrir un lieu d’accueil enfants-parents', nextStep: 'Signer le bail', version: 4 })
}, 60_000)
