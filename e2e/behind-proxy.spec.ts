/** Where a Caf would put it: behind a proxy that carries HTTPS, whatever it does of the Host header (docs/exploitation.md). */
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import WebSocket from 'ws'
import { clientId, clientSecret, startIdentityProvider } from '../test/identity-provider.ts'
import { watch } from './fixtures.ts'
import { findFreePort } from './free-port.ts'
import { createCtgOnScreen, expectSaid, invite, openCtg, openTheme, renewal, unfold, unique } from './given.ts'
import { expectAccessible } from './page-checks.ts'
import { serveTrame } from './served-trame.ts'
import { openTlsProxy } from './tls-proxy.ts'

const given: {
  trame?: Awaited<ReturnType<typeof serveTrame>>
  proxy?: Awaited<ReturnType<typeof openTlsProxy>>
  provider?: Awaited<ReturnType<typeof startIdentityProvider>>
} = {}
const site = { url: '' }

const identity = (sub: string, given_name: string, email: string) => ({
  ...{ sub, idp_id: 'essai', given_name, usual_name: 'Satin', email, email_verified: true, acr: 'eidas1' },
  ...{ siret: '21920036900015', organization_label: 'Ville de Gennevilliers' },
})
const identities = [
  identity('lina', 'Lina', 'lina.satin@invitee.exemple'),
  identity('noe', 'Noé', 'noe.satin@ville-essai.exemple'),
  identity('eva', 'Éva', 'eva.satin@ailleurs.exemple'),
  identity('paul', 'Paul', 'paul.coton@exemple.fr'),
]

test.beforeAll(async () => {
  test.setTimeout(360_000)
  const port = await findFreePort()
  site.url = `https://localhost:${port}`
  given.proxy = await openTlsProxy(port)
  given.provider = await startIdentityProvider({ siteUrl: site.url, identities })
  given.trame = await serveTrame({
    TRAME_URL: site.url,
    TRAME_DEMO: 'on',
    TRAME_OPENID_ISSUER: given.provider.issuer,
    TRAME_OPENID_CLIENT_ID: clientId,
    TRAME_OPENID_SECRET: clientSecret,
  })
})
test.afterAll(async () => {
  given.proxy?.close()
  given.provider?.close()
  await given.trame?.stop()
})

async function open(browser: Browser, options: { readonly withScript: boolean }): Promise<Page> {
  const context = await browser.newContext({
    baseURL: site.url,
    ignoreHTTPSErrors: true,
    javaScriptEnabled: options.withScript,
  })
  return context.newPage()
}

async function enter(page: Page, name: string): Promise<void> {
  await page.goto('/connexion')
  await page.getByRole('button', { name: `Entrer : ${name}` }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes CTG')
}

/** A form, then a file. */
async function writeAction(page: Page): Promise<void> {
  const title = unique('Ouvrir un lieu du soir')
  await openCtg(page, renewal, 'Plan d’action')
  await page.getByRole('link', { name: 'Écrire une action' }).click()
  await page.getByLabel('Titre de l’action').fill(title)
  await page.getByRole('button', { name: 'Créer l’action' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
  await page.getByRole('link', { name: 'Modifier', exact: true }).click()
  await unfold(page, 'Ajouter un document')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'plaquette.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 plaquette') })
  await page.getByLabel('Ce que c’est').fill('Plaquette du lieu')
  await page.getByRole('button', { name: 'Ajouter le document' }).click()
  await expectSaid(page, 'Document ajouté')
}

async function writeTogether(one: Page, other: Page): Promise<void> {
  const chapter = (page: Page) => page.getByRole('region', { name: 'Le chapitre du diagnostic' })
  const sheet = (page: Page) => chapter(page).getByRole('textbox', { name: /^Chapitre/ })
  await openTheme(one, 'Petite enfance', renewal)
  await other.goto(one.url())
  for (const page of [one, other]) {
    await chapter(page)
      .getByRole('button', { name: /^Écrire : Chapitre/ })
      .click()
    await expect(sheet(page)).toHaveAttribute('contenteditable', 'true')
  }
  for (const [page, reader] of [
    [one, other],
    [other, one],
  ] as const) {
    const words = unique('Les places manquent')
    await sheet(page).press('Control+End')
    await page.keyboard.type(`${words} `)
    await expect(sheet(reader)).toContainText(words)
  }
}

/** @returns the status of the answer to a socket's request */
const knock = (context: BrowserContext, origin: string): Promise<number> =>
  context.cookies().then(
    (cookies) =>
      new Promise((resolve, reject) => {
        const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
        const socket = new WebSocket(`${site.url.replace('https', 'wss')}/collab`, {
          origin,
          headers: { cookie },
          rejectUnauthorized: false,
        })
        socket.once('open', () => {
          socket.close()
          resolve(101)
        })
        socket.once('unexpected-response', (_request, { statusCode }) => resolve(statusCode ?? 0))
        socket.once('error', reject)
      }),
  )

