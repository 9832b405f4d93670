/** The pages work before their scripts, and without them. */
import { addressOfCtg } from './addresses.ts'
import { expect, test } from './fixtures.ts'
import { openTheme, renewal, unfold, unique } from './given.ts'

test.use({ javaScriptEnabled: false })

test('sans JavaScript, on entre, on lit les chiffres et on ajoute un témoignage', async ({ page, enterAs }) => {
  await enterAs(/Samira Taffetas/)
  await openTheme(page, 'Petite enfance', renewal)
  await expect(page.getByRole('row', { name: /^Places d’accueil pour 100 enfants/ }).first()).toContainText('57,4')
  await unfold(page, 'Ajouter un témoignage')
  await page.getByRole('button', { name: 'Ajouter ce témoignage' }).click()
  await expect(page.getByText(/réponses? (est|sont) à revoir/)).toBeVisible()
  const words = unique('Le relais est fermé le mercredi.')
  await page.getByLabel('Ce qui a été dit').fill(words)
  await page.getByRole('textbox', { name: /^Source/ }).fill('Accueil du relais petite enfance')
  await page.getByLabel('Date du recueil').fill('2026-11-06')
  await page.getByRole('button', { name: 'Ajouter ce témoignage' }).click()
  await expect(page.getByText(words)).toBeVisible()
})

test('sans JavaScript, un formulaire replié qui est refusé se rouvre sur sa phrase', async ({ page, enterAs }) => {
  await enterAs(/Claire Mousseline/)
  await page.goto(`${await addressOfCtg(page, renewal)}/membres/themes`)
  await unfold(page, 'Modifier : Petite enfance')
  await page.getByLabel('Nom du thème').first().fill('')
  await page.getByRole('button', { name: 'Renommer' }).first().click()
  await expect(page.getByLabel('Nom du thème').first()).toBeVisible()
  await expect(page.getByText('Une réponse est à revoir.')).toBeVisible()
})
