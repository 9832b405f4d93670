/** Actions of the CTG before: those that go on, seen before they are written (docs/rules/plan.md §10.8). The demonstration is read, not changed. */
import { expect, test } from './fixtures.ts'
import { founding, openCtg, renewal } from './given.ts'
import { expectAccessible } from './page-checks.ts'

test.describe('Reconduire des actions de la CTG précédente', () => {
  test.beforeEach(async ({ enterAs }) => {
    await enterAs(/Antoine Lin/)
  })

  test('Antoine coche ce qui continue et ce qui vient avec, puis voit chaque fiche avant de l’écrire', async ({
    page,
  }) => {
    await openCtg(page, renewal, 'Plan d’action')
    await page.getByRole('link', { name: 'Structure', exact: true }).click()
    await page.getByRole('link', { name: 'Reconduire de la CTG précédente' }).click()
    const deferred = page.getByRole('region', { name: 'Reportées' })
    await expect(deferred).toContainText('Une information commune sur les aides au départ, déjà reconduite')

    await page.getByRole('button', { name: 'Voir ce qui sera écrit' }).click()
    await expect(page.getByText('Aucune action n’est cochée')).toBeVisible()
    await page.getByRole('checkbox', { name: /Un accueil à horaires élargis/ }).check()
    await page.getByRole('checkbox', { name: 'Pilote et copilote' }).uncheck()
    await page.getByRole('button', { name: 'Voir ce qui sera écrit' }).click()

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 action à reconduire')
    const sheet = page.getByRole('region', { name: /Un accueil à horaires élargis/ })
    await expect(sheet).toContainText('Familles accueillies en horaires élargis : départ 14 familles (29 février 2016)')
    await expect(sheet).not.toContainText('Pilote')
    await expect(
      page.getByRole('checkbox', { name: /^Objectif : Diversifier les modes d’accueil du jeune enfant/ }),
    ).not.toBeChecked()
    await expectAccessible(page, 'aperçu des actions à reconduire')

    await page.getByRole('link', { name: 'Changer le choix' }).click()
    await expect(page.getByRole('checkbox', { name: /Un accueil à horaires élargis/ })).toBeChecked()
    await expect(page.getByRole('checkbox', { name: 'Pilote et copilote' })).not.toBeChecked()
  })

  test('les deux fiches se répondent, et l’histoire de l’ancienne se lit', async ({ page }) => {
    await openCtg(page, renewal, 'Plan d’action')
    await page.getByRole('link', { name: 'Un guichet unique des vacances', exact: true }).click()
    const links = page.getByRole('region', { name: 'D’une CTG à l’autre' })
    await expect(links).toContainText('Reconduite de')
    await expect(links).toContainText('reportée')
    await links.getByRole('link', { name: /^Son histoire/ }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(
      'Une information commune sur les aides au départ',
    )
    await expect(page.getByRole('list', { name: 'Historique de l’action' })).toContainText(
      'Motif : Les deux institutions n’ont pas encore le même calendrier d’aides.',
    )
    await expect(page.getByRole('region', { name: 'D’une CTG à l’autre' })).toContainText('Reconduite dans')
  })
})

test('au dernier copil de 2018, une action est reportée et une autre abandonnée ; le compte rendu dit que c’est une illustration', async ({
  page,
  enterAs,
}) => {
  await enterAs(/Antoine Lin/)
  await openCtg(page, founding, 'Réunions et décisions')
  await page.getByRole('link', { name: 'Dernier copil de la convention' }).click()
  await expect(page.getByRole('main')).toContainText('aucun compte rendu public de cette séance n’a été retrouvé')
  await page.getByRole('link', { name: 'Décision 2018-04' }).click()
  await expect(page.getByRole('main')).toContainText('Reporter à la convention suivante')
})
