/** Gennevilliers 2015-2018 tells what happened, with its real dates (docs/rules/journey.md). */
import { expect, test } from './fixtures.ts'
import { founding, goTo, openCtg, unfold } from './given.ts'

test.describe('Gennevilliers 2015-2018, son histoire', () => {
  test.beforeEach(async ({ enterAs }) => enterAs(/Antoine Lin/))

  test('les premiers échanges datent du début de 2014, la signature visée est celle du 1er trimestre 2015, la signature du 8 avril', async ({
    page,
  }) => {
    await openCtg(page, founding)
    await page.getByRole('main').getByRole('link', { name: 'Cadrage' }).click()
    await expect(page.getByText('Enregistrée le 17 mars 2014')).toBeVisible()
    const milestones = page.getByRole('table', { name: 'Dates visées et dates atteintes' })
    await expect(
      milestones.getByRole('row', { name: 'Signature 1er trim. 2015 8 avr. 2015', exact: true }),
    ).toBeVisible()
    await goTo(page, 'Convention')
    await expect(page.getByRole('main')).toContainText('Signée le 8 avril 2015.')
    await expect(page.getByRole('row', { name: /^Ville de Gennevilliers/ })).toContainText('8 avr. 2015')
    await goTo(page, 'Membres et parties')
    await page.getByRole('link', { name: 'Périmètre et dates' }).click()
    await expect(page.getByLabel(/Début/).first()).toHaveValue('2015-01-01')
  })

  test('six groupes se réunissent en novembre 2014 ; constat et action sont écrits le jour de la réunion, rien ne l’interdit', async ({
    page,
  }) => {
    await openCtg(page, founding, 'Réunions et décisions')
    await expect(page.getByRole('row', { name: /^Première réunion du groupe Groupe .+ novembre 2014/ })).toHaveCount(6)
    await page
      .getByRole('row', { name: /Groupe Petite enfance/ })
      .getByRole('link')
      .first()
      .click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Première réunion du groupe')
    const day = (
      await page
        .getByRole('main')
        .getByText(/\d+ novembre 2014/)
        .first()
        .textContent()
    )?.match(/\d+ nov/)?.[0]
    await page.goBack()
    await goTo(page, 'Plan d’action')
    await page.getByRole('main').locator('tbody a[href*="/actions/"]').first().click()
    await unfold(page, /plus anciennes?$/)
    const created = page
      .getByRole('list', { name: 'Historique plus ancien' })
      .getByRole('listitem')
      .filter({ hasText: 'Action créée' })
    await expect(created).toContainText(`${day}. 2014`)
    await page
      .getByRole('list', { name: /^Fil de l’objectif/ })
      .getByRole('listitem')
      .filter({ hasText: /^Constat/ })
      .getByRole('link')
      .click()
    await expect(
      page.getByRole('list', { name: 'Historique' }).getByRole('listitem').filter({ hasText: 'Constat proposé' }),
    ).toContainText(`${day}. 2014`)
  })

  test('une seule décision du copil de début 2015 valide diagnostic, priorités, plan et projet, et décide la signature', async ({
    page,
  }) => {
    await openCtg(page, founding, 'Réunions et décisions')
    await page.getByRole('link', { name: 'Copil de validation' }).click()
    await page.getByRole('link', { name: 'Décision 2015-01' }).click()
    const decided = page.getByRole('region', { name: 'Ce qui est décidé' })
    await expect(decided).toContainText('décider de sa signature')
    for (const milestone of [
      'Diagnostic validé',
      'Priorités validées',
      'Plan d’action validé',
      'Projet de convention validé',
      'Signature décidée',
    ])
      await expect(decided.getByRole('link', { name: milestone })).toBeVisible()
  })

  test('au premier copil annuel du 18 mars 2016, Trame dit les sièges qui manquaient et le motif ; la décision compte', async ({
    page,
  }) => {
    await openCtg(page, founding, 'Réunions et décisions')
    await page.getByRole('link', { name: 'Premier copil annuel' }).click()
    await expect(page.getByRole('main')).toContainText('18 mars 2016 à 10 h')
    await page.getByRole('link', { name: 'Décision 2016-02' }).click()
    const missing = page.getByRole('region', { name: 'Ce qui manquait' })
    await expect(missing).toContainText('La décision compte.')
    await expect(missing).toContainText('2 sièges sans titulaire')
    await expect(missing).toContainText('Motif : Le maire et la directrice de la Caf engagent leurs institutions.')
    for (const party of ['Caf des Hauts-de-Seine', 'Ville de Gennevilliers'])
      await expect(missing).toContainText(`Confirmé pour la ${party}`)
    await expect(page.getByRole('row', { name: /La directrice de la Caf .* présent/ })).toBeVisible()
    await expect(page.getByRole('row', { name: /Le maire de Gennevilliers .* présent/ })).toBeVisible()
  })

  test('la convention signée se télécharge ; ni acte ni signature n’est plus réclamé', async ({ page }) => {
    await openCtg(page, founding)
    const missing = page.getByRole('region', { name: 'Ce qui manque' })
    await expect(missing).toContainText('rien n’est bloqué')
    await expect(missing).toContainText('2 objectifs sans action')
    await expect(missing).not.toContainText(/attendu/)
    await goTo(page, 'Convention')
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Télécharger la version 1' }).click()
    expect((await download).suggestedFilename()).toMatch(/\.pdf$/)
  })
})
