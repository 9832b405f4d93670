/** Where a Caf would put it: behind a proxy that carries HTTPS, whatever it does of the Host header (docs/exploitation.md). */
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import WebSocket from 'ws'
import { watch } from './fixtures.ts'
import { findFreePort } from './free-port.ts'
import { expectSaid, goTo, openCtg, openTheme, renewal, unfold, unique } from './given.ts'
import { serveTrame } from './served-trame.ts'
import { openTlsProxy } from './tls-proxy.ts'

const given: { trame?: Awaited<ReturnType<typeof serveTrame>>; proxy?: Awaited<ReturnType<typeof openTlsProxy>> } = {}
const site = { url: '' }

test.beforeAll(async () => {
  test.setTimeout(240_000)
  const port = await findFreePort()
  site.url = `https://localhost:${port}`
  given.proxy = await openTlsProxy(port)
  given.trame = await serveTrame({ TRAME_URL: site.url, TRAME_DEMO: 'on' })
})
test.afterAll(async () => {
  given.proxy?.close()
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
  await openCtg(page, renewal)
  await goTo(page, 'Plan d’action')
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
  await openCtg(one, renewal)
  await openTheme(one, 'Petite enfance')
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
      const cookies = await antoine.context().cookies()
      expect(cookies.filter(({ name }) => name.includes('session')).map(({ secure }) => secure)).toEqual([true])
      await writeAction(antoine)
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
