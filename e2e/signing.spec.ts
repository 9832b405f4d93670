/** Scenario 17 on the screens: a copy forged, one signed in a tool, one in Trame, the proof in one PDF (docs/rules/signing.md). All eighteen sign in app/domains/signing/eighteen-signatories.server.test.ts. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { issue, sealKeyOf } from '#app/domains/signatures/certificates.fixture.ts'
import { seal } from '#app/domains/signatures/seal.server.ts'
import { expect, type Page, test } from './fixtures.ts'
import { expectCost, type Walk, walkFrom } from './gestures.ts'
import { createCtgForTwo, expectSaid, freezeVersion, goTo } from './given.ts'

async function download(page: Page, name: string | RegExp): Promise<Buffer> {
  const file = page.waitForEvent('download')
  await page.getByRole('link', { name }).click()
  return readFile(await (await file).path())
}

const asFile = (bytes: Uint8Array) => ({ name: 'signee.pdf', mimeType: 'application/pdf', buffer: Buffer.from(bytes) })

async function giveBack(page: Page, walk: Walk, bytes: Uint8Array): Promise<void> {
  await walk.press(page.getByText('Rendre le PDF signé'))
  await walk.choose(page.getByLabel('PDF signé dans l’outil'), asFile(bytes))
  await page.getByLabel('Signé le').first().fill('2026-11-20')
  await walk.press(page.getByRole('button', { name: 'Vérifier et enregistrer' }))
}

/** The last mail of this subject, on the page where a demonstration shows them. */
async function readMail(page: Page, subject: RegExp): Promise<string> {
  await page.goto('/courriels')
  const mail = page.locator('li').filter({ hasText: subject }).first()
  return (await mail.textContent()) ?? ''
}

test('17. L’exemplaire dont un octet a changé est refusé avec ses mots, le bon attend ou est enregistré, une signature est donnée dans Trame, la preuve tient en un PDF', async ({
  enter,
  browser,
}) => {
  test.slow()
  const { antoine, claire } = await createCtgForTwo(enter, 'Signature')
  await goTo(claire, 'Convention')
  const tabs = (page: Page) => page.getByRole('navigation', { name: 'Pages de la convention' })
  await tabs(claire).getByRole('link', { name: 'Texte' }).click()
  await claire.getByRole('button', { name: 'Préparer les articles' }).click()
  await expectSaid(claire, 'Les articles sont prêts')
  await tabs(claire).getByRole('link', { name: 'Versions' }).click()
  await freezeVersion(claire)
  await expect(claire.getByRole('link', { name: /^Télécharger.*version 1$/ })).toBeVisible({ timeout: 60_000 })
  const frozen = await download(claire, /^Télécharger.*version 1$/)

  await goTo(claire, 'Convention')
  await tabs(claire).getByRole('link', { name: 'Preuve' }).click()
  await claire.waitForURL(/\/preuve$/)
  const walk = walkFrom(claire)
  await walk.press(claire.getByRole('main').getByRole('link', { name: 'Caf des Hauts-de-Seine' }))
  const authority = await issue({ name: 'Autorité d’essai' })
  const signer = await issue({ name: 'Directrice', issuer: authority })
  const signed = await seal(frozen, await sealKeyOf(signer), {
    reason: '',
    at: new Date('2026-11-20T10:00:00Z'),
    timestampUrl: undefined,
  })
  const forged = Buffer.from(signed)
  forged[2_000] = (forged[2_000] ?? 0) ^ 1
  await giveBack(claire, walk, forged)
  const copies = claire.getByRole('region', { name: 'Exemplaires reçus' })
  await expect(copies).toContainText('Exemplaire refusé', { timeout: 30_000 })
  await expect(copies).toContainText(/Premier octet qui diffère du texte figé\s: le 2\s001e/)

  await claire.reload()
  await giveBack(claire, walk, signed)
  await expect(copies).toContainText(
    'L’autorité qui a délivré le certificat n’est pas de celles que cette instance connaît.',
  )
  await walk.press(copies.getByRole('button', { name: 'Confirmer pour ma coordination' }))
  const address = claire.url()
  await antoine.goto(address)
  const his = walkFrom(antoine)
  await his.press(antoine.getByRole('button', { name: 'Confirmer pour ma coordination' }))
  await expect(antoine.getByRole('region', { name: 'Exemplaires reçus' })).toContainText('Signature enregistrée')

  for (const page of [antoine, claire]) {
    await page.goto(address.replace(/\/[^/]+$/, ''))
    await page.getByRole('button', { name: 'Le permettre pour ma coordination' }).click()
    await expect(page.getByRole('button', { name: 'Ne plus le permettre' })).toBeVisible()
  }
  await his.press(antoine.getByRole('main').getByRole('link', { name: 'Ville de Gennevilliers' }))
  await his.press(antoine.getByText('Envoyer un lien pour signer'))
  await antoine.getByLabel('Qui signe').fill('Odile Batiste')
  await antoine.getByLabel('Son adresse électronique').fill('odile.batiste@exemple.fr')
  await his.press(antoine.getByRole('button', { name: 'Envoyer le lien' }))
  await expectSaid(antoine, 'Lien envoyé.')
  const link = (await readMail(antoine, /À signer/)).match(/\/signature\/[\w-]+/)?.[0] ?? ''

  const odile = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
  await odile.goto(link)
  const hers = walkFrom(odile)
  await expect(odile.getByRole('main')).toContainText('signature électronique simple')
  await hers.press(odile.getByRole('button', { name: 'Recevoir un code par courriel' }))
  await expectSaid(odile, 'Code envoyé')
  const code = (await readMail(antoine, /Votre code pour signer/)).match(/: (\d{6})/)?.[1] ?? ''
  await odile.getByRole('textbox', { name: 'Code' }).fill(code)
  await hers.press(odile.getByLabel('J’ai lu ce texte et je le signe'))
  await hers.press(odile.getByRole('button', { name: 'Signer', exact: true }))
  await expect(odile.getByRole('main')).toContainText('Merci.')

  await claire.reload()
  await walk.press(claire.getByRole('button', { name: 'Faire le dossier' }))
  await expect(claire.getByRole('link', { name: 'Télécharger le dossier' })).toBeVisible({ timeout: 60_000 })
  const proof = await download(claire, 'Télécharger le dossier')
  await odile.goto('/verifier')
  await odile.getByLabel(/Choisir le fichier/).setInputFiles(asFile(proof))
  await expect(odile.getByRole('main')).toContainText('Dossier de preuve reconnu')
  await odile.getByLabel('Empreinte SHA-256').fill(createHash('sha256').update(forged).digest('hex'))
  await odile.getByRole('button', { name: 'Vérifier' }).click()
  await expect(odile.getByRole('main')).toContainText('Exemplaire connu, et refusé')
  expectCost(17, { pages: 6, clicks: 18 }, walk, his, hers)
})
