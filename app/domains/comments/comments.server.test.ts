import { describe, expect, test } from 'vitest'
import { writeNoticeMails } from '#app/domains/notices/write-mails.server.ts'
import { loadReaders } from '#app/http/actor.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { searchCtg } from '#app/things/search-ctg.server.ts'
import { testInstant } from '#test/ctg-fixture.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { testAddress } from '#test/portal-fixture.server.ts'
import { openStage, siteUrl, words } from '#test/public-visitor.server.ts'
import { appealJudgement } from './commands/appeal-judgement.server.ts'
import { confirmComment } from './commands/confirm-comment.server.ts'
import { decideAppeal } from './commands/decide-appeal.server.ts'
import { eraseComment } from './commands/erase-comment.server.ts'
import { judgeComments } from './commands/judge-comments.server.ts'
import { keepTestimony } from './commands/keep-testimony.server.ts'
import { replyToComment } from './commands/reply-to-comment.server.ts'
import { setCommentsOpen } from './commands/set-comments-open.server.ts'
import { writeComment } from './commands/write-comment.server.ts'
import { pageDoor } from './doors.server.ts'
import { loadMailLink } from './link-queries.server.ts'
import { listPublicComments } from './queries.server.ts'

const { db } = await newTestDatabase()
const { given, mailsTo, byLastLink, confirmed, unique } = openStage(db)
const later = (minutes: number) => new Date(testInstant.getTime() + minutes * 60_000)

describe('writing', () => {
  test('waits for its address to be confirmed, by a mail that carries none of its words; then to be read', async () => {
    const ctg = await given()
    const email = unique()
    await writeComment(await ctg.visitor(), { ...words, email, actionKey: '1' })
    expect((await ctg.queue('waiting')).counts.waiting).toBe(0)
    const [mail] = await mailsTo(email)
    expect(mail?.text).not.toMatch(/Luth|Mina/)
    const link = await byLastLink(email)
    await confirmComment(link, {})
    await expect(confirmComment(link, {})).rejects.toMatchObject({ code: 'comments.already-confirmed' })
    await expect(eraseComment(link, {})).rejects.toMatchObject({ code: 'comments.already-confirmed' })
    const { comments, counts } = await ctg.queue('waiting')
    expect(counts.waiting).toBe(1)
    expect(comments).toMatchObject([{ name: 'Mina', body: words.body, actionTitle: 'Ouvrir dix places' }])
    expect(JSON.stringify(comments)).not.toContain(email)
    expect((await listPublicComments(db, { ctgId: ctg.ctgId })).count).toBe(0)
  })

  test('whoever did not write it erases it, and nothing of it stays', async () => {
    const ctg = await given()
    const email = unique()
    await writeComment(await ctg.visitor(), { ...words, email })
    await eraseComment(await byLastLink(email), {})
    const rows = await db.selectFrom('public_comment').select('id').where('ctg_id', '=', ctg.ctgId).execute()
    expect(rows).toEqual([])
  })

  test('is refused where comments are closed, and for an action that is not published; the trap keeps nothing', async () => {
    const ctg = await given()
    await expect(writeComment(await ctg.visitor(), { ...words, actionKey: '99' })).rejects.toMatchObject({
      code: 'comments.action-gone',
    })
    await writeComment(await ctg.visitor(), { ...words, website: 'https://spam.exemple' })
    await setCommentsOpen(ctg.by('cafCoordinator'), { ctgId: ctg.ctgId })
    await expect(writeComment(await ctg.visitor(), words)).rejects.toMatchObject({ code: 'comments.closed' })
    const rows = await db.selectFrom('public_comment').select('id').where('ctg_id', '=', ctg.ctgId).execute()
    expect(rows).toEqual([])
  })

  test('four mails a day to one address; the fifth is answered the same, and not written', async () => {
    const ctg = await given()
    const email = unique()
    for (let time = 0; time < 6; time++)
      expect(await writeComment(await ctg.visitor(), { ...words, email })).toEqual({})
    expect(await mailsTo(email)).toHaveLength(4)
  })
})

