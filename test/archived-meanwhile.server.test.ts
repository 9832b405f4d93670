/** A CTG archived at the very instant somebody acts in it: the act is of before, or it is refused; nothing is written after. Rules: docs/rules/archives.md §3. */
import { expect, test } from 'vitest'
import { wishArchiving } from '#app/domains/archives/commands/wish-archiving.server.ts'
import { commandRows } from './command-rows/index.ts'
import { doorRows } from './door-rows.ts'
import { type FullCtg, givenFullCtg } from './full-ctg.server.ts'
import { withHeldCommits } from './same-instant.server.ts'

const { db, app, together } = withHeldCommits()

const now = () => new Date()

/** One coordination wishes it; when the other does, it is archived. */
async function almostArchived() {
  const ctg = await givenFullCtg(db())
  await db().updateTable('campaign').set({ closed_at: now() }).where('ctg_id', '=', ctg.ctgId).execute()
  const wish = (actor: typeof ctg.actors.cafCoordinator) =>
    wishArchiving({ db: db(), actor, at: now() }, { ctgId: ctg.ctgId, wish: 'archive' })
  await wish(ctg.actors.cafCoordinator)
  return { ctg, archive: () => wish(ctg.actors.townCoordinator).then(() => 'archived') }
}

const meaning: Readonly<Record<number, string>> = { 202: 'done', 409: 'refused' }

/** An act of a member, one through a door. */
const acts: Readonly<Record<string, (ctg: FullCtg) => Promise<string>>> = {
  async 'a member'(ctg) {
    const { url, intent, form } = commandRows['ctg.update-party'] ?? expect.unreachable('no row')
    const cookie = await app().signIn(ctg.actors.cafCoordinator)
    const { status } = await app().postData(url(ctg), { intent, ...form(ctg) }, cookie)
    return meaning[status] ?? `${status}`
  },
  async 'a guest of a workshop'(ctg) {
    const { url, form } = doorRows['journey.propose-as-guest'] ?? expect.unreachable('no row')
    const { status } = await app().postData(url(ctg, ''), form(ctg))
    return meaning[status] ?? `${status}`
  },
}

test.each(Object.entries(acts))('%s who acts while it is being archived is refused', async (_who, act) => {
  const { ctg, archive } = await almostArchived()
  expect(await together(archive, () => act(ctg))).toEqual(['archived', 'refused'])
})

test.each(Object.entries(acts))('%s who acted just before is waited for', async (_who, act) => {
  const { ctg, archive } = await almostArchived()
  expect(await together(() => act(ctg), archive)).toEqual(['done', 'archived'])
})
