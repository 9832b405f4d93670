import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { markAllNotices } from './commands/mark-all-notices.server.ts'
import { givenLead } from './notices.fixture.server.ts'
import { countUnread, getNoticesPage, openNotice } from './queries.server.ts'
import { withdraw } from './steps.server.ts'

const db = await testDatabase()

const unread = { isUnreadOnly: true, page: 1 }

describe('the page of notices', () => {
  test('shows each with the title of its thing, and says it read once opened', async () => {
    const { mine, tell, ids, ctgId } = await givenLead(db)
    await tell(ids.action, { quote: 'Voir le calendrier.' })
    expect(await countUnread(mine)).toBe(1)
    const { notices } = await getNoticesPage(mine, unread)
    expect(notices).toMatchObject([
      { title: 'Une action', ctgName: 'CTG de test', facts: { quote: 'Voir le calendrier.' } },
    ])
    const noticeId = notices[0]?.id ?? ''
    expect(await openNotice(mine, { ctgId, noticeId })).toBe(`/ctg/${ctgId}/actions/${ids.action}#commentaires`)
    expect(await countUnread(mine)).toBe(0)
    expect((await getNoticesPage(mine, { ...unread, ctgId })).notices).toEqual([])
    expect((await getNoticesPage(mine, { isUnreadOnly: false, page: 1 })).notices).toHaveLength(1)
  })

  test('leads to the page of its facts, in the same CTG only', async () => {
    const { mine, tell, ids, ctgId } = await givenLead(db)
    const opened = async (page: string) => {
      await tell(ids.action, { page })
      const { notices } = await getNoticesPage(mine, { ...unread, ctgId })
      return openNotice(mine, { ctgId, noticeId: notices[0]?.id ?? '' })
    }
    expect(await opened('/textes/5f')).toBe(`/ctg/${ctgId}/textes/5f#commentaires`)
    expect(await opened('/../../compte')).toBe(`/ctg/${ctgId}/actions/${ids.action}#commentaires`)
  })

  test('withdraws what is gone, and what was taken back leads nowhere', async () => {
    const { mine, tell, ids, ctgId } = await givenLead(db)
    await tell(randomUUID())
    await tell(ids.finding)
    const page = await getNoticesPage(mine, unread)
    expect(page).toMatchObject({ unread: 1, notices: [{ title: 'Un constat' }] })
    expect(await countUnread(mine)).toBe(1)
    const noticeId = page.notices[0]?.id ?? ''
    await db
      .transaction()
      .execute((tx) => withdraw({ tx, at: testInstant }, { ctgId, subject: { type: 'finding', id: ids.finding } }))
    expect(await openNotice(mine, { ctgId, noticeId })).toBeUndefined()
  })

  test('shows nothing of a CTG one no longer has a mandate in', async () => {
    const { mine, tell, ids, lead } = await givenLead(db)
    await tell(ids.action)
    const without = { ...mine, actor: { ...lead, memberships: [] } }
    expect((await getNoticesPage(without, unread)).notices).toEqual([])
    expect(await countUnread(without)).toBe(0)
  })

  test('opens nothing of another person', async () => {
    const { mine, tell, ids, ctgId, as, author } = await givenLead(db)
    await tell(ids.action)
    const noticeId = (await getNoticesPage(mine, unread)).notices[0]?.id ?? ''
    await expect(openNotice(as(author), { ctgId, noticeId })).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('all are read in one gesture, in one CTG only', async () => {
    const { mine, tell, ids } = await givenLead(db)
    const other = await givenFullCtg(db)
    await tell(ids.action)
    await tell(ids.finding)
    await expect(markAllNotices(mine, { ctgId: other.ctgId })).rejects.toMatchObject({ kind: 'not-found' })
    expect(await markAllNotices(mine, { ctgId: '' })).toEqual({ count: 2 })
  })
})
