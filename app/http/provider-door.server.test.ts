/** Entering by an identity provider, against `oidc-provider`: who enters, who does not and what she is told. Rules: docs/rules/accounts.md §12. */
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { tellRefusal } from '#app/domains/accounts/provider/enter-by-provider.server.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { openTestApp } from '#test/http.server.ts'
import { openBrowser } from '#test/identity-journey.server.ts'
import {
  app,
  claimsIn,
  db,
  domain,
  enter,
  inviteAs,
  isIn,
  lastAct,
  openidOf,
  provider,
  returned,
  siteUrl,
  withProviderApp,
} from '#test/provider-app.server.ts'

withProviderApp()

describe('who enters', () => {
  test('an invited person, at her verified address: once tied, her identity is her account', async () => {
    await inviteAs(`invitee@${domain}`)
    const first = await enter('invitee')
    expect([first.status, first.location, await isIn(first)]).toEqual([303, '/', true])
    const tied = await db
      .selectFrom('provider_identity')
      .innerJoin('person', 'person.id', 'person_id')
      .innerJoin('known_network', 'known_network.person_id', 'person.id')
      .select(['subject', 'siret', 'acr', 'person.email', 'person.emailVerified'])
      .where('subject', '=', 'idp-1:invitee')
      .executeTakeFirst()
    expect(tied).toEqual({
      subject: 'idp-1:invitee',
      siret: '21920036900015',
      acr: 'eidas1',
      email: `invitee@${domain}`,
      emailVerified: true,
    })
    expect(await isIn(await enter('invitee'))).toBe(true)
    // Recognised by another organisation, she has another identity: she must prove it is hers before it is tied.
    expect((await enter('invitee-elsewhere')).location).toBe('/connexion/fournisseur/relier')
    expect((await lastAct('person.entered'))?.detail).toMatchObject({ way: 'provider' })
  })

  test('who comes by an opened domain reads, for its party; both coordinations are told; one ended does not come back', async () => {
    const { ctgId, actors, town } = await givenCtg(db)
    const row = { ctg_id: ctgId, id: randomUUID(), party_id: town.id, domain: 'ouvert.exemple' }
    await db
      .insertInto('mail_domain')
      .values({ ...row, opened_by: actors.townCoordinator.personId, opened_at: new Date() })
      .execute()
    const entered = await enter('by-domain')
    expect(await isIn(entered)).toBe(true)
    expect((await entered.browser.visit(`/ctg/${ctgId}/membres`)).status).toBe(200)
    const mandates = await db
      .selectFrom('member')
      .innerJoin('person', 'person.id', 'person_id')
      .select(['member.role', 'member.party_id', 'person.name'])
      .where('person.email', '=', 'by-domain@ouvert.exemple')
      .execute()
    expect(mandates).toEqual([{ role: 'reader', party_id: town.id, name: 'Ana Lune' }])
    expect((await lastAct('member.entered-by-domain'))?.ctg_id).toBe(ctgId)
    const notices = await db.selectFrom('notice').select('person_id').where('ctg_id', '=', ctgId).execute()
    expect(notices.map(({ person_id }) => person_id).sort()).toEqual(
      [actors.cafCoordinator.personId, actors.townCoordinator.personId].sort(),
    )
    // A mandate that ended is not given again by the domain of her address.
    await db
      .updateTable('member')
      .set({ until: '2020-01-01' })
      .where('ctg_id', '=', ctgId)
      .where('role', '=', 'reader')
      .execute()
    const again = await enter('by-domain')
    expect((await again.browser.visit(`/ctg/${ctgId}/membres`)).status).toBe(404)
    // An archived CTG is written no more: nobody comes in.
    const archive = (archived_at: Date | null) =>
      db.updateTable('ctg').set({ archived_at }).where('id', '=', ctgId).execute()
    await archive(new Date())
    expect((await enter('archived')).cause).toBe('unknown-organisation')
    await archive(null)
    // Closed, it lets nobody in.
    await db.updateTable('mail_domain').set({ closed_at: new Date() }).where('ctg_id', '=', ctgId).execute()
    expect((await enter('ended')).cause).toBe('unknown-organisation')
    expect(await db.selectFrom('person').select('id').where('email', '=', 'ended@ouvert.exemple').execute()).toEqual([])
  })

  test('whose level is a second factor is asked for none; another shows hers', async () => {
    for (const [sub, isAsked] of [
      ['invitee', true],
      ['invitee-mfa', false],
    ] as const) {
      await inviteAs(`${sub}@${domain}`)
      await enter(sub)
      const { id } = await db
        .selectFrom('person')
        .select('id')
        .where('email', '=', `${sub}@${domain}`)
        .executeTakeFirstOrThrow()
      await db
        .insertInto('second_factor')
        .values({ person_id: id, sealed_secret: 'x', created_at: new Date(), confirmed_at: new Date() })
        .onConflict((conflict) => conflict.column('person_id').doNothing())
        .execute()
      const entered = await enter(sub)
      const page = await entered.browser.visit('/compte')
      expect([sub, page.status === 302]).toEqual([sub, isAsked])
    }
  })
})

