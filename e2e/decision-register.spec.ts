/** The register of decisions as one reads it: the real history of Gennevilliers, and who may only read. */
import { addressOfCtg } from './addresses.ts'
import { expect, test } from './fixtures.ts'
import { renewal } from './given.ts'

test.describe('Le registre des décisions', () => {
  test('l’élue lit les réunions et les décisions, sans pouvoir les changer', async ({ page, enterAs }) => {
    await enterAs(/Élue/)
    const ctg = await addressOfCtg(page, renewal)
    await page.goto(`${ctg}/decisions`)
    await page.getByLabel('Mots ou numéro').fill('GROUPES DE TRAVAIL')
    await page.getByRole('button', { name: 'Filtrer' }).click()
    await page
      .getByRole('link', { name: /^\d{4}-\d{2,}$/ })
      .first()
      .click()
    await expect(page.getByText('Position de chaque partie').first()).toBeVisible()
    await expect(page.getByText('Mettre à jour')).toHaveCount(0)
    const answer = await page.request.post(`${ctg}/reunions/nouvelle`, {
      form: { intent: 'create-meeting', bodyId: crypto.randomUUID(), day: '2027-01-14', hour: '14:00' },
      headers: { origin: new URL(page.url()).origin },
    })
    expect([403, 404]).toContain(answer.status())
  })
})
