/** The register of decisions as one reads it: the real history of Gennevilliers, and who may only read. */
import { expect, test } from './fixtures.ts'

test.describe('Le registre des décisions', () => {
  test('l’élue lit les réunions et les décisions, sans pouvoir les changer', async ({ page, enterAs }) => {
    await enterAs(/Élue/)
    await page.getByRole('link', { name: 'Gennevilliers 2026-2030' }).first().click()
    await page.waitForURL(/\/ctg\/[0-9a-f-]{36}$/)
    const ctg = page.url()
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
      headers: { origin: new URL(ctg).origin },
    })
    expect([403, 404]).toContain(answer.status())
  })

  test('en 2015, une seule décision valide diagnostic, priorités, plan et projet et décide la signature', async ({
    page,
    enterAs,
  }) => {
    await enterAs(/Coordinatrice pour la Caf/)
    await page.getByRole('link', { name: 'Gennevilliers 2015-2018' }).first().click()
    await page.getByRole('link', { name: 'Réunions et décisions' }).click()
    await page.getByRole('link', { name: 'Registre des décisions' }).click()
    await page.getByLabel('Mots ou numéro').fill('signature')
    await page.getByRole('button', { name: 'Filtrer' }).click()
    await page
      .getByRole('link', { name: /^2015-\d{2,}$/ })
      .first()
      .click()
    const decided = page.getByRole('region', { name: 'Ce qui est décidé' })
    for (const step of [
      'Diagnostic validé',
      'Priorités validées',
      'Plan d’action validé',
      'Projet de convention validé',
      'Signature décidée',
    ])
      await expect(decided.getByRole('link', { name: step })).toBeVisible()
  })

  test('le copil du 18 mars 2016 dit les sièges qui manquaient, le motif et qui a confirmé', async ({
    page,
    enterAs,
  }) => {
    await enterAs(/Coordinatrice pour la Caf/)
    await page.getByRole('link', { name: 'Gennevilliers 2015-2018' }).first().click()
    await page.getByRole('link', { name: 'Réunions et décisions' }).click()
    await page.getByRole('link', { name: 'Registre des décisions' }).click()
    await page
      .getByRole('link', { name: /^2016-\d{2,}$/ })
      .first()
      .click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Décision 2016-/)
    const missing = page.getByRole('region', { name: 'Ce qui manquait' })
    await expect(missing.getByText(/siège/).first()).toBeVisible()
    await expect(missing.getByText('Motif :')).toBeVisible()
    await expect(missing.getByText('Confirmé pour Caf des Hauts-de-Seine')).toBeVisible()
    await expect(missing.getByText('Confirmé pour Ville de Gennevilliers')).toBeVisible()
  })
})