describe('an account that is somebody’s already', () => {
  beforeEach(() => inviteAs(`known@${domain}`, { emailVerified: true }))

  test('is never tied silently: she confirms it while signed in by her own means', async () => {
    const { browser, location } = await enter('known')
    expect(location).toBe('/connexion/fournisseur/relier')
    expect(await isIn({ browser })).toBe(false)
    const page = await (await browser.visit(location)).text()
    expect(page).toContain(`known@${domain}`)
    // Pressed before she has shown that the account is hers: a link is sent, nothing is tied.
    expect((await browser.send(location, { intent: 'tie' })).status).toBe(200)
    expect(
      await db.selectFrom('provider_identity').select('subject').where('subject', '=', 'idp-1:known').execute(),
    ).toEqual([])

    const person = await db
      .selectFrom('person')
      .select('id')
      .where('email', '=', `known@${domain}`)
      .executeTakeFirstOrThrow()
    const session = await app().signIn({ personId: person.id })
    const cookies = `${browser.cookie()}; ${session}`
    expect((await app().post(location, { intent: 'tie' }, cookies)).headers.get('location')).toBe('/compte#entrer')
    expect((await app().post(location, { intent: 'tie' }, cookies)).status).toBe(404)
    expect(await isIn(await enter('known'))).toBe(true)
  })

  test('is untied by its owner alone, who is told by mail', async () => {
    await inviteAs(`untied@${domain}`)
    const { browser } = await enter('untied')
    const form = { intent: 'untie-identity', issuer: provider().issuer, identity: 'idp-1:untied' }
    const { actors } = await givenCtg(db)
    expect((await app().post('/compte', form, await app().signIn(actors.reader))).status).toBe(404)
    expect((await browser.send('/compte', form)).status).toBe(303)
    const mail = await db
      .selectFrom('outgoing_mail')
      .select('body_text')
      .where('to_address', '=', `untied@${domain}`)
      .executeTakeFirst()
    expect(mail?.body_text).toContain('vient d’être retirée')
    expect((await enter('untied')).location).toBe('/connexion/fournisseur/relier')
  })

  test('is not tied to another account that is signed in there', async () => {
    await db.deleteFrom('provider_identity').where('subject', '=', 'idp-1:known').execute()
    const { browser, location } = await enter('known')
    const { actors } = await givenCtg(db)
    const cookies = `${browser.cookie()}; ${await app().signIn(actors.reader)}`
    expect(await (await app().get(location, cookies)).text()).toContain('avec un autre compte')
    expect((await app().post(location, { intent: 'tie' }, cookies)).status).toBe(409)
  })
})