for (const host of ['kept', 'rewritten'] as const)
  test.describe(`Derrière un mandataire HTTPS, Host ${host}`, () => {
    test.beforeEach(() => given.proxy?.passTo(`http://127.0.0.1:${given.trame?.port}`, host))

    test('on entre, on enregistre, on joint un fichier, on écrit à deux', async ({ browser }) => {
      const claire = await open(browser, { withScript: true })
      const antoine = await open(browser, { withScript: true })
      const faults = [claire, antoine].map((page) => watch(page, site.url))
      await enter(claire, 'Claire Mousseline')
      await enter(antoine, 'Antoine Lin')
      await writeAction(antoine)
      const cookies = await antoine.context().cookies()
      expect(cookies.map(({ name }) => name)).toContain('__Host-trame.session_token')
      expect(cookies.filter(({ name, secure }) => !secure || !name.startsWith('__Host-'))).toEqual([])
      await writeTogether(claire, antoine)
      expect(faults.flat()).toEqual([])

      await antoine.goto('/compte')
      await antoine.getByRole('button', { name: 'Se déconnecter' }).first().click()
      await expect(antoine).toHaveURL(`${site.url}/connexion`)
    })

    test('sans JavaScript aussi', async ({ browser }) => {
      const page = await open(browser, { withScript: false })
      await enter(page, 'Antoine Lin')
      await writeAction(page)
    })

    test('une page d’un autre site n’envoie rien, ni formulaire, ni donnée, ni texte', async ({ browser }) => {
      const page = await open(browser, { withScript: false })
      await enter(page, 'Claire Mousseline')
      const rename = async (path: string, origin: string) => {
        const form = { intent: 'rename', name: 'Claire Mousseline' }
        return (await page.request.post(path, { form, headers: { origin }, maxRedirects: 0 })).status()
      }
      const elsewhere = 'https://elsewhere.example'
      for (const path of ['/compte', '/compte.data']) {
        expect(await rename(path, elsewhere)).toBe(403)
        expect(await rename(path, `http://127.0.0.1:${given.trame?.port}`)).toBe(403)
        expect([202, 303]).toContain(await rename(path, site.url))
      }
      expect(await knock(page.context(), elsewhere)).toBe(403)
      expect(await knock(page.context(), `http://127.0.0.1:${given.trame?.port}`)).toBe(403)
      expect(await knock(page.context(), site.url)).toBe(101)
    })
  })

test.describe('Par un fournisseur d’identité', () => {
  test.beforeEach(() => given.proxy?.passTo(`http://127.0.0.1:${given.trame?.port}`, 'rewritten'))

  async function identify(page: Page, name: string): Promise<void> {
    await page.goto('/connexion')
    await page.getByRole('link', { name: 'S’identifier avec ProConnect' }).click()
    await page.getByRole('link', { name }).click()
  }

  test('on entre par invitation, par un domaine ouvert, et l’on sort des deux', async ({ browser }) => {
    const antoine = await open(browser, { withScript: true })
    await enter(antoine, 'Antoine Lin')
    const name = await createCtgOnScreen(antoine, 'Par ProConnect', 'la collectivité')
    await invite(antoine, {
      ...{ name: 'Lina Satin', email: 'lina.satin@invitee.exemple' },
      ...{ party: 'Ville de Gennevilliers', role: 'contribution' },
    })
    const domains = antoine.getByRole('region', { name: 'Domaines d’adresses ouverts' })
    await domains.getByLabel('Domaine des adresses').fill('orange.fr')
    await domains.getByRole('button', { name: 'Ouvrir ce domaine' }).click()
    await expect(domains.getByText('Tout le monde peut avoir une adresse dans ce domaine').first()).toBeVisible()
    await domains.getByLabel('Domaine des adresses').fill('@Ville-Essai.exemple')
    await domains.getByRole('button', { name: 'Ouvrir ce domaine' }).click()
    await expectSaid(antoine, 'Domaine ouvert')

    for (const [who, withScript] of [
      ['Lina Satin', true],
      ['Noé Satin', false],
    ] as const) {
      const page = await open(browser, { withScript })
      await identify(page, who)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes CTG')
      await expect(page.getByRole('link', { name, exact: true })).toBeVisible()
      await page.goto('/compte')
      if (withScript) await expectAccessible(page, 'Mon compte, avec une identité reliée', { isFrameKnown: true })
      await page.getByRole('button', { name: 'Se déconnecter' }).last().click()
      await page.getByRole('button', { name: 'Oui' }).click()
      await expect(page).toHaveURL(`${site.url}/connexion`)
      await expectSaid(page, 'Vos sessions de Trame et de ProConnect sont fermées')
      await page.context().close()
    }
    await antoine.reload()
    const members = antoine.getByRole('figure', { name: 'Membres : Ville de Gennevilliers' })
    await expect(members.getByRole('row', { name: /Noé Satin/ })).toContainText('lecture')
    await expectAccessible(antoine, 'Membres, un domaine ouvert', { isFrameKnown: true })
  })

  test('qui n’entre pas lit pourquoi ; un compte déjà à quelqu’un se relie en le montrant', async ({ browser }) => {
    const page = await open(browser, { withScript: true })
    await page.goto('/connexion')
    await expectAccessible(page, 'Connexion, avec un fournisseur', { isFrameKnown: true })
    await identify(page, 'Éva Satin')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre organisme n’est dans aucune CTG')
    await expectAccessible(page, 'Cause d’un refus')
    await page.getByRole('link', { name: 'Revenir à la connexion' }).click()
    await page.context().clearCookies()

    await identify(page, 'Paul Satin')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Un compte existe déjà à votre adresse')
    await expectAccessible(page, 'Compte déjà à quelqu’un')
    await page.getByRole('link', { name: 'Entrer comme d’habitude' }).click()
    await page.getByRole('button', { name: 'Entrer : Paul Coton' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Relier ProConnect à mon compte')
    await expect(page).toHaveTitle(/^Relier ProConnect à mon compte/)
    await expectAccessible(page, 'Relier')
    await page.getByRole('button', { name: 'Relier ProConnect à mon compte' }).click()
    await expectSaid(page, 'ProConnect est relié à votre compte')
  })
})
