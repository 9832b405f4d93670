import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './fixtures.ts'

test.describe('Se connecter', () => {
  test('la page d’entrée se lit sans défaut d’accessibilité, large et étroite', async ({ page }) => {
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto('/connexion')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Se connecter')
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id} : ${nodes[0]?.html}`)).toEqual([])
    }
  })

  test('un mauvais mot de passe est refusé en une phrase, l’adresse reste', async ({ page }) => {
    await page.goto('/connexion')
    const form = page.locator('form', { has: page.getByLabel('Mot de passe') })
    await form.getByLabel('Adresse électronique').fill('personne@exemple.fr')
    await form.getByLabel('Mot de passe').fill('pas le bon')
    await form.getByRole('button', { name: 'Se connecter' }).click()
    await expect(page.getByText(/mot de passe/i).first()).toBeVisible()
    await expect(form.getByLabel('Adresse électronique')).toHaveValue('personne@exemple.fr')
    await expect(page).toHaveURL(/connexion/)
  })

  test('un compte de démonstration entre d’un clic et voit ses CTG', async ({ page }) => {
    await page.goto('/connexion')
    await page.getByRole('button', { name: 'Entrer : Claire Mousseline' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes CTG')
    await expect(page.getByText('Gennevilliers').first()).toBeVisible()
  })
})