describe('who does not enter is told why', () => {
  test.each([
    ['stranger', 'unknown-organisation'],
    ['unverified', 'address-unverified'],
    ['nameless', 'address-missing'],
    ['', 'person-refused'],
  ])('« %s »: %s', async (sub, cause) => {
    const refused = await enter(sub)
    expect([refused.cause, await isIn(refused)]).toEqual([cause, false])
    const page = await refused.browser.visit(refused.location)
    expect(page.status).toBe(403)
    expect(await page.text()).toContain('Revenir à la connexion')
    expect((await lastAct('person.provider-refused'))?.detail).toMatchObject({ cause })
  })

  test('a thousand refusals of one network leave the others told', async () => {
    const at = new Date()
    const refuse = (clientAddress: string) => tellRefusal(db, { cause: 'forged-state', clientAddress }, at)
    for (let time = 0; time < 1_010; time += 1) await refuse('192.0.2.1')
    await refuse('192.0.2.2')
    const journalLines = await db
      .selectFrom('audit_entry')
      .select('detail')
      .where('action', '=', 'person.provider-refused')
      .where('at', '=', at)
      .orderBy('id')
      .execute()
    expect(journalLines.map(({ detail }) => Object(detail).failures)).toEqual([1, 10, 100, 1000, 1])
  })

  test('whose account was closed by the administration, invited or not', async () => {
    const closing = { closed_at: new Date(), closed_reason: 'départ' }
    await db
      .insertInto('person')
      .values({ id: randomUUID(), name: 'Une partie', email: `closed@${domain}`, ...closing })
      .execute()
    const refused = await enter('closed')
    expect([refused.cause, await isIn(refused)]).toEqual(['account-closed', false])
  })

  test('of an organisation that is a party here, but invited by nobody', async () => {
    const { ctgId, town } = await givenCtg(db)
    await db
      .updateTable('party')
      .set({ siret: '21920036900015' })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', town.id)
      .execute()
    expect((await enter('colleague')).cause).toBe('no-invitation')
  })

  test('a state that another browser began, that was forged, or that has served', async () => {
    const one = await enter('invitee')
    expect((await returned(one.browser, one.back)).cause).toBe('forged-state')
    const other = openBrowser(app())
    const back = await openBrowser(app()).identify('invitee')
    expect((await returned(other, back)).cause).toBe('forged-state')
    expect((await returned(other, '/connexion/fournisseur/retour?code=x&state=y')).cause).toBe('forged-state')
    expect(await isIn({ browser: other })).toBe(false)
  })

  test('a code that has served already', async () => {
    const browser = openBrowser(app())
    const first = new URL(await browser.identify('invitee'), siteUrl)
    await browser.visit(first.pathname + first.search)
    const other = openBrowser(app())
    const second = new URL(await other.identify('invitee'), siteUrl)
    second.searchParams.set('code', first.searchParams.get('code') ?? '')
    expect((await returned(other, second.pathname + second.search)).cause).toBe('used-code')
    expect(await isIn({ browser: other })).toBe(false)
  })

  test('a level below the one asked, of a provider that lets it pass', async () => {
    const openid = openidOf(provider().issuer, { TRAME_OPENID_ACR: 'eidas1-mfa eidas2' })
    const strict = await openTestApp(db, { config: { openid } })
    const browser = openBrowser(strict)
    const back = await browser.identify('invitee', (url) => url.searchParams.delete('claims'))
    expect((await returned(browser, back)).cause).toBe('acr-too-low')
    const strong = openBrowser(strict)
    expect((await returned(strong, await strong.identify('invitee-mfa'))).location).toBe('/')
    strict.close()
  })
})

describe('leaving', () => {
  test('ends our session first, then leads to the sign-out of the provider, and knows it when it comes back', async () => {
    await inviteAs(`invitee@${domain}`)
    await db.deleteFrom('second_factor').execute()
    const { browser } = await enter('invitee')
    const left = await browser.send('/deconnexion', {})
    expect(left.headers.get('location')).toBe('/connexion/fournisseur/sortie')
    expect(await isIn({ browser })).toBe(false)
    expect(await (await browser.visit('/connexion/fournisseur/sortie')).text()).toContain('http-equiv="refresh"')
    const to = new URL((await browser.visit('/connexion/fournisseur/sortie?suite')).headers.get('location') ?? '')
    expect(to.origin).toBe(provider().issuer)
    expect(claimsIn(to.searchParams.get('id_token_hint') ?? '').sub).toBe('invitee')
    expect(to.searchParams.get('post_logout_redirect_uri')).toBe(`${siteUrl}/connexion/fournisseur/sortie`)
    expect((await fetch(to)).status).toBe(200)
    // Taken once; and only the provider’s own way back is told as such.
    expect((await browser.visit('/connexion/fournisseur/sortie?suite')).headers.get('location')).toBe('/connexion')
    const forged = await browser.visit('/connexion/fournisseur/sortie?state=x')
    expect(forged.headers.getSetCookie().some((one) => one.startsWith('trame_dit='))).toBe(false)
  })
})
