/** The version of Trame that runs, as its package says it. */
import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { readJson } from './read-json.ts'

const file = path.resolve(import.meta.dirname, '../../../package.json')

export const trameVersion = (): string =>
  z.object({ version: z.string() }).parse(readJson(fs.readFileSync(file, 'utf8'))).version