describe('judging', () => {
  test('shows several at once: page and search say them, and their authors are told', async () => {
    const ctg = await given()
    const emails = [unique(), unique()]
    const ids: string[] = []
    for (const email of emails) ids.push(await confirmed(ctg, email, { mayQuote: 'on' }))
    await judgeComments(ctg.by('townCoordinator'), { ctgId: ctg.ctgId, commentIds: ids, judgement: 'show' })
    const { comments, count } = await listPublicComments(db, { ctgId: ctg.ctgId })
    expect(count).toBe(2)
    expect(JSON.stringify(comments)).not.toMatch(/@exemple/)
    expect(JSON.stringify(await searchCtg(ctg.by('reader'), ctg.ctgId, 'Luth prévu'))).toContain('Mina')
    expect((await mailsTo(emails[0] ?? ''))[0]?.subject).toContain('publié')
    await expect(
      judgeComments(ctg.by('townCoordinator'), { ctgId: ctg.ctgId, commentIds: ids, judgement: 'show' }),
    ).rejects.toMatchObject({ code: 'comments.already-judged' })
  })

  test('hidden, it is gone from page, search and reading of members at once', async () => {
    const ctg = await given()
    const id = await confirmed(ctg, unique())
    const judge = (judgement: string, reason = '') =>
      judgeComments(ctg.by('cafCoordinator'), { ctgId: ctg.ctgId, commentIds: [id], judgement, reason } as never)
    await judge('show')
    await judge('hide', 'personal')
    expect(await listPublicComments(db, { ctgId: ctg.ctgId })).toMatchObject({ count: 0, comments: [] })
    expect(JSON.stringify(await searchCtg(ctg.by('reader'), ctg.ctgId, 'Luth prévu'))).not.toContain('Mina')
    expect((await ctg.queue('hidden', 'reader')).comments).toEqual([])
  })

  test('about a sheet kept apart since, it is gone with its title for whoever does not see the sheet', async () => {
    const ctg = await given()
    const id = await confirmed(ctg, unique(), { actionKey: '1' })
    await judgeComments(ctg.by('cafCoordinator'), { ctgId: ctg.ctgId, commentIds: [id], judgement: 'show' })
    await db.updateTable('action').set({ is_restricted: true }).where('ctg_id', '=', ctg.ctgId).execute()
    expect((await listPublicComments(db, { ctgId: ctg.ctgId })).count).toBe(0)
    expect((await pageDoor.find(db, testAddress(ctg.ctgId), testInstant))?.actions).toEqual([])
    expect(JSON.stringify(await searchCtg(ctg.by('reader'), ctg.ctgId, 'Luth prévu'))).not.toContain('Mina')
  })

  test('a refusal without its reason, or « other » without words, writes nothing', async () => {
    const ctg = await given()
    const id = await confirmed(ctg, unique())
    const judge = (fields: object) =>
      judgeComments(ctg.by('cafCoordinator'), {
        ...{ ctgId: ctg.ctgId, commentIds: [id], judgement: 'refuse' as const },
        ...fields,
      })
    await expect(judge({})).rejects.toMatchObject({ code: 'comments.reason-missing' })
    await expect(judge({ reason: 'other' })).rejects.toMatchObject({ code: 'comments.words-missing' })
    expect((await ctg.queue('waiting')).counts).toMatchObject({ waiting: 1, refused: 0 })
  })

  test('a refusal is contested once, and decided by the other coordination', async () => {
    const ctg = await given()
    const email = unique()
    const id = await confirmed(ctg, email)
    const refusal = { ctgId: ctg.ctgId, commentIds: [id], judgement: 'refuse' as const, reason: 'off-topic' as const }
    await judgeComments(ctg.by('cafCoordinator'), refusal)
    const link = await byLastLink(email)
    expect((await mailsTo(email))[0]?.text).toContain('ne porte pas sur la convention')
    expect((await loadMailLink(db, link.link, testInstant)).comment?.mayAppeal).toBe(true)
    await appealJudgement(link, { words: 'C’est bien une action de la page.' })
    await expect(appealJudgement(link, { words: 'Encore.' })).rejects.toMatchObject({
      code: 'comments.already-appealed',
    })
    const decision = { ctgId: ctg.ctgId, commentId: id, outcome: 'reversed' as const, words: 'Vous avez raison.' }
    await expect(decideAppeal(ctg.by('cafCoordinator'), decision)).rejects.toMatchObject({
      code: 'comments.appeal-own',
    })
    expect((await ctg.queue('appeals')).counts.appeals).toBe(1)
    await decideAppeal(ctg.by('townCoordinator'), decision)
    expect((await listPublicComments(db, { ctgId: ctg.ctgId })).count).toBe(1)
    expect((await mailsTo(email))[0]?.text).toContain('Vous avez raison.')
  })

  test('each party answers beside the other; its words become a testimony once, when its author agreed', async () => {
    const ctg = await given()
    const { ctgId } = ctg
    const email = unique()
    const [agreed, silent] = [await confirmed(ctg, email, { mayQuote: 'on' }), await confirmed(ctg, unique())]
    await judgeComments(ctg.by('townCoordinator'), { ctgId, commentIds: [agreed, silent], judgement: 'show' })
    await mailsTo(email)
    await replyToComment(ctg.by('townCoordinator'), { ctgId, commentId: agreed, body: 'En janvier 2028.' })
    await replyToComment(ctg.by('cafCoordinator', later(1)), { ctgId, commentId: agreed, body: 'La Caf y contribue.' })
    const { comments } = await listPublicComments(db, { ctgId })
    expect(comments.find(({ id }) => id === agreed)?.replies).toMatchObject([{ kind: 'authority' }, { kind: 'caf' }])
    expect((await mailsTo(email))[0]?.text).toContain('En janvier 2028.')
    const themeId = ctg.early.id
    await keepTestimony(ctg.by('townCoordinator'), { ctgId, commentId: agreed, themeId })
    await expect(keepTestimony(ctg.by('townCoordinator'), { ctgId, commentId: agreed, themeId })).rejects.toMatchObject(
      { code: 'comments.already-testimony' },
    )
    await expect(keepTestimony(ctg.by('townCoordinator'), { ctgId, commentId: silent, themeId })).rejects.toMatchObject(
      { code: 'comments.quote-not-allowed' },
    )
    const testimonies = await db
      .selectFrom('testimony')
      .select(['text', 'source'])
      .where('ctg_id', '=', ctgId)
      .execute()
    expect(testimonies.filter(({ text }) => text === words.body)).toEqual([
      { text: words.body, source: 'Avis laissé sur la page publique' },
    ])
  })

  test('the coordinations are told once a day, in one mail each, however many came', async () => {
    const ctg = await given()
    for (let time = 0; time < 5; time++) await confirmed(ctg, unique())
    const nextMorning = new Date('2026-11-25T07:00:00Z')
    await writeNoticeMails(db, nextMorning, {
      siteUrl,
      loadReaders: (reader, personIds) => loadReaders(reader, personIds, parisDay(nextMorning)),
    })
    const { personId } = ctg.actors.townCoordinator
    const mails = await mailsTo(`${personId}@exemple.fr`)
    expect(mails.map(({ text }) => text.match(/a laissé un avis à relire/g)?.length)).toEqual([1])
  })
})
