/** Prints the bars: the end of `npm run check`. Exit code 1 when one is refused. */
import path from 'node:path'
import { barsOf, toldBar } from './bars.ts'
import { listDeadExports } from './dead-exports.ts'
import { readTree } from './source-file.ts'

const root = path.resolve(import.meta.dirname, '../..')
const told = barsOf(readTree(root), listDeadExports(root)).map(toldBar)
console.log(told.flatMap(({ lines }) => lines).join('\n'))
process.exitCode = told.some(({ isRefused }) => isRefused) ? 1 : 0
