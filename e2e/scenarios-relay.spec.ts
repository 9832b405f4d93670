/** Scenario 24: a coordinator leaves and an instance moves; the CTG is handed over, then carried, and opens elsewhere whole. */
import fs from 'node:fs'
import type { Browser } from '@playwright/test'
import { addressOfCtg } from './addresses.ts'
import { expect, type Page, test } from './fixtures.ts'
import { expectCost, walkFrom } from './gestures.ts'
import { attend, createCtgForTwo, expectSaid, goTo, openCtg, prepareMeeting, unique } from './given.ts'
import { serveTrame } from './served-trame.ts'
import { giveAdministration } from './site-database.ts'

const started: { elsewhere?: ReturnType<typeof serveTrame> } = {}
// Also when the journey fails, or is out of time, before it came there.
test.afterEach(async () => {
  const trame = await started.elsewhere?.catch(() => undefined)
  await trame?.stop()
})

/** A decision taken by two parties, so that the archive has one to carry. */
async function decide(page: Page): Promise<string> {
  await prepareMeeting(page, 'Comité de pilotage')
  await page.getByRole('button', { name: 'Ouvrir la séance' }).click()
  await expectSaid(page, 'Séance ouverte')
  await attend(page)
  const text = unique('Reconduire la ludothèque itinérante.')
  await page.getByRole('link', { name: 'Enregistrer une décision' }).first().click()
  await page.getByLabel('Texte de la décision').fill(text)
  for (const agreement of await page.getByRole('radio', { name: 'accord', exact: true }).all()) await agreement.click()
  await page.getByLabel('Décidé malgré : le motif').fill('Les directions ont donné leur accord.')
  await page.getByRole('button', { name: 'Enregistrer la décision' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Décision \d{4}-01$/)
  return text
}

/** Waits for what is made in the background, as a person does: by looking again, once she was told that it is under way. */
async function until(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  await expect(async () => {
    await page.reload()
    expect(await isThere()).toBe(true)
  }).toPass({ timeout: 90_000, intervals: [1_000] })
}

async function enterElsewhere(browser: Browser, port: number, name: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: `http://localhost:${port}` })).newPage()
  await page.goto('/connexion')
  await page.getByRole('button', { name: `Entrer : ${name}` }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Mes CTG' })).toBeVisible()
  return page
}

test('24. La relève : la CTG est remise puis transportée ; sa remplaçante trouve une page qui dit où tout en est, et l’archive rouvre ailleurs entière', async ({
  enter,
  browser,
}, testInfo) => {
  test.setTimeout(600_000)
  const elsewhere = serveTrame({ TRAME_DEMO: 'on' })
  elsewhere.catch(() => undefined)
  started.elsewhere = elsewhere
  const { name, antoine } = await createCtgForTwo(enter, 'La relève')
  const decision = await decide(antoine)
  await openCtg(antoine, name)

  // Antoine hands over to Samira, who was in no body of this CTG.
  const his = walkFrom(antoine)
  await his.press(
    antoine.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Membres et parties' }),
  )
  await his.press(antoine.getByRole('main').getByRole('link', { name: 'Antoine Lin' }).first())
  const handOver = antoine.getByRole('region', { name: 'Transmettre la coordination' })
  await handOver.getByLabel('Prénom et nom').fill('Samira Taffetas')
  await handOver.getByLabel('Adresse électronique professionnelle').fill('samira.taffetas@exemple.fr')
  await handOver.getByLabel('Fonction').fill('coordinatrice CTG')
  await his.press(handOver.getByRole('button', { name: 'Transmettre la coordination' }))
  await expect(antoine.getByRole('main')).toContainText('Samira Taffetas')

  // One page says where everything stands.
  const samira = await enter('Samira Taffetas')
  await openCtg(samira, name)
  const hers = walkFrom(samira)
  await hers.press(
    samira.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Membres et parties' }),
  )
  await hers.press(samira.getByRole('link', { name: 'Fiche de passation' }))
  await expect(samira.getByRole('heading', { level: 1 })).toHaveText('Fiche de passation')
  for (const part of ['Où en est la CTG', 'Ce qui est dû', 'Ce qui vient d’être décidé', 'Qui est qui'])
    await expect(samira.getByRole('heading', { level: 2, name: part })).toBeVisible()
  await expect(samira.getByRole('main')).toContainText(decision)

  // She takes the whole CTG out.
  await hers.press(samira.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Archives' }))
  await hers.press(samira.getByRole('button', { name: 'Demander une copie entière' }))
  await expectSaid(samira, 'Copie demandée')
  const download = samira.getByRole('link', { name: /^Télécharger/ })
  await until(samira, async () => (await download.count()) > 0)
  const fingerprint = await samira.locator('code').first().textContent()
  const saved = samira.waitForEvent('download')
  await hers.press(download)
  const file = testInfo.outputPath('ctg.zip')
  await (await saved).saveAs(file)
  expect(fs.readFileSync(file).subarray(0, 2).toString()).toBe('PK')

  // In the other instance, whoever administers it brings it in, after reading what it holds.
  const { port, data } = await elsewhere
  await giveAdministration(data, 'claire.mousseline@exemple.fr')
  const host = await enterElsewhere(browser, port, 'Claire Mousseline')
  const brings = walkFrom(host)
  await host.goto('/administration/archives')
  // By its bytes: without a language of the machine, Chromium opens no path that has an accent.
  const archive = { name: 'ctg.zip', mimeType: 'application/zip', buffer: fs.readFileSync(file) }
  await brings.choose(host.getByLabel('Archive d’une CTG (ZIP)'), archive)
  await brings.press(host.getByRole('button', { name: 'Apporter et vérifier' }))
  // The instance there has just started: it still makes the figures of the country.
  await expectSaid(host, 'Archive reçue', 60_000)
  const bring = host.getByRole('button', { name: 'Faire entrer la CTG' })
  await until(host, async () => (await bring.count()) > 0)
  await expect(host.getByRole('main')).toContainText(fingerprint ?? 'no fingerprint')
  await brings.press(host.getByRole('checkbox', { name: /^Je rattache ces personnes/ }))
  await brings.press(bring)
  await expectSaid(host, 'L’archive entre', 60_000)
  await until(host, async () => (await host.getByText('entrée', { exact: true }).count()) > 0)

  // And it is whole there: its page, its decision, its journal with the names of before.
  const arrived = await enterElsewhere(browser, port, 'Samira Taffetas')
  await arrived.goto(`${await addressOfCtg(arrived, name)}/passation`)
  await expect(arrived.getByRole('main')).toContainText(decision)
  await goTo(arrived, 'Journal')
  await expect(arrived.getByRole('main')).toContainText('CTG arrivée d’une autre instance')
  await expect(arrived.getByRole('main')).toContainText('Antoine Lin')
  expectCost(24, { pages: 8, clicks: 14 }, his, hers, brings)
})
