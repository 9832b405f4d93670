/**
 * `npm run bench -- fresh [-- --test]`: Trame on a machine that has nothing (scripts/fresh-machine.sh); exits 1 when something
 * fails there, 2 when this machine cannot make such a one: « Non mesuré ».
 */
import { spawn } from 'node:child_process'
import path from 'node:path'

const script = path.resolve(import.meta.dirname, '../scripts/fresh-machine.sh')
const child = spawn(script, process.argv.slice(2), { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
child.once('exit', (code) => {
  process.exitCode = code ?? 1
})
