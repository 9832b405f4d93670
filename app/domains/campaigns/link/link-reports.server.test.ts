/** What is sent by a personal link, passed on or sent back. Rules: docs/rules/followup.md §7. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { linkHolder } from '#test/link-fixture.server.ts'
import {
  type Asked,
  db,
  givenAsked,
  journal,
  mailsTo,
  origin,
  point,
  reports,
  textOf,
  visitor,
  withLinkApp,
} from '#test/link-visitor.server.ts'
import { sendBackReport } from '../commands/send-back-report.server.ts'
import { revokeOneLink } from './commands/revoke-one-link.server.ts'

withLinkApp()

describe('sending by a link', () => {
  test('makes a report in the holder’s name, with its file, that waits for its answer; the campaign knows', async () => {
    const link = await givenAsked()
    const png = new File([Buffer.from('89504e470d0a1a0a0000000d', 'hex')], 'affiche.png', { type: 'image/png' })
    const sent = { peopleReached: '18', proposedEndsOn: '2027-09-01', helpWanted: 'Une salle.', files: png }
    const answer = await visitor().post(link.address, point(link, sent))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${link.address}/envoye`])
    const [report, ...others] = await reports(link)
    expect(others).toEqual([])
    expect(report).toMatchObject({
      action_id: link.actionId,
      status: 'submitted',
      facts: 'Dix-huit familles.',
      people_reached: 18,
      proposed_ends_on: '2027-09-01',
      entered_by: linkHolder.name,
      entered_for: '',
      link_id: link.linkId,
    })
    const files = await db().selectFrom('report_file').selectAll().where('ctg_id', '=', link.ctgId).execute()
    expect(files).toMatchObject([{ report_id: report?.id }])
    const campaign = await db()
      .selectFrom('campaign_recipient')
      .selectAll()
      .where('ctg_id', '=', link.ctgId)
      .where('id', '=', link.recipientId)
      .executeTakeFirstOrThrow()
    expect(campaign.answered_at).not.toBeNull()
    expect(await journal(link)).toMatchObject([
      { action: 'progress-report.submitted', person_id: null, person_name: linkHolder.name },
    ])
    const page = await textOf(await visitor().get(`${link.address}/envoye`))
    expect(page).toContain('Dix-huit familles.')
    expect(page).toContain('Une salle.')
    expect(page).toContain('Vous pouvez corriger jusqu’au 31 décembre 2099.')
  })

  test('counts once when it is sent twice under one number, and again as a new line when it is a correction', async () => {
    const link = await givenAsked()
    const requestId = randomUUID()
    const { post } = visitor()
    for (let time = 0; time < 2; time += 1)
      expect((await post(link.address, { ...point(link), requestId })).status).toBe(303)
    expect(await reports(link)).toHaveLength(1)
    await post(link.address, { ...point(link, { facts: 'Vingt familles, en fait.' }), requestId: randomUUID() })
    expect((await reports(link)).map(({ facts }) => facts)).toEqual(['Dix-huit familles.', 'Vingt familles, en fait.'])
  })

  test('« rien de neuf » is one touch', async () => {
    const link = await givenAsked()
    expect((await visitor().post(link.address, { intent: 'send-reports', nothingNew: link.actionId })).status).toBe(303)
    expect(await reports(link)).toMatchObject([
      { facts: 'Rien de neuf depuis le dernier point.', action_status: 'in-progress' },
    ])
  })

  test('passes without the origin that a browser hides with the referrer', async () => {
    const link = await givenAsked()
    expect((await visitor().post(link.address, point(link), { origin: 'null' })).status).toBe(303)
  })

  test.each([
    ['nothing', () => ({ intent: 'send-reports' })],
    ['an action with numbers and no facts', (link: Asked) => point(link, { facts: '', peopleReached: '18' })],
    ['a day that is none', (link: Asked) => point(link, { proposedEndsOn: '2026-13-45' })],
    ['a report of tomorrow', (link: Asked) => point(link, { reportedOn: '2099-01-01' })],
    ['a file of no known kind', (link: Asked) => point(link, { files: new File(['MZ…'], 'virus.exe') })],
    ['« rien de neuf » over what was written', (link: Asked) => ({ ...point(link), nothingNew: link.actionId })],
  ])('is refused at its field with %s, what was typed comes back, nothing is written', async (_name, form) => {
    const link = await givenAsked()
    const answer = await visitor().post(link.address, form(link))
    expect(answer.status).toBe(422)
    expect(await textOf(answer)).toMatch(/<p id="[^"]*-error"/)
    expect([await journal(link), await reports(link)]).toEqual([[], []])
  })
})

describe('passing the question on', () => {
  test('gives a colleague a link of his own, tells the coordinators, and his answers say for whom', async () => {
    const link = await givenAsked()
    const email = `${randomUUID()}@exemple.fr`
    const form = { intent: 'forward-link', name: 'Marc Cretonne', email }
    const answer = await visitor().post(`${link.address}/transmettre`, form)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, link.address])

    const [mail] = await mailsTo(email)
    const address = mail?.body_text.match(/\/point\/[\w-]{43}/)?.[0] ?? ''
    expect(mail?.body_text).toContain('Julie Percale')
    expect(mail?.kept_body_text).not.toContain(address)
    for (const { personId } of [link.ctg.actors.cafCoordinator, link.ctg.actors.townCoordinator]) {
      const mails = await mailsTo(`${personId}@exemple.fr`)
      expect(mails.map(({ subject }) => subject)).toEqual(['Lien transmis : Julie Percale à Marc Cretonne'])
      expect(mails[0]?.body_text).not.toContain('/point/')
    }
    expect(await journal(link)).toMatchObject([{ action: 'campaign.link-forwarded', person_name: 'Julie Percale' }])
    expect(JSON.stringify(await journal(link))).not.toContain(address.slice('/point/'.length))

    expect(await textOf(await visitor().get(address))).toContain(
      'Ce lien est au nom de Marc Cretonne, qui répond pour Julie Percale.',
    )
    expect((await visitor().post(address, point(link))).status).toBe(303)
    expect(await reports(link)).toMatchObject([{ entered_by: 'Marc Cretonne', entered_for: 'Julie Percale' }])
    expect((await visitor().get(link.address)).status).toBe(200)
  })

  test.each([
    ['no name', { name: '', email: 'marc.cretonne@exemple.fr' }],
    ['no address', { name: 'Marc Cretonne', email: 'marc' }],
  ])('is refused with %s', async (_name, form) => {
    const link = await givenAsked()
    const answer = await visitor().post(`${link.address}/transmettre`, { intent: 'forward-link', ...form })
    expect(answer.status).toBe(422)
    expect(await journal(link)).toEqual([])
  })
})

describe('a report sent back', () => {
  test('goes to its author by mail, with the word and a new link; the campaign waits for her again', async () => {
    const link = await givenAsked()
    await visitor().post(link.address, point(link))
    const [report] = await reports(link)
    const before = (await mailsTo(linkHolder.email)).length
    await sendBackReport(
      { db: db(), actor: link.ctg.actors.townCoordinator, at: new Date() },
      { ctgId: link.ctgId, reportId: report?.id ?? '', answer: 'Combien de familles au Luth ?', siteUrl: origin },
    )
    const mails = await mailsTo(linkHolder.email)
    const mail = mails.at(-1)
    expect(mails.length).toBe(before + 1)
    expect(mail?.body_text).toContain('« Combien de familles au Luth ? »')
    const address = mail?.body_text.match(/\/point\/[\w-]{43}/)?.[0] ?? ''
    expect(mail?.kept_body_text).not.toContain(address)
    const page = await textOf(await visitor().get(address))
    expect(page).toContain('Combien de familles au Luth\u202f?')
    expect(page).toContain('à dire')
    const recipient = await db()
      .selectFrom('campaign_recipient')
      .selectAll()
      .where('ctg_id', '=', link.ctgId)
      .where('id', '=', link.recipientId)
      .executeTakeFirstOrThrow()
    expect(recipient.answered_at).toBeNull()
    expect((await visitor().post(address, point(link, { facts: 'Six au Luth.' }))).status).toBe(303)
  })

  test('gives back what it said and proposed: sent as they are, they go with the next report; emptied, they do not', async () => {
    const link = await givenAsked()
    const proposed = {
      nextStep: 'Recruter',
      proposedEndsOn: '2027-09-01',
      proposedStepTitle: 'Former l’équipe',
      proposedStepOn: '2027-02-01',
      proposedLead: 'Samir Tulle',
      proposedPartner: 'PMI',
      adjustment: 'Un second site.',
      difficulty: 'Deux départs.',
    }
    await visitor().post(link.address, point(link, { ...proposed, peopleReached: '18', status: 'suspended' }))
    const [report] = await reports(link)
    const sheet = () =>
      db().selectFrom('action').selectAll().where('ctg_id', '=', link.ctgId).where('id', '=', link.actionId).execute()
    const before = await sheet()
    await sendBackReport(
      { db: db(), actor: link.ctg.actors.townCoordinator, at: new Date() },
      { ctgId: link.ctgId, reportId: report?.id ?? '', answer: 'Combien au Luth ?', siteUrl: origin },
    )
    // Neither accepted nor lost.
    expect(await sheet()).toEqual(before)
    const mail = (await mailsTo(linkHolder.email)).at(-1)
    expect(mail?.body_text).toContain('rien n’en est entré dans la fiche, rien n’en est perdu')
    const address = mail?.body_text.match(/\/point\/[\w-]{43}/)?.[0] ?? ''
    const page = await (await visitor().get(address)).text()
    const given = givenFields(page, link.actionId)
    expect(given).toMatchObject({ ...proposed, facts: 'Dix-huit familles.', status: 'suspended' })
    expect(given.peopleReached).toBe('')
    // As it is, it says nothing: nothing is sent.
    expect((await visitor().post(address, withNames(link, given))).status).toBe(422)
    const next = { ...given, facts: 'Six au Luth.', proposedLead: '' }
    expect((await visitor().post(address, withNames(link, next))).status).toBe(303)
    expect((await reports(link)).at(-1)).toMatchObject({
      facts: 'Six au Luth.',
      action_status: 'suspended',
      next_step: 'Recruter',
      proposed_ends_on: '2027-09-01',
      proposed_step_title: 'Former l’équipe',
      proposed_step_on: '2027-02-01',
      proposed_lead: '',
      proposed_partner: 'PMI',
      adjustment: 'Un second site.',
      people_reached: null,
    })
  })
})

describe('a report sent back to a colleague', () => {
  /** Her report, come by the link passed on to her, is sent back once this is done to the links. @returns the mails she then has */
  async function mailsAfter(run: (link: Asked, linkId: string) => Promise<unknown>): Promise<number> {
    const link = await givenAsked()
    const email = `${randomUUID()}@exemple.fr`
    const form = { intent: 'forward-link', name: 'Marc Cretonne', email }
    await visitor().post(`${link.address}/transmettre`, form)
    const [passed] = await mailsTo(email)
    await visitor().post(passed?.body_text.match(/\/point\/[\w-]{43}/)?.[0] ?? '', point(link))
    const [report] = await reports(link)
    await run(link, report?.link_id ?? '')
    await sendBackReport(
      { db: db(), actor: link.ctg.actors.townCoordinator, at: new Date() },
      { ctgId: link.ctgId, reportId: report?.id ?? '', answer: 'Combien de familles au Luth ?', siteUrl: origin },
    )
    return (await mailsTo(email)).length - 1
  }
  const inTown = ({ ctg }: Asked) => ({ db: db(), actor: ctg.actors.townCoordinator, at: new Date() })

  test('goes to her with a new link', async () => expect(await mailsAfter(async () => undefined)).toBe(1))

  test('gives none once the coordination has taken hers back', async () =>
    expect(
      await mailsAfter((link, linkId) =>
        revokeOneLink(inTown(link), { ctgId: link.ctgId, recipientId: link.recipientId, linkId }),
      ),
    ).toBe(0))
})

