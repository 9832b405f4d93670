import { afterAll, describe, expect, test } from 'vitest'
import { signShownAt } from '#app/http/visitor-form.server.ts'
import { publishEdition } from '#test/comments-fixture.server.ts'
import { testInstant } from '#test/ctg-fixture.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { openTestApp, testSecret } from '#test/http.server.ts'
import { openStage, siteUrl } from '#test/public-visitor.server.ts'
import { appealJudgement } from './commands/appeal-judgement.server.ts'
import { confirmComment } from './commands/confirm-comment.server.ts'
import { confirmFollow } from './commands/confirm-follow.server.ts'
import { decideAppeal } from './commands/decide-appeal.server.ts'
import { decideContentNotice } from './commands/decide-content-notice.server.ts'
import { followAction } from './commands/follow-action.server.ts'
import { judgeComments } from './commands/judge-comments.server.ts'
import { notifyContent } from './commands/notify-content.server.ts'
import { stopFollow } from './commands/stop-follow.server.ts'
import { writeComment } from './commands/write-comment.server.ts'
import { listPublicComments } from './queries.server.ts'

const { db } = await newTestDatabase()
const { given, mailsTo, byLastLink, confirmed, unique } = openStage(db)
const app = await openTestApp(db)
afterAll(() => app.close())
const later = (minutes: number) => new Date(testInstant.getTime() + minutes * 60_000)

describe('a notice of content', () => {
  const notice = { address: `${siteUrl}/t/x/avis`, grounds: 'Injure', goodFaith: 'on' }
  test('has its receipt and its decision, with reasons; the comment goes by the same act', async () => {
    const ctg = await given()
    const { ctgId } = ctg
    const [author, sender] = [unique(), unique()]
    const commentId = await confirmed(ctg, author)
    await judgeComments(ctg.by('townCoordinator'), { ctgId, commentIds: [commentId], judgement: 'show' })
    await notifyContent(await ctg.visitor(), { ...notice, commentId, name: 'Un voisin', email: sender })
    expect((await mailsTo(sender))[0]?.text).toContain('24 novembre 2026')
    const { notices } = await ctg.queue('notices')
    const statement = 'Ces mots sont une injure.'
    const decision = { ctgId, noticeId: notices[0]?.id ?? '', outcome: 'acted' as const, statement }
    await decideContentNotice(ctg.by('cafCoordinator'), decision)
    expect((await listPublicComments(db, { ctgId })).count).toBe(0)
    for (const email of [sender, author]) expect((await mailsTo(email))[0]?.text).toContain(statement)
    await expect(decideContentNotice(ctg.by('cafCoordinator'), decision)).rejects.toMatchObject({
      code: 'comments.notice-decided',
    })
  })

  test('asks who sends it, except about a crime against a child, and good faith always', async () => {
    const ctg = await given()
    await expect(notifyContent(await ctg.visitor(), notice)).rejects.toThrow('prénom et nom')
    await expect(
      notifyContent(await ctg.visitor(), { ...notice, isChildProtection: 'on', goodFaith: '' }),
    ).rejects.toThrow('bonne foi')
    await notifyContent(await ctg.visitor(), { ...notice, isChildProtection: 'on' })
    expect((await ctg.queue('notices')).notices).toMatchObject([{ name: '', body: null }])
  })
})

test('a page still read in an archived CTG takes notices and what they hide is contested', async () => {
  const ctg = await given()
  const { ctgId } = ctg
  const email = unique()
  const commentId = await confirmed(ctg, email)
  await judgeComments(ctg.by('townCoordinator'), { ctgId, commentIds: [commentId], judgement: 'show' })
  const unconfirmed = unique()
  await writeComment(await ctg.visitor(), {
    actionKey: '1',
    displayName: 'Lina',
    body: 'Et au Luth ?',
    email: unconfirmed,
  })
  const late = await byLastLink(unconfirmed)
  await db.updateTable('ctg').set({ archived_at: testInstant }).where('id', '=', ctgId).execute()
  const notice = { address: `${siteUrl}/t/x/avis`, grounds: 'Injure', goodFaith: 'on', commentId, name: 'Un voisin' }
  await notifyContent(await ctg.visitor(), { ...notice, email: unique() })
  const { notices } = await ctg.queue('notices')
  const decision = { ctgId, noticeId: notices[0]?.id ?? '', outcome: 'acted' as const, statement: 'Une injure.' }
  await decideContentNotice(ctg.by('cafCoordinator'), decision)
  await appealJudgement(await byLastLink(email), { words: 'Ce n’en est pas une.' })
  const answer = { ctgId, commentId, outcome: 'reversed' as const, words: 'Vous avez raison.' }
  await decideAppeal(ctg.by('townCoordinator'), answer)
  expect((await listPublicComments(db, { ctgId })).count).toBe(1)
  await expect(confirmComment(late, {})).rejects.toMatchObject({ code: 'ctg.archived' })
})

