/** `npm run bench -- <name> […]`: runs bench/<name>.ts, which exits 1 when its bar is missed. */
import fs from 'node:fs'
import path from 'node:path'
import { Failure, root, run, runToEnd, serverEnvironment, setUp } from './setup.mjs'

const folder = path.join(root, 'bench')

await run(async () => {
  const [name = '', ...options] = process.argv.slice(2)
  const known = fs.existsSync(folder)
    ? fs
        .readdirSync(folder)
        .filter((file) => file.endsWith('.ts'))
        .map((file) => file.slice(0, -3))
    : []
  if (!known.includes(name))
    throw new Failure(`Mesures possibles : ${known.join(', ')}. Exemple : npm run bench -- ${known[0]}`)
  const node = await setUp({ withBuild: true })
  return runToEnd(node, [path.join('bench', `${name}.ts`), ...options], {
    env: serverEnvironment({ NODE_ENV: 'production' }),
  })
})
