/** The temporary folder of a run, for both projects: what a test leaves there fails the run, named, and is removed. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Of the workers, which inherit the environment. PostgreSQL, which outlives them, is in the usual one. */
const given = 'TRAME_TESTS_TMPDIR'
export const usualFolder = (): string => process.env[given] ?? os.tmpdir()

export default function setup(): (() => void) | undefined {
  // The other project of this run has made it.
  if (process.env[given] !== undefined) return
  const usual = os.tmpdir()
  const folder = fs.mkdtempSync(path.join(usual, 'trame-run-'))
  // Trame is started there under other accounts too.
  fs.chmodSync(folder, 0o1777)
  Object.assign(process.env, { [given]: usual, TMPDIR: folder })
  return () => {
    const left = fs.readdirSync(folder).filter((name) => name.startsWith('trame-'))
    fs.rmSync(folder, { recursive: true, force: true })
    if (left.length > 0) throw new Error(`left by tests in the temporary folder: ${left.join(', ')}`)
  }
}
