/** After an act one goes on from where one was: neither the page nor the focus goes back to the top. */
import { expect, test } from './fixtures.ts'
import { goTo, openCtg, openOtherView, renewal, unique } from './given.ts'

test('une case complétée au bas du fil ne ramène pas en haut de la page, et le clavier va à la suivante', async ({
  enter,
}) => {
  const page = await enter('Antoine Lin')
  await openCtg(page, renewal)
  const title = unique('Un vestiaire partagé')
  await goTo(page, 'Plan d’action')
  await page.getByRole('link', { name: 'Écrire une action' }).click()
  await page.getByLabel('Titre de l’action').fill(title)
  await page.getByRole('button', { name: 'Créer l’action' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
  expect(await page.evaluate(() => window.scrollY), 'another page starts at its top').toBe(0)

  await goTo(page, 'Plan d’action')
  await openOtherView(page, 'Fil rouge')
  const row = page.getByRole('table', { name: 'Actions sans mesure' }).getByRole('row').filter({ hasText: title })
  // The first ten of a kind are shown: other tests may have written more.
  const holes = page.getByRole('region', { name: 'Actions sans mesure' })
  await expect(holes).toBeVisible()
  const others = holes.getByText(/^Les \d+ autres$/)
  if ((await row.count()) === 0) await others.click()
  await row.getByRole('textbox').fill('manteaux donnés')
  await expect(async () => {
    await row.getByRole('textbox').evaluate((box) => box.scrollIntoView({ block: 'center', behavior: 'instant' }))
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0)
  }).toPass()
  const place = await page.evaluate(() => window.scrollY)
  await page.keyboard.press('Enter')
  await expect(row).toHaveCount(0)
  await expect(page.getByRole('status').filter({ hasText: 'Mesure ajoutée.' })).toBeInViewport()
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(place - 300)
  await expect(page.getByRole('main').locator(':focus')).toHaveCount(1)
})
