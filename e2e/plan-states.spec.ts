/** States of the plan and what changed between them; who acts with whom (docs/rules/followup.md §9, §10). */
import { addressOfCtg } from './addresses.ts'
import { expect, test } from './fixtures.ts'
import { createCtg, expectSaid, founding, goTo, openCtg, renewal, unfold, unique } from './given.ts'

const phone = { width: 390, height: 844 }

test.describe('Les états du plan', () => {
  test('la coordination fige le plan sous un nom, y ajoute une action, et lit ce qui a changé depuis', async ({
    enter,
  }) => {
    const page = await enter('Antoine Lin')
    const ctg = await createCtg(page, 'CTG aux états figés', 'la collectivité')
    await page.goto(`${await addressOfCtg(page, ctg)}/suivi/etats`)
    await expect(page.getByRole('main')).toContainText('Aucun état figé pour le moment')
    const writeAction = async (title: string) => {
      await goTo(page, 'Plan d’action')
      await page.getByRole('link', { name: 'Écrire une action' }).first().click()
      await page.getByLabel('Titre de l’action').fill(title)
      await page.getByRole('button', { name: 'Créer l’action' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
    }
    await writeAction('Un relais itinérant')
    await goTo(page, 'Suivi')
    await unfold(page, 'Dossiers, états du plan, réglages')
    await page.getByRole('link', { name: 'États du plan' }).click()
    const name = unique('Avant les groupes')
    await page.getByLabel('Nom de cet état').fill(name)
    await page.getByRole('button', { name: 'Figer l’état du plan' }).click()
    await expectSaid(page, 'État du plan figé')
    await expect(page.getByRole('table', { name: 'États figés' }).getByRole('row', { name: /Avant/ })).toContainText(
      'Antoine Lin',
    )
    await writeAction('Un guide des parents')
    await goTo(page, 'Suivi')
    await unfold(page, 'Dossiers, états du plan, réglages')
    await page.getByRole('link', { name: 'Ce qui a changé dans le plan' }).click()
    await expect(page.getByRole('region', { name: 'En bref' })).toContainText(
      '1 action ajoutée : « Un guide des parents ».',
    )
  })

  test('de la signature du 8 avril 2015 au copil du 18 mars 2016, par une adresse qui se partage, au téléphone', async ({
    enter,
  }) => {
    const page = await enter('Antoine Lin')
    await page.goto(`${await addressOfCtg(page, founding)}/suivi/etats`)
    await page.getByLabel('État de départ').selectOption('Signature du 8 avril 2015')
    await page.getByLabel('État d’arrivée').selectOption('Copil du 18 mars 2016')
    await page.getByRole('button', { name: 'Comparer' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ce qui a changé')
    await expect(page.getByRole('main')).toContainText('De « Signature du 8 avril 2015 » à « Copil du 18 mars 2016 »')
    const address = page.url()

    const claire = await enter('Claire Mousseline', phone)
    await claire.goto(address)
    await expect(claire.getByRole('region', { name: 'En bref' })).toContainText(
      '1 action ajoutée : « Des permanences pour les jeunes dans les centres sociaux ».',
    )
    const dates = claire.getByRole('table', { name: 'Dates', exact: true })
    await expect(dates.getByRole('row', { name: /Un guide commun/ })).toContainText('échéance, 27 mois plus tôt')
    const leads = claire.getByRole('table', { name: 'Pilotes et services' })
    await expect(leads.getByRole('row', { name: /pilote/ })).toContainText('Ville, CCAS')
    const width = await claire.evaluate(() => document.documentElement.scrollWidth)
    expect(width, 'nothing wider than the phone').toBeLessThanOrEqual(phone.width)
  })

  test('la page du copil mène à ce qui a changé dans le plan, et nomme les deux états', async ({ enter }) => {
    const page = await enter('Claire Mousseline')
    await openCtg(page, founding, 'Réunions et décisions')
    await page.getByRole('link', { name: 'Premier copil annuel' }).click()
    await page.getByRole('link', { name: 'Ce qui a changé dans le plan' }).click()
    await expect(page.getByRole('main')).toContainText('De « Copil du 12 février 2015 » à « Copil du 18 mars 2016 »')
  })
})

test.describe('Qui agit avec qui', () => {
  test('se dit en phrases, puis en tableau : la paire la plus forte, le service sans action, qui siège', async ({
    enter,
  }) => {
    const page = await enter('Nadia Velours')
    await openCtg(page, renewal, 'Suivi')
    await unfold(page, 'Dossiers, états du plan, réglages')
    await page.getByRole('link', { name: 'Qui agit avec qui' }).click()
    const words = page.getByRole('region', { name: 'En bref' })
    await expect(words).toContainText(
      /Agissent le plus souvent ensemble\s: .*Action sociale \(Caf\) et Centres sociaux \(Ville\)/,
    )
    await expect(words).toContainText('1 service nommé ne porte aucune action : Santé (Ville).')
    await expect(words).toContainText(/Ont le plus siégé\s: Action sociale \(Caf\)/)
    const square = page.getByRole('table', { name: 'Actions portées ensemble, par paire de services' })
    await expect(square.getByRole('columnheader', { name: 'Habitat (Ville)' })).toBeVisible()
    await expect(square.getByRole('rowheader', { name: 'Habitat (Ville)' })).toBeVisible()
    const services = page.getByRole('table', { name: 'Actions et réunions de chaque service' })
    await expect(services.getByRole('row', { name: /^Santé/ })).toContainText('pas de siège')
  })

  test('au téléphone, les paires se lisent en liste ; à la signature et chaque année, d’après quoi', async ({
    enter,
  }) => {
    const page = await enter('Antoine Lin', phone)
    await page.goto(`${await addressOfCtg(page, founding)}/suivi/decloisonnement`)
    await expect(page.getByRole('table', { name: 'Actions portées ensemble, par paire de services' })).toBeHidden()
    await expect(
      page.getByRole('listitem').filter({ hasText: 'Prestations (Caf) et CCAS (Ville) : 1 action' }),
    ).toBeVisible()
    const points = page.getByRole('table', { name: /à la signature et chaque année$/ })
    await expect(points.getByRole('row', { name: /^À la signature/ })).toContainText('état figé du 8 avril 2015')
    await expect(points.getByRole('row', { name: /^2017/ })).toContainText('état figé du 16 mars 2017')
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width, 'nothing wider than the phone').toBeLessThanOrEqual(phone.width)
  })
})
