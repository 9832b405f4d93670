/**
 * `npm run bench -- national [sizes] [parts]`: an instance of 30, then 300, then 3,000 CTGs (180,000 actions, 20,000 people, three
 * years of journal), made by the database itself as copies of the demonstration. Times of the ten busiest pages, portfolios, Monday
 * letters, backup and restore, sizes, slowest statements; exits 1 when a bar is missed. `-- national 30` is quick to try; the parts
 * are `pages`, `lettres`, `archive`, all of them when none is named; `dossier=/chemin` keeps the instance there, and takes it up again
 * without making anew what it holds.
 */
import fs from 'node:fs'
import os from 'node:os'
import type pg from 'pg'
import { measureArchive } from './national/archive.ts'
import { measurePages, visitOnce } from './national/busy-pages.ts'
import { copyCtgs } from './national/copy-ctg.ts'
import { addFollowers, type Follower } from './national/followers.ts'
import { type Instance, openInstance, withLoader } from './national/instance.ts'
import { judge, type Measure } from './national/judge.ts'
import { writeLetters } from './national/letters.ts'
import { sayMeasure, sayPages, saySizes, sayStatements } from './national/say.ts'
import { explainAll, forgetStatements, listSizes, listSlowStatements, readPlans } from './national/statements.ts'
import { makeTemplate, type Template } from './national/template.ts'
import { type ServedInstance, serveInstance } from './served-instance.ts'

const words = process.argv.slice(2)
const asked = words.map(Number).filter((size) => size >= 24)
const sizes = asked.length > 0 ? asked.toSorted((a, b) => a - b) : [30, 300, 3_000]
const kept = words.find((word) => word.startsWith('dossier='))?.slice('dossier='.length)
const parts = words.filter((word) => Number.isNaN(Number(word)) && !word.startsWith('dossier='))
const wants = (part: string): boolean => parts.length === 0 || parts.includes(part)

const memoryOf = (pid: number): number =>
  Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

async function serving<Result>(
  { url, env }: Instance,
  work: (served: ServedInstance) => Promise<Result>,
): Promise<Result> {
  const served = await serveInstance({ databaseUrl: url, env })
  try {
    return await work(served)
  } finally {
    await served.stop()
  }
}

async function grow(instance: Instance, template: Template, size: number): Promise<readonly Follower[]> {
  const begun = performance.now()
  const { rows } = await instance.pool.query<{ made: number }>(
    "select count(*)::int as made from public.ctg where name like 'Territoire %'",
  )
  const made = rows[0]?.made ?? 0
  if (made > size) throw new Error(`this instance has ${made} CTGs already`)
  const followers = await withLoader(instance, async (client: pg.PoolClient) => {
    if (made < size) await copyCtgs(instance.db, client, template, [made + 1, size])
    return addFollowers(client, template, size)
  })
  await instance.pool.query('vacuum analyze')
  console.log(
    `${size} CTG faites en ${Math.round((performance.now() - begun) / 1000)} s ; charge ${os
      .loadavg()
      .map((one) => one.toFixed(1))
      .join(' ')}.`,
  )
  return followers
}

async function measure(
  instance: Instance,
  template: Template,
  followers: readonly Follower[],
  ctgs: number,
): Promise<Measure> {
  await forgetStatements(instance.pool)
  const served = wants('pages')
    ? await serving(instance, async (one) => ({
        ...(await measurePages(one, template, ctgs, followers)),
        nodeMegabytes: memoryOf(one.pid),
      }))
    : { pages: [], pagesPerSecond: 0, nodeMegabytes: 0 }
  const done: Measure = {
    ...{ ctgs, ...served },
    ...(wants('lettres') && { letters: await writeLetters(instance, sizes.indexOf(ctgs)) }),
    ...(wants('archive') && { archive: await measureArchive(instance) }),
  }
  console.log(sayMeasure(done))
  return done
}

/** Taken before the letters and the archive, whose statements are not those of pages. */
async function saySlowest(instance: Instance, template: Template, ctgs: number): Promise<void> {
  await forgetStatements(instance.pool)
  await serving(instance, (served) => measurePages(served, template, ctgs, []))
  const statements = await listSlowStatements(instance.pool)
  await explainAll(instance.pool)
  await serving(instance, (served) => visitOnce(served, template, ctgs))
  console.log(
    `Les instructions les plus lentes des pages :\n${sayStatements(statements, readPlans(instance.log, statements))}`,
  )
}

const instance = await openInstance(kept)
try {
  const template = await withLoader(instance, makeTemplate)
  const measures: Measure[] = []
  for (const size of sizes) {
    const followers = await grow(instance, template, size)
    measures.push(await measure(instance, template, followers, size))
  }
  const { bytes, tables } = await listSizes(instance.pool)
  console.log(`\n${sayPages(measures)}\n\n${saySizes(bytes, tables)}\n`)
  if (wants('pages')) await saySlowest(instance, template, sizes.at(-1) ?? 0)
  const { missed, unmeasured } = judge(measures)
  if (unmeasured.length > 0) console.log(`Non mesuré : ${unmeasured.join(', ')}.`)
  console.log(
    missed.length > 0 ? `Barres manquées :\n${missed.join('\n')}` : 'Aucune barre manquée parmi ce qui est mesuré.',
  )
  process.exitCode = missed.length > 0 ? 1 : 0
} finally {
  await instance.stop()
}
