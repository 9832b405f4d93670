/** Two people in the same sheet: nothing typed is lost (docs/rules/plan.md). */
import { expect, test } from './fixtures.ts'
import { openCtg, renewal, unfold, unique } from './given.ts'

test('deux personnes modifient la même action : la seconde voit la différence et ne perd rien', async ({ enter }) => {
  const antoine = await enter('Antoine Lin')
  await openCtg(antoine, renewal, 'Plan d’action')
  await antoine.getByRole('link', { name: 'Écrire une action' }).click()
  const title = unique('Un guichet partagé')
  await antoine.getByLabel('Titre de l’action').fill(title)
  await antoine.getByRole('button', { name: 'Créer l’action' }).click()
  await expect(antoine.getByRole('heading', { level: 1 })).toContainText(title)
  await antoine.getByRole('link', { name: 'Modifier', exact: true }).click()
  await expect(antoine.getByRole('heading', { level: 1 })).toContainText('Modifier l’action')

  const claire = await enter('Claire Mousseline')
  await claire.goto(antoine.url())
  await unfold(claire, /^Besoin/)
  await claire.getByLabel('Besoin auquel elle répond').fill('Un guichet le matin, en mairie.')
  await claire.getByRole('button', { name: 'Enregistrer la fiche' }).click()
  await expect(claire.getByRole('heading', { level: 1 })).toContainText(title)

  const typed = 'Un guichet l’après-midi, à la Caf.'
  await unfold(antoine, /^Besoin/)
  await antoine.getByLabel('Besoin auquel elle répond').fill(typed)
  await antoine.getByRole('button', { name: 'Enregistrer la fiche' }).click()
  await expect(antoine.getByRole('main')).toContainText('Un guichet le matin, en mairie.')
  await expect(antoine.getByLabel('Besoin auquel elle répond')).toHaveValue(typed)
  await antoine.getByRole('button', { name: 'Enregistrer la fiche' }).click()
  await expect(antoine.getByRole('heading', { level: 1 })).toContainText(title)
  await expect(antoine.getByRole('main')).toContainText(typed)
})