describe('following an action', () => {
  test('tells what a new edition says otherwise, once, with one click to stop that erases the address', async () => {
    const ctg = await given()
    const email = unique()
    await followAction(await ctg.visitor(), { actionKey: '1', email })
    await confirmFollow(await byLastLink(email), {})
    await publishEdition(db, ctg.ctgId, 2, 'done')
    const news = await mailsTo(email, later(60))
    expect(news[0]).toMatchObject({
      subject: 'Du nouveau : Ouvrir dix places',
      text: expect.stringContaining('Où elle en est : terminée.'),
      unsubscribeUrl: expect.stringContaining(`${siteUrl}/avis/arreter/`),
    })
    await publishEdition(db, ctg.ctgId, 3, 'done')
    expect(await mailsTo(email, later(120))).toHaveLength(news.length)
    await stopFollow(await byLastLink(email, later(120)), {})
    const rows = await db.selectFrom('action_follower').select('email').where('ctg_id', '=', ctg.ctgId).execute()
    expect(rows).toEqual([{ email: null }])
    await publishEdition(db, ctg.ctgId, 4, 'suspended')
    expect(await mailsTo(email, later(180))).toHaveLength(news.length)
  })

  test('an address that follows already is answered as any other, and written nothing', async () => {
    const ctg = await given()
    const email = unique()
    const follow = async () => followAction(await ctg.visitor(), { actionKey: '1', email })
    const first = await follow()
    await confirmFollow(await byLastLink(email), {})
    const before = await mailsTo(email)
    expect(await follow()).toEqual(first)
    expect(await mailsTo(email)).toHaveLength(before.length)
  })

  test('asked twice and confirmed twice at the same instant, one follows', { repeats: 9 }, async () => {
    const ctg = await given()
    const email = unique()
    await followAction(await ctg.visitor(), { actionKey: '1', email })
    const one = await byLastLink(email)
    await followAction(await ctg.visitor(), { actionKey: '1', email })
    const other = await byLastLink(email)
    const confirmations = await Promise.all([confirmFollow(one, {}), confirmFollow(other, {})])
    expect(confirmations.map(({ isNew }) => isNew).toSorted()).toEqual([false, true])
  })
})

describe('a form that comes back', () => {
  const form = { body: 'Et au Luth ?', displayName: 'Mina', email: 'mina' }
  const shownIn = async (answer: Response) => /name="shown" value="([^"]+)"/.exec(await answer.text())?.[1]
  test('with a sentence to mend was shown when it was first shown: it is sent again at once', async () => {
    const { ctgId, address } = await given()
    const shown = signShownAt({ secret: testSecret, ctgId, at: new Date(Date.now() - 10_000) })
    const sending = { intent: 'write-comment', shown, ...form }
    const refused = await app.post(`/t/${address}/avis`, sending)
    expect(refused.status).toBe(422)
    const again = await shownIn(refused)
    expect(again).toBe(shown)
    const sent = await app.post(`/t/${address}/avis`, { ...sending, shown: again ?? '', email: unique() })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `/t/${address}/avis?fait=envoye`])
  })
  test('because it was left open too long, or sent too fast, is shown anew', async () => {
    const { ctgId, address } = await given()
    for (const secondsAgo of [1, 200_000]) {
      const shown = signShownAt({ secret: testSecret, ctgId, at: new Date(Date.now() - secondsAgo * 1000) })
      const refused = await app.post(`/t/${address}/avis`, { intent: 'write-comment', shown, ...form })
      expect(refused.status).toBe(409)
      expect(await shownIn(refused)).not.toBe(shown)
    }
  })
})
