/** After an act one goes on from where one was: neither the page nor the focus goes back to the top. */
import { addressOfCtg } from './addresses.ts'
import { expect, test } from './fixtures.ts'
import { comeToLife, goTo, openCtg, openOtherView, renewal, unfold, unique } from './given.ts'

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

test('quand la réponse à revoir ne peut pas prendre le focus, il va à la phrase qui le dit', async ({ enter }) => {
  const page = await enter('Claire Mousseline')
  await page.goto(`${await addressOfCtg(page, renewal)}/membres/themes`)
  await comeToLife(page)
  await unfold(page, 'Modifier : Petite enfance')
  // As is a group of buttons, which bears the id of its answer.
  await page
    .getByLabel('Nom du thème')
    .first()
    .evaluate((field) => field.setAttribute('disabled', ''))
  await page.getByRole('button', { name: 'Renommer' }).first().click()
  await expect(page.getByRole('main').locator(':focus')).toContainText('Une réponse est à revoir.')
})
