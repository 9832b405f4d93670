/** The convention: articles, a frozen version and its PDF, authorising acts, signatures (docs/rules/convention.md). */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from './fixtures.ts'
import { createCtgForTwo, freezeVersion, goTo } from './given.ts'

async function recordAct(page: Page, party: string): Promise<void> {
  await goTo(page, 'Convention')
  await page.getByRole('grid').getByRole('link', { name: party }).click()
  await page.getByLabel('Adopté le').fill('2026-11-02')
  await page.getByRole('button', { name: 'Enregistrer l’acte' }).click()
  await expect(page.getByRole('region', { name: 'Acte d’habilitation' })).toContainText('2 novembre 2026')
}

async function recordSignature(page: Page, party: string): Promise<void> {
  await goTo(page, 'Convention')
  await page.getByRole('grid').getByRole('link', { name: party }).click()
  await page.getByLabel('Signée le').fill('2026-11-20')
  await page.getByRole('button', { name: 'Enregistrer la signature' }).click()
  await expect(page.getByRole('region', { name: 'Signature' })).toContainText('20 novembre 2026')
}

test.describe('La convention', () => {
  test('les articles sont préparés, la version figée donne un PDF dont l’empreinte est celle du fichier ; chaque partie vote puis signe', async ({
    enter,
  }) => {
    test.slow()
    const { antoine, claire } = await createCtgForTwo(enter, 'Convention')
    await goTo(claire, 'Convention')
    const tabs = claire.getByRole('navigation', { name: 'Pages de la convention' })
    await tabs.getByRole('link', { name: 'Texte' }).click()
    await claire.getByRole('button', { name: 'Préparer les articles' }).click()
    await expect(claire.getByRole('region', { name: 'Articles', exact: true })).toContainText('14 articles')
    await tabs.getByRole('link', { name: 'Versions' }).click()
    await freezeVersion(claire)
    await expect(claire.getByRole('heading', { level: 1 })).toHaveText(/Convention, version 1/)
    await expect(claire.getByRole('link', { name: /^Télécharger.*version 1$/ })).toBeVisible({ timeout: 60_000 })

    const download = claire.waitForEvent('download')
    await claire.getByRole('link', { name: /^Télécharger.*version 1$/ }).click()
    const bytes = await readFile(await (await download).path())
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await claire.getByText('Comparer le fichier reçu avec celui-ci').click()
    await expect(claire.getByText(sha256, { exact: true })).toBeVisible()

    await recordAct(claire, 'Caf des Hauts-de-Seine')
    await recordSignature(claire, 'Caf des Hauts-de-Seine')
    await goTo(antoine, 'Convention')
    await expect(antoine.getByRole('main')).toContainText('1 acte d’habilitation sur 2')
    await expect(antoine.getByRole('main')).toContainText('signature en cours (1 sur 2)')

    await recordAct(antoine, 'Ville de Gennevilliers')
    await recordSignature(antoine, 'Ville de Gennevilliers')
    await goTo(claire, 'Convention')
    await expect(claire.getByRole('list', { name: /^Étapes de la convention/ })).toContainText('signée le 20 nov.')
    await expect(claire.getByRole('main')).toContainText('Signée le 20 novembre 2026')
  })
})