/** The fields of one action of the page, as a browser would send them untouched. */
function givenFields(html: string, actionId: string): Record<string, string> {
  const read: Record<string, string> = {}
  const decode = (text = '') => text.replaceAll('&#x27;', "'").replaceAll('&amp;', '&')
  for (const [tag, name = ''] of html.matchAll(new RegExp(`<input[^>]* name="${actionId}\\.([^"]+)"[^>]*>`, 'g'))) {
    const value = decode(/ value="([^"]*)"/.exec(tag)?.[1])
    if (/type="(radio|checkbox)"/.test(tag) && !/ checked=""/.test(tag)) continue
    if (!/type="file"/.test(tag)) read[name] = value
  }
  const areas = new RegExp(`<textarea[^>]* name="${actionId}\\.([^"]+)"[^>]*>([^<]*)</textarea>`, 'g')
  for (const [, name = '', text] of html.matchAll(areas)) read[name] = decode(text)
  const lists = new RegExp(`<select[^>]* name="${actionId}\\.([^"]+)"[\\s\\S]*?</select>`, 'g')
  for (const [list, name = ''] of html.matchAll(lists))
    read[name] = /<option value="([^"]*)" selected=""/.exec(list)?.[1] ?? ''
  return read
}

const withNames = ({ actionId }: { readonly actionId: string }, fields: Readonly<Record<string, string>>) => ({
  intent: 'send-reports',
  ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${actionId}.${name}`, value])),
})
