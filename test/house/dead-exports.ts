/** Exports and files that only tests use, or nobody: knip looks at the product alone. Runs a program. */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { z } from 'zod'

const named = z.array(z.object({ name: z.string() })).default([])
const report = z.object({
  issues: z.array(z.object({ file: z.string(), files: named, exports: named })),
})

const knip = path.resolve(import.meta.dirname, '../../node_modules/knip/bin/knip.js')

/** « file: name », or the file alone when nothing of it is used. @throws when knip cannot look */
export function listDeadExports(root: string): readonly string[] {
  const args = [
    knip,
    '--production',
    '--include',
    'exports,files',
    '--reporter',
    'json',
    '--no-exit-code',
    '--no-progress',
  ]
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  if (status !== 0) throw new Error(`knip: ${stderr || stdout}`)
  return readKnip(stdout)
}

/** Reads the report of knip. */
export const readKnip = (json: string): readonly string[] =>
  report
    .parse(JSON.parse(json))
    .issues.flatMap(({ file, files, exports }) => [
      ...files.map(({ name }) => name),
      ...exports.map(({ name }) => `${file}: ${name}`),
    ])
