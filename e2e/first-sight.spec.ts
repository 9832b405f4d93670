/** What one sees before scrolling: the page of a theme and the form of the scores as short as they are drawn (docs/rules/diagnosis.md). */
import { expect, type Locator, type Page, test } from './fixtures.ts'
import { openCtg, openTheme, renewal } from './given.ts'
import { narrow, wide } from './page-checks.ts'

const heightOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollHeight)
/** Of the tallest of them. */
const tallestOf = (all: Locator): Promise<number> =>
  all.evaluateAll((them) => Math.max(0, ...them.map((one) => one.getBoundingClientRect().height)))
const topOf = async (page: Page, words: string | RegExp): Promise<number> =>
  (await page.getByRole('main').getByText(words).first().boundingBox())?.y ?? Number.POSITIVE_INFINITY

test('un thème : les chiffres, les lectures, les constats en une ligne ; le reste se déplie', async ({ enter }) => {
  const claire = await enter('Claire Mousseline', wide)
  await openTheme(claire, 'Petite enfance', renewal)
  expect(await heightOf(claire)).toBeLessThan(2450)
  expect(await topOf(claire, 'Un quart de naissances en moins depuis 2017')).toBeLessThan(1000)
  const tabs = claire.getByRole('navigation', { name: 'Thèmes du diagnostic' })
  expect(await tallestOf(tabs)).toBeLessThan(45)
  const findings = claire.getByRole('region', { name: 'Constats' }).locator('details > summary')
  expect(await tallestOf(findings)).toBeLessThan(40)
  const rows = claire.getByRole('region', { name: 'Ce que disent les chiffres' }).locator('tbody tr')
  expect(await tallestOf(rows)).toBeLessThan(70)
  await expect(claire.getByText('une affaire de nombre')).toBeHidden()
  await claire.getByText('Lire le chapitre').click()
  await expect(claire.getByText('une affaire de nombre')).toBeVisible()

  await claire.setViewportSize(narrow)
  await claire.reload()
  expect(await topOf(claire, '57,4')).toBeLessThan(480)
  expect(await heightOf(claire)).toBeLessThan(4900)
  const themes = claire.getByRole('navigation', { name: 'Thèmes du diagnostic' })
  await expect(themes.getByRole('link')).toHaveText(['Petite enfance'])
  await themes.getByText('Thèmes du diagnostic').click()
  await themes.getByRole('link', { name: 'Vacances' }).click()
  await expect(claire.getByRole('heading', { level: 1 })).toHaveText('Vacances')
})

test('les enjeux se notent en un tableau : un enjeu par ligne', async ({ enter }) => {
  const claire = await enter('Claire Mousseline', wide)
  await openCtg(claire, renewal)
  await claire.goto(`${new URL(claire.url()).pathname}/enjeux/noter`)
  expect(await heightOf(claire)).toBeLessThan(1500)
  await claire.setViewportSize(narrow)
  await claire.reload()
  expect(await heightOf(claire)).toBeLessThan(3900)
})
