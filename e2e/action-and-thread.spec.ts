/** An action in eight fields, and the thread walked both ways (docs/rules/plan.md). */
import { expect, test } from './fixtures.ts'
import { expectSaid, goTo, openCtg, openTheme, renewal, unfold, unique } from './given.ts'

test.describe('L’action et son fil', () => {
  test('l’animatrice du groupe écrit une action en huit champs ; de l’action on remonte au constat, du constat on revient à l’action', async ({
    enter,
  }) => {
    const page = await enter('Samira Taffetas')
    await openTheme(page, 'Petite enfance', renewal)
    const objective = 'Accueillir chaque année les enfants de soixante familles en insertion'
    await page.getByRole('region', { name: 'Enjeux' }).getByRole('link', { name: objective }).click()
    await page.getByRole('link', { name: 'Écrire une action' }).click()

    const title = unique('Un multi-accueil ouvert dès sept heures')
    await page.getByLabel('Titre de l’action').fill(title)
    await expect(page.getByRole('checkbox', { name: new RegExp(objective) })).toBeChecked()
    await page.getByLabel('Partie pilote').selectOption('Ville de Gennevilliers')
    await page.getByLabel('Nom du pilote').fill('Direction de la petite enfance')
    await page
      .getByRole('group', { name: 'Partenaires' })
      .getByRole('checkbox', { name: 'Association Les Petits Pas' })
      .check()
    await page.getByLabel('Début', { exact: true }).fill('2027-01-01')
    await page.getByLabel('Fin', { exact: true }).fill('2028-06-01')
    await page.getByLabel('Prochaine étape', { exact: true }).fill('Visite de la PMI')
    await page.getByLabel('Date de la prochaine étape').fill('2027-02-15')
    await page.getByRole('button', { name: 'Créer l’action' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
    await expect(page.getByRole('main')).toContainText('janv. 2027 – juin 2028')
    await expect(page.getByRole('main')).toContainText('Visite de la PMI, 15 févr. 2027')

    await goTo(page, 'Plan d’action')
    const row = page.getByRole('row').filter({ hasText: title })
    await expect(row).toContainText('proposée')
    await row.getByRole('link', { name: title }).click()

    const thread = page.getByRole('list', { name: /^Fil de l’objectif/ })
    await expect(thread).toContainText('Un accueil possible pour les parents en insertion')
    await thread
      .getByRole('listitem')
      .filter({ hasText: /^Constat/ })
      .getByRole('link')
      .click()
    const became = page.getByRole('region', { name: 'Ce qu’il est devenu' })
    await became.getByRole('link', { name: objective }).click()
    await page.getByRole('link', { name: /Voir le fil/ }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Le fil rouge')
    await page.getByRole('link', { name: title }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
  })

  test('elle n’écrit pas dans le thème d’un autre groupe', async ({ enter }) => {
    const page = await enter('Samira Taffetas')
    await openTheme(page, 'Logement et habitat', renewal)
    await expect(page.getByRole('link', { name: 'Proposer un constat' })).toHaveCount(0)
    await goTo(page, 'Plan d’action')
    await page.getByRole('link', { name: 'Commission partagée de prévention des impayés' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Commission partagée')
    await expect(page.getByRole('link', { name: 'Modifier', exact: true })).toHaveCount(0)
  })

  test('une action dit quels services de chaque partie agissent ensemble, avec ses étapes', async ({ enter }) => {
    const page = await enter('Antoine Lin')
    await openCtg(page, renewal, 'Plan d’action')
    await page.getByRole('link', { name: 'Écrire une action' }).click()
    const title = unique('Un rendez-vous à deux services')
    await page.getByLabel('Titre de l’action').fill(title)
    await page.getByRole('button', { name: 'Créer l’action' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
    await page.getByRole('link', { name: 'Modifier', exact: true }).click()
    const services = page.getByRole('region', { name: 'Services qui agissent ensemble' })
    await services.getByRole('checkbox', { name: 'Action sociale (Caf)' }).check()
    await services.getByRole('checkbox', { name: 'Petite enfance (Ville)' }).check()
    await services.getByRole('button', { name: 'Enregistrer les services' }).click()
    await expectSaid(page, 'Services enregistrés')
    const steps = page.getByRole('region', { name: 'Étapes' })
    await unfold(page, /Ajouter une étape/)
    await steps
      .getByRole('textbox', { name: /^Étape/ })
      .last()
      .fill('Premier rendez-vous tenu')
    await steps.getByRole('button', { name: /Ajouter/ }).click()
    await expectSaid(page, 'Étape ajoutée')
    await page.getByRole('link', { name: 'Revenir à la fiche' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
    await expect(page.getByRole('main')).toContainText('Action sociale')
    await expect(page.getByRole('main')).toContainText('Petite enfance')
    await expect(page.getByRole('table', { name: 'Étapes' })).toContainText('Premier rendez-vous tenu')
  })

  test('le pilote d’une action ne modifie pas celle d’un autre', async ({ enter }) => {
    const page = await enter('Julie Percale')
    await openCtg(page, renewal, 'Plan d’action')
    await page.getByRole('link', { name: 'Un relais petite enfance itinérant' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Un relais petite enfance itinérant')
    await expect(page.getByRole('link', { name: 'Modifier', exact: true })).toBeVisible()
    await goTo(page, 'Plan d’action')
    await page.getByRole('link', { name: 'Une maison d’assistantes maternelles au Luth' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Une maison d’assistantes maternelles')
    await expect(page.getByRole('link', { name: 'Modifier', exact: true })).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'Saisir un point d’étape' })).toHaveCount(0)
  })
})
