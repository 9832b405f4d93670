/** An adviser’s Monday: fourteen CTGs, where to begin, what is covered, and one campaign for five of them. Pages and clicks printed. */
import { expect, type Page, test } from './fixtures.ts'
import { fourteen, givenFourteen } from './fourteen-ctgs.ts'
import { expectCost, walkFrom } from './gestures.ts'
import { expectAccessible, narrow, wide } from './page-checks.ts'

async function enterAdviser(page: Page): Promise<void> {
  const { entrance } = await givenFourteen()
  await page.goto(entrance)
  await page.getByRole('button', { name: /entrer|connecter/i }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes CTG')
}

const asked = ['Antony', 'Bagneux', 'Clichy', 'Colombes', 'Nanterre']

test('21. Le lundi du conseiller technique : par où commencer, ce qui a changé depuis lundi, la population couverte comptée une fois, une campagne pour cinq CTG d’un geste', async ({
  page,
}) => {
  await enterAdviser(page)
  const walk = walkFrom(page)
  // Where to begin: the three copils due and the two ends, first and in words.
  const lead = page.getByText(/^Un copil est dû à/)
  for (const words of [
    'Bagneux',
    'Clichy',
    'Nanterre',
    'Châtenay-Malabry se termine dans 1',
    'Antony se termine dans 4',
  ])
    await expect(lead).toContainText(words)
  const rows = page.getByRole('table', { name: 'Mes CTG' }).getByRole('row')
  await expect(rows).toHaveCount(fourteen.length + 2)
  const first = await rows.getByRole('rowheader').allTextContents()
  expect(first.slice(0, 3).toSorted()).toEqual(['Bagneux', 'Clichy', 'Nanterre'])
  expect(first.slice(3, 5)).toEqual(['Châtenay-Malabry', 'Antony'])
  await expect(rows.filter({ hasText: 'Bagneux' })).toContainText('13')
  await expect(rows.getByText('copil en retard')).toHaveCount(3)
  await expect(page.getByRole('listitem').filter({ hasText: 'Colombes' })).toContainText(
    'a reçu un acte d’habilitation',
  )

  // What is covered: Meudon, in two CTGs, once.
  const cover = page.getByRole('region', { name: /^Couverture au/ })
  await expect(cover).toContainText(/dans 17\scommunes sur 36, chacune comptée une fois/)
  await expect(cover).toContainText(/1\scommune est couverte par plusieurs CTG/)
  await expectAccessible(page, 'portefeuille')

  for (const name of asked) await walk.press(page.getByRole('checkbox', { name: `Cocher ${name}`, exact: true }))
  await walk.press(page.getByRole('button', { name: 'Lancer une campagne' }))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lancer une campagne sur plusieurs CTG')
  await expect(page.getByText('sera lancée')).toHaveCount(asked.length)
  await expectAccessible(page, 'campagne sur plusieurs CTG')
  await walk.press(page.getByRole('button', { name: 'Lancer la campagne' }))
  await expect(page).toHaveURL(/\/campagnes\?suivie=/)
  await expect(page.getByText('lancée', { exact: true })).toHaveCount(asked.length)
  await expect(page.getByText('0 sur 1')).toHaveCount(asked.length)
  expectCost(21, { pages: 2, clicks: 7 }, walk)
})

test('le portefeuille se lit au téléphone, se filtre, garde ses colonnes et se télécharge', async ({ page }) => {
  await enterAdviser(page)
  await page.setViewportSize(narrow)
  await expectAccessible(page, 'portefeuille, étroit')
  await page.getByRole('link', { name: /^Copil en retard \(3\)/ }).click()
  await expect(page.getByRole('table', { name: 'Mes CTG' }).getByRole('row')).toHaveCount(5)
  await page.setViewportSize(wide)
  // What was looked at was unfolded to be.
  await page.reload()
  await page.getByText('Choisir les colonnes').click()
  await page.getByRole('checkbox', { name: 'Schéma petite enfance' }).uncheck()
  await page.getByRole('checkbox', { name: 'Habitants' }).check()
  await page.getByRole('button', { name: 'Garder ces colonnes' }).click()
  await expect(page.getByRole('columnheader', { name: /^Habitants/ })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Schéma petite enfance' })).toHaveCount(0)
  await page.locator('summary').filter({ hasText: 'Autres actes sur le portefeuille' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Télécharger le tableau (CSV)' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^mes-ctg-\d{4}-\d\d-\d\d\.csv$/)
})
