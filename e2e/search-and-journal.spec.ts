/** Search forgives; a mandate says for whom one acts; the journal keeps it. */
import { expect, test } from './fixtures.ts'
import { createCtgForTwo, goTo, invite, openCtg, openTheme, renewal, unfold, unique } from './given.ts'

test.describe('Chercher, agir pour, retrouver', () => {
  test('la recherche pardonne les accents et les fautes de frappe', async ({ enter }) => {
    const page = await enter('Paul Coton')
    await openCtg(page, renewal)
    for (const [typed, found] of [
      ['relais itinerant', 'Un relais petite enfance itinérant'],
      ['scolarite', 'Accompagnement à la scolarité : quatre groupes au collège'],
      ['prevention des impayes', 'Commission partagée de prévention des impayés'],
      ['permi et bafa', 'Coup de pouce au permis et au Bafa contre un engagement'],
    ] as const) {
      const search = page.getByRole('region', { name: 'Recherche et compte' })
      await search.getByRole('searchbox').fill(typed)
      await search.getByRole('searchbox').press('Enter')
      await expect(
        page.getByRole('table', { name: 'Résultats' }).getByRole('link', { name: found }).first(),
      ).toBeVisible()
    }
    await page.getByRole('main').getByRole('searchbox').fill('zzyzx')
    await page.getByRole('main').getByRole('button', { name: 'Rechercher' }).click()
    await expect(page.getByRole('main')).toContainText('Rien ne ressemble à « zzyzx »')
  })

  test('une personne qui a deux mandats choisit pour qui elle agit ; le journal dit qui a fait quoi, pour quelle partie', async ({
    enter,
  }) => {
    test.slow()
    const { name, antoine, claire } = await createCtgForTwo(enter, 'Deux mandats')
    await invite(antoine, {
      name: 'Claire Mousseline',
      email: 'claire.mousseline@exemple.fr',
      party: 'Ville de Gennevilliers',
      role: 'coordination',
    })
    await openCtg(claire, name)
    const banner = claire.getByRole('region', { name: 'Recherche et compte' })
    await expect(banner).toContainText('Vous agissez pour')
    await banner.getByRole('link', { name: 'Caf des Hauts-de-Seine' }).click()
    await claire.getByRole('button', { name: /^Agir à ce titre/ }).click()
    await expect(banner.getByRole('link', { name: 'Ville de Gennevilliers' })).toBeVisible()

    await openTheme(claire, 'Petite enfance')
    await unfold(claire, 'Ajouter un témoignage')
    const words = unique('La crèche ouvre trop tard.')
    await claire.getByLabel('Ce qui a été dit').fill(words)
    await claire.getByRole('textbox', { name: /^Source/ }).fill('Atelier de parents')
    await claire.getByLabel('Date du recueil').fill('2026-11-06')
    await claire.getByRole('button', { name: 'Ajouter ce témoignage' }).click()
    await expect(claire.getByText(words)).toBeVisible()

    await goTo(antoine, 'Journal')
    const journal = antoine.getByRole('main')
    await expect(journal.getByRole('row', { name: /Témoignage ajouté .*Claire Mousseline Ville$/ })).toBeVisible()
    await expect(journal.getByRole('row', { name: /Antoine Lin Ville$/ }).first()).toBeVisible()
  })
})
