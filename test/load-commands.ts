/** Loads every command file, whether a route uses it or not, so that the register is whole. */
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type CommandDescription, commands } from '#app/kernel/transaction.server.ts'

const root = path.resolve(import.meta.dirname, '..')

export async function loadCommands(): Promise<readonly CommandDescription[]> {
  const files = fs.globSync(['app/domains/**/commands/*.server.ts', 'app/text-acts.server.ts'], { cwd: root })
  for (const file of files) await import(pathToFileURL(path.resolve(root, file)).href)
  return [...commands.values()]
}

export const permissionsFile = path.resolve(root, 'docs/permissions.md')
