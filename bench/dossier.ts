/**
 * `npm run bench -- dossier`: what the copil pack costs; exits 1 when a bar is missed.
 * A CTG of 30 actions, then of 120: the pack asked through the site with every section, its files made in the background,
 * five times, each with a front page of its own; two people read a page meanwhile, and before. Medians; each file's own time
 * is that kept with it.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { dossierFormats, sectionsOf } from '#app/domains/dossiers/dossiers.ts'
import { givenFollowedCtg } from '#test/followed-ctg.server.ts'
import { type ServedInstance, serveInstance } from './served-instance.ts'

const bars = { smallSeconds: 20, largeSeconds: 60, p99Ms: 500 }
const rounds = 5
const readers = 2
const pauseMs = 100
const quietMs = 5_000

const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b)
const middle = (values: readonly number[]): number => sorted(values)[Math.floor(values.length / 2)] ?? 0
const p99 = (values: readonly number[]): number => sorted(values)[Math.ceil(values.length * 0.99) - 1] ?? 0
const inSeconds = (ms: number) => (ms / 1000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })
const inMs = (ms: number) => Math.round(ms).toLocaleString('fr-FR')

type Followed = Awaited<ReturnType<typeof givenFollowedCtg>>

/** One pack in the three formats. @returns time until the last file is there, and the time of each */
async function makePack({ origin, db }: ServedInstance, ctg: Followed, cookie: string, front: string) {
  const form = new URLSearchParams({ intent: 'request-dossier', kind: 'copil-pack', meetingId: ctg.meetingId, front })
  for (const key of sectionsOf['copil-pack']) form.append('sections', key)
  for (const format of dossierFormats) form.append('formats', format)
  const begun = performance.now()
  const answer = await fetch(`${origin}/ctg/${ctg.ctgId}/suivi/dossiers`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin, cookie },
    body: form,
  })
  const dossierId = answer.headers.get('location')?.split('/').at(-1)
  if (answer.status !== 303 || !dossierId) throw new Error(`asking for the pack answers ${answer.status}`)
  for (;;) {
    await wait(50)
    const { state } = await db
      .selectFrom('dossier')
      .select('state')
      .where('ctg_id', '=', ctg.ctgId)
      .where('id', '=', dossierId)
      .executeTakeFirstOrThrow()
    if (state === 'failed') throw new Error('the files were not made')
    if (state === 'ready') break
  }
  const totalMs = performance.now() - begun
  const files = await db
    .selectFrom('dossier_file')
    .select(['format', 'duration_ms as durationMs'])
    .where('ctg_id', '=', ctg.ctgId)
    .where('dossier_id', '=', dossierId)
    .execute()
  return { totalMs, files }
}

/** Reads the page again and again until told to stop. @returns time of each answer */
async function readPage(url: string, cookie: string, isOver: () => boolean): Promise<readonly number[]> {
  const times: number[] = []
  while (!isOver()) {
    const begun = performance.now()
    const answer = await fetch(url, { headers: { cookie } })
    await answer.text()
    if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}`)
    times.push(performance.now() - begun)
    await wait(pauseMs)
  }
  return times
}

/** What the readers waited while something was done. */
async function readWhile<Result>(url: string, cookie: string, act: () => Promise<Result>) {
  const under = { way: true }
  const reading = Promise.all(Array.from({ length: readers }, () => readPage(url, cookie, () => !under.way)))
  const done = await act().finally(() => {
    under.way = false
  })
  return { done, times: (await reading).flat() }
}

type Pack = Awaited<ReturnType<typeof makePack>>

async function measure(instance: ServedInstance, actionCount: number, mostSeconds: number): Promise<readonly string[]> {
  const ctg = await givenFollowedCtg(instance.db, actionCount)
  const cookie = await instance.signIn(ctg.actors.cafCoordinator.personId)
  const page = `${instance.origin}/ctg/${ctg.ctgId}/suivi`
  await fetch(page, { headers: { cookie } })
  await makePack(instance, ctg, cookie, 'Premier tour')
  const quiet = await readWhile(page, cookie, () => wait(quietMs))
  const busy = await readWhile(page, cookie, async () => {
    const made: Pack[] = []
    for (let round = 0; round < rounds; round += 1)
      made.push(await makePack(instance, ctg, cookie, `Tour ${round + 1}`))
    return made
  })
  const { done: packs, times } = busy
  const totalMs = middle(packs.map((pack) => pack.totalMs))
  const each = dossierFormats.map((format) => {
    const durations = packs.flatMap(({ files }) => files.filter((file) => file.format === format))
    return `${format} ${inSeconds(middle(durations.map(({ durationMs }) => durationMs)))} s`
  })
  console.log(
    `${actionCount} actions : ${each.join(', ')} ; les trois ${inSeconds(totalMs)} s (moins de ${mostSeconds}). ` +
      `Page « Suivi » pendant ce temps : p99 ${inMs(p99(times))} ms, médiane ${inMs(middle(times))} ms, ${times.length} lectures ` +
      `(avant : p99 ${inMs(p99(quiet.times))} ms, médiane ${inMs(middle(quiet.times))} ms).`,
  )
  return [
    ...(totalMs < mostSeconds * 1000 ? [] : [`${actionCount} actions : ${mostSeconds} s ou plus`]),
    ...(p99(times) < bars.p99Ms ? [] : [`${actionCount} actions : p99 de ${bars.p99Ms} ms ou plus`]),
  ]
}

const instance = await serveInstance()
try {
  const missed = [
    ...(await measure(instance, 30, bars.smallSeconds)),
    ...(await measure(instance, 120, bars.largeSeconds)),
  ]
  console.log(missed.length === 0 ? 'Toutes les barres sont tenues.' : `Barres manquées :\n${missed.join('\n')}`)
  process.exitCode = missed.length === 0 ? 0 : 1
} finally {
  await instance.stop()
}
