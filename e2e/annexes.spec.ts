/** The annexes of the convention: chosen, ordered, drawn from posts and from the Caf's list, then in a version and its documents (docs/rules/convention.md §6). */
import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from './fixtures.ts'
import { createCtgForTwo, expectSaid, freezeVersion, goTo } from './given.ts'

const attached = (page: Page) => page.getByRole('region', { name: 'Jointes à la convention' }).getByRole('listitem')

async function addPost(page: Page): Promise<void> {
  await page.getByText('Ajouter un poste').click()
  await page.getByLabel(/^Poste/).fill('Coordinatrice petite enfance')
  await page.getByLabel('Employeur', { exact: true }).selectOption({ label: 'Ville de Gennevilliers' })
  await page.getByLabel('Temps de travail').fill('0,5')
  await page.getByRole('button', { name: 'Ajouter le poste' }).click()
  await expect(page.getByRole('region', { name: 'Les postes' })).toContainText('0,5 ETP')
}

async function importList(page: Page): Promise<void> {
  const csv = 'Service;N° COF;Commune;Bonus territoire\nCrèche;24-1;Gennevilliers;1 200 €\nTotal;;;1 200 €\n'
  const file = { name: 'cof.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }
  await page.getByLabel(/^Tableur de la Caf/).setInputFiles(file)
  await page.getByRole('button', { name: 'Importer la liste' }).click()
  await expect(page.getByRole('main')).toContainText(
    /10\scellules dans le fichier\s: 4\scomprises, 0\sgardée en toutes lettres, 6\slaissées de côté/,
  )
}

test.describe('Les annexes de la convention', () => {
  test('se choisissent et s’ordonnent ; les postes et la liste de la Caf y entrent ; une version les porte jusqu’en Word', async ({
    enter,
  }) => {
    test.slow()
    const { claire } = await createCtgForTwo(enter, 'Pièces jointes')
    await goTo(claire, 'Convention')
    const tabs = claire.getByRole('navigation', { name: 'Pages de la convention' })
    await tabs.getByRole('link', { name: 'Texte' }).click()
    await claire.getByRole('button', { name: 'Préparer les articles' }).click()
    await expectSaid(claire, 'Les articles sont prêts')
    await tabs.getByRole('link', { name: 'Annexes' }).click()
    await claire.getByRole('link', { name: 'Postes de coordination' }).first().click()
    await addPost(claire)
    await claire.getByRole('link', { name: 'Annexes', exact: true }).first().click()
    await claire.getByRole('link', { name: 'COF et bonus territoire', exact: true }).click()
    await importList(claire)
    await claire.getByRole('link', { name: 'Annexes', exact: true }).first().click()

    await claire.getByRole('button', { name: 'Joindre : Postes de coordination' }).click()
    await expect(attached(claire)).toHaveCount(4)
    await claire.getByRole('button', { name: 'Monter : Postes de coordination' }).click()
    await expect(attached(claire).nth(2)).toContainText('Annexe 3. Postes de coordination')
    await claire.getByRole('button', { name: 'Retirer : Diagnostic partagé' }).click()
    await expect(attached(claire).nth(1)).toContainText('Annexe 2. Postes de coordination')
    await expect(claire.getByRole('main')).toContainText('cite « Diagnostic partagé », que la convention ne joint pas')

    await tabs.getByRole('link', { name: 'Versions' }).click()
    await freezeVersion(claire)
    const word = claire.getByRole('link', { name: /^Word, à retravailler/ })
    await expect(word).toBeVisible({ timeout: 90_000 })
    const download = claire.waitForEvent('download')
    await word.click()
    const bytes = await readFile(await (await download).path())
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
  })
})
