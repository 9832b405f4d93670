/** A workshop: two members and a telephone propose together, the board is arranged, a group becomes an action (docs/rules/journey.md §7). */
import { expect, test } from './fixtures.ts'
import { openCtg, renewal, unique } from './given.ts'
import { expectAccessible } from './page-checks.ts'

test('un groupe propose ensemble, range, et en fait une action sans rien retaper', async ({ enter, page: phone }) => {
  const samira = await enter('Samira Taffetas')
  await openCtg(samira, renewal, 'Réunions et décisions')
  await samira.getByRole('link', { name: 'Ateliers', exact: true }).click()
  const question = unique('Que faire le samedi ?')
  await samira.getByLabel('Question posée au groupe').fill(question)
  await samira.getByLabel('Thème').selectOption('Petite enfance')
  await samira.getByRole('button', { name: 'Ouvrir l’atelier' }).click()
  await expect(samira.getByRole('heading', { level: 1 })).toHaveText(question)

  // Others propose from where they are; the board follows by itself.
  const julie = await enter('Julie Percale', { width: 390, height: 844 })
  await julie.goto(samira.url())
  const mine = julie.getByRole('region', { name: 'Votre proposition' })
  await mine.getByLabel(/^Quoi/).fill('Une garde le samedi')
  await mine.getByLabel('Pour quel besoin').fill('Le travail du week-end')
  await mine.getByLabel('Avec qui').fill('Les Petits Pas')
  await mine.getByRole('button', { name: 'Proposer' }).click()
  await expect(mine.getByLabel(/^Quoi/)).toHaveValue('')
  await phone.goto((await samira.getByRole('link', { name: /\/atelier\// }).getAttribute('href')) ?? '')
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText(question)
  await phone.getByLabel(/^Quoi/).fill('Un lieu ouvert le samedi matin')
  await phone.getByLabel(/Votre prénom/).fill('Rosa Jersey')
  await phone.getByRole('button', { name: 'Proposer' }).click()
  await expect(phone.getByText('Votre proposition est au tableau.')).toBeVisible()
  await expect(phone.getByText('Une garde le samedi')).toHaveCount(0)
  await expectAccessible(phone, 'proposer par le code')
  await expect(samira.getByText('Une garde le samedi')).toBeVisible()
  await expect(samira.getByText('Un lieu ouvert le samedi matin')).toBeVisible()

  // By dragging a card onto « Nouveau groupe », then by the button under the other one.
  const card = (what: string) => samira.getByRole('listitem').filter({ hasText: what })
  const column = (title: string | RegExp) => samira.getByRole('heading', { level: 2, name: title })
  await card('Une garde le samedi').dragTo(column('Nouveau groupe'))
  await expect(column('Une garde le samedi (1)')).toBeVisible()
  await card('Un lieu ouvert').getByText('Ranger, corriger').click()
  await card('Un lieu ouvert').getByLabel('Ranger dans').selectOption('Une garde le samedi')
  await card('Un lieu ouvert').getByRole('button', { name: 'Ranger : Un lieu ouvert le samedi matin' }).click()
  await expect(column('Une garde le samedi (2)')).toBeVisible()
  await expectAccessible(samira, 'tableau de l’atelier', { isFrameKnown: true })

  await samira.getByRole('button', { name: 'En faire une action : Une garde le samedi' }).click()
  await samira.getByRole('link', { name: /Une garde le samedi/ }).click()
  await expect(samira.getByRole('heading', { level: 1 })).toContainText('Une garde le samedi')
  await expect(samira.getByRole('main')).toContainText('Le travail du week-end')
  await samira.getByRole('link', { name: question }).click()
  await samira.getByRole('link', { name: 'Écran de la salle' }).click()
  // The workshop bears the same title and the same counts: only the room leads back to it.
  await expect(samira.getByRole('link', { name: 'Revenir à l’atelier' })).toBeVisible()
  await expect(samira.getByRole('main')).toContainText('2 propositions, 1 groupe')
  await expectAccessible(samira, 'écran de la salle', { isFrameKnown: true })
  await samira.getByRole('link', { name: 'Revenir à l’atelier' }).click()
  await samira.getByRole('button', { name: 'Clore l’atelier' }).click()
  await expect(samira.getByText('Cet atelier est clos')).toBeVisible()
  await phone.reload()
  await expect(phone.getByText('Cet atelier est clos')).toBeVisible()
})
