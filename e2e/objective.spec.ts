/** An objective: from its baseline to its target, what its actions produce, then the sum; axes and objectives in one table (docs/rules/plan.md §7). */
import type { Page } from '@playwright/test'
import { addressOfCtg } from './addresses.ts'
import { expect, test } from './fixtures.ts'
import { openCtg, renewal, unfold } from './given.ts'

const phone = { width: 390, height: 844 }
const objective = /^Remplacer les places qui partent/

async function openObjectives(page: Page): Promise<void> {
  await openCtg(page, renewal, 'Diagnostic partagé')
  await page.getByRole('link', { name: 'Axes et objectifs' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Axes et objectifs')
}

/** « 22 places » → 22; what is not a number counts for nothing. */
const numberIn = (text: string): number => Number(/^\d+/.exec(text.trim())?.[0] ?? 0)

test('un objectif dit d’où il part, où il en est et sa cible sur une barre et en tableau, puis ce que ses actions produisent et leur somme', async ({
  enter,
}) => {
  const page = await enter('Claire Mousseline')
  await openObjectives(page)
  const table = page.getByRole('table', { name: 'Axes et objectifs' })
  const row = table.getByRole('row').filter({ has: page.getByRole('link', { name: objective }) })
  await expect(row.getByRole('cell').first()).toHaveText('1.1')
  const counted = Number(await row.getByRole('cell').last().textContent())
  await row.getByRole('link', { name: objective }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^1\.1 Remplacer les places qui partent/)

  const state = page.getByRole('region', { name: 'Où on en est' })
  const said = /départ et dernière valeur 57,4 en 2023 ; cible 60,0 en 2030\./
  await expect(state.getByRole('img', { name: said })).toBeVisible()
  await state.locator('summary').click()
  await expect(state.getByRole('row', { name: /^Cible/ })).toContainText('60,0 (2030)')

  const production = page.getByRole('region', { name: 'Ce que chaque action produit' })
  await expect(production).toContainText(new RegExp(`${counted}\\sactions?`))
  const actions = production.getByRole('table', { name: 'Ce que chaque action produit' })
  const headers = await actions.getByRole('columnheader').allTextContents()
  const inPlaces = actions.locator('tbody tr').filter({ hasText: /\d+\s+places?/ })
  const cells = async (header: string): Promise<readonly number[]> => {
    const column = inPlaces.locator(`:is(td, th):nth-child(${headers.indexOf(header) + 1})`)
    return (await column.allTextContents()).map(numberIn)
  }
  const sum = actions.getByRole('row', { name: /Somme, en places/ })
  const total = (values: readonly number[]): string => String(values.reduce((all, value) => all + value, 0))
  const [read, target] = [await cells('Relevé'), await cells('Cible')]
  expect(target.length).toBeGreaterThan(1)
  await expect(sum.getByRole('cell', { name: total(read), exact: true }).first()).toBeVisible()
  await expect(sum.getByRole('cell', { name: total(target), exact: true }).first()).toBeVisible()
  await expect(actions.getByRole('row', { name: /Vingt places à horaires élargis/ }).first()).toContainText(
    'compte aussi pour l’objectif 1.2',
  )
  await expect(actions).toContainText('ne s’ajoute pas')
})

test('au téléphone, axes, objectifs et leur barre se lisent sans rien qui dépasse', async ({ enter }) => {
  const page = await enter('Antoine Lin', phone)
  await page.goto(`${await addressOfCtg(page, renewal)}/objectifs`)
  const fits = async () =>
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width)
  await fits()
  await page.getByRole('link', { name: objective }).first().click()
  await expect(page.getByRole('img', { name: /cible 60,0 en 2030/ })).toHaveCount(1)
  await unfold(page, 'Modifier cet objectif')
  await expect(page.getByLabel('Valeur visée')).toHaveValue('60')
  await fits()
})

test('le formulaire d’un objectif s’ouvre d’un clic, de sa page comme de ce qui lui manque', async ({ enter }) => {
  const page = await enter('Claire Mousseline')
  await openObjectives(page)
  await page.getByRole('link', { name: objective }).click()
  await page.getByRole('link', { name: 'Modifier', exact: true }).click()
  await expect(page.getByLabel('L’objectif, en une phrase')).toBeInViewport()
  await page.getByRole('navigation', { name: 'Fil d’Ariane' }).getByRole('link', { name: 'Axes et objectifs' }).click()
  await page.getByRole('link', { name: 'non mesuré' }).first().click()
  await expect(page.getByLabel('Valeur de départ')).toBeVisible()
})
