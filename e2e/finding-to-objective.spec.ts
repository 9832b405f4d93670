/** From figures and a testimony to an objective: one party proposes, the other reserves, the copil retains (docs/rules/diagnosis.md). */
import { expect, type Page, test } from './fixtures.ts'
import {
  attend,
  createCtgForTwo,
  dayFromToday,
  expectSaid,
  goTo,
  openTheme,
  prepareMeeting,
  recordDecision,
  renewal,
  unfold,
  unique,
} from './given.ts'

/** A finding of the theme that is open, resting on two figures and the testimony given. @returns its title */
async function proposeFinding(page: Page, testimony: RegExp): Promise<string> {
  const title = unique('Des horaires qui ne vont pas aux parents en formation')
  await page.getByRole('link', { name: 'Proposer un constat' }).first().click()
  await page.getByLabel('Le constat, en une phrase').fill(title)
  await page.getByLabel('Nature').selectOption('Faiblesse')
  await page.getByRole('checkbox', { name: /^Places d’accueil pour 100 enfants/ }).check()
  await page.getByRole('checkbox', { name: /^Naissances domiciliées/ }).check()
  await page.getByRole('checkbox', { name: testimony }).check()
  await page.getByRole('button', { name: 'Proposer ce constat' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  return title
}

async function addTestimony(page: Page, words: string): Promise<void> {
  await unfold(page, 'Ajouter un témoignage')
  await page.getByLabel('Ce qui a été dit').fill(words)
  await page.getByLabel('Source', { exact: false }).last().fill('Relais petite enfance, neuf parents')
  await page.getByLabel('Date du recueil').fill(dayFromToday(-10))
  await page.getByRole('button', { name: 'Ajouter ce témoignage' }).click()
  await expect(page.getByText(words)).toBeVisible()
}

test.describe('Du constat à l’objectif', () => {
  test('la Ville propose un constat sur deux chiffres et un témoignage ; la Caf écrit sa réserve ; les deux se lisent', async ({
    enter,
  }) => {
    const antoine = await enter('Antoine Lin')
    await openTheme(antoine, 'Petite enfance', renewal)
    const title = await proposeFinding(antoine, /ouvre à huit heures/)
    const basis = antoine.getByRole('region', { name: 'Sur quoi il repose' })
    await expect(basis).toContainText('57,4')
    await expect(basis).toContainText('640')
    await expect(basis).toContainText('ouvre à huit heures')
    await antoine.getByRole('radio', { name: 'Accord', exact: true }).check()
    await antoine.getByRole('button', { name: 'Enregistrer cette position' }).click()
    await expect(antoine.getByRole('list', { name: 'Historique' })).toContainText('Accord donné sur le constat')

    const claire = await enter('Claire Mousseline')
    await openTheme(claire, 'Petite enfance', renewal)
    await unfold(claire, title)
    await claire.getByRole('link', { name: `Donner la position de la Caf : ${title}` }).click()
    await claire.getByRole('radio', { name: 'Accord avec réserve' }).check()
    const reservation = 'Les chiffres de 2023 ne disent rien des horaires : la Caf demande un comptage.'
    await claire.getByLabel('Réserve ou désaccord').fill(reservation)
    await claire.getByRole('button', { name: 'Enregistrer cette position' }).click()
    await expect(claire.getByRole('list', { name: 'Historique' })).toContainText('éserve')

    for (const page of [claire, antoine]) {
      await openTheme(page, 'Petite enfance')
      await unfold(page, title)
      const finding = page.getByRole('region', { name: 'Constats' }).getByRole('group').filter({ hasText: title })
      await expect(finding).toContainText('Ville accord')
      await expect(finding).toContainText('Caf réserve')
      await expect(finding).toContainText(reservation)
    }
  })

  test('l’enjeu tiré du constat est retenu par le copil, puis reçoit un objectif avec mesure, départ et cible', async ({
    enter,
  }) => {
    test.slow()
    const { antoine } = await createCtgForTwo(enter, 'Du constat à l’objectif')
    await openTheme(antoine, 'Petite enfance')
    await addTestimony(antoine, 'La crèche ouvre après ma formation.')
    const finding = await proposeFinding(antoine, /après ma formation/)
    await openTheme(antoine, 'Petite enfance')
    await antoine.getByRole('link', { name: 'Écrire un enjeu' }).first().click()
    await expect(antoine.getByRole('heading', { level: 1 })).toHaveText('Écrire un enjeu')
    const issue = unique('Accueillir les enfants des parents en formation')
    await antoine.getByRole('textbox').first().fill(issue)
    await antoine.getByRole('checkbox', { name: finding }).check()
    await antoine.getByRole('button', { name: 'Écrire cet enjeu' }).click()
    await expect(antoine.getByRole('heading', { level: 1 })).toHaveText(issue)
    await antoine.getByRole('button', { name: 'Proposer au copil' }).click()
    await expect(antoine.getByText('Proposé : il attend une décision du copil')).toBeVisible()
    const issueUrl = antoine.url()

    await prepareMeeting(antoine, 'Comité de pilotage')
    await antoine.getByRole('button', { name: 'Ouvrir la séance' }).click()
    await expectSaid(antoine, 'Séance ouverte')
    await attend(antoine)
    await recordDecision(antoine, {
      text: `Retenir l’enjeu « ${issue} ».`,
      tick: [/^Priorités validées/, new RegExp(issue.slice(0, 30))],
    })
    await antoine.goto(issueUrl)
    await expect(antoine.getByRole('main')).toContainText('retenu')

    await goTo(antoine, 'Diagnostic partagé')
    await antoine.getByRole('link', { name: 'Axes et objectifs' }).click()
    await antoine.getByLabel('Intitulé').fill('Concilier les temps de vie')
    await antoine.getByRole('button', { name: 'Ajouter cet axe' }).click()
    await expect(antoine.getByRole('rowheader', { name: /^Axe 1\. Concilier les temps de vie/ })).toBeVisible()
    await antoine.goto(issueUrl)
    await antoine.getByRole('link', { name: 'Écrire un objectif' }).click()
    const objective = unique('Accueillir quarante enfants de parents en formation')
    await antoine.getByLabel('L’objectif, en une phrase').fill(objective)
    await antoine.getByRole('radio', { name: 'Une mesure des parties' }).check()
    await antoine.getByRole('textbox', { name: 'Mesure des parties' }).fill('Enfants accueillis')
    await antoine.getByLabel('Unité').fill('enfants par an')
    await antoine.getByLabel('Valeur de départ').fill('12')
    await antoine.getByLabel('Année de départ').fill('2025')
    await antoine.getByLabel('Valeur visée').fill('40')
    await antoine.getByLabel('Année visée').fill('2029')
    await antoine.getByRole('button', { name: 'Écrire cet objectif' }).click()
    await expect(antoine.getByRole('heading', { level: 1 })).toContainText(objective)
    const state = antoine.getByRole('region', { name: 'Où on en est' })
    await expect(state).toContainText('12 enfants par an (2025)')
    await expect(state).toContainText('40 enfants par an (2029)')
    await expect(state.getByRole('link', { name: new RegExp(issue.slice(0, 30)) })).toBeVisible()
  })
})
