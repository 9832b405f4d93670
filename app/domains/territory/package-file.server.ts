/** The files of the npm package of territories (COG of its version). */
import fs from 'node:fs'
import { createRequire } from 'node:module'

export const packageName = '@etalab/decoupage-administratif'

/** Its index.js reads relative to the current folder, so its files are read one by one. */
export const packageFile = (file: string): unknown =>
  JSON.parse(fs.readFileSync(createRequire(import.meta.url).resolve(`${packageName}/${file}`), 'utf8'))
