/** Two coordinators decide at once, then say what the decision is about (docs/rules/governance.md §5.5, §5.8 to §5.10). */
import { expect, test } from './fixtures.ts'
import { createCtgForTwo, expectSaid, goTo, prepareMeeting, unfold, unique } from './given.ts'

test('deux coordinateurs enregistrent la même décision : une seule compte, la seconde personne la lit', async ({
  enter,
}) => {
  test.slow()
  const { antoine, claire } = await createCtgForTwo(enter, 'Décision')
  await prepareMeeting(antoine, 'Comité de pilotage')
  await antoine.getByRole('button', { name: 'Ouvrir la séance' }).click()
  await expectSaid(antoine, 'Séance ouverte')
  const form = `${antoine.url().replace(/[?#].*$/, '')}/decision`
  const text = unique('Approuver le bilan de l’année.')
  for (const page of [antoine, claire]) {
    await page.goto(form)
    await page.getByLabel(/^Texte de la décision/).fill(text)
  }
  await antoine.getByText('Relier un objet de la CTG').click()
  await antoine.getByLabel('Mots du titre').fill('operationnel')
  await antoine.getByRole('button', { name: 'Chercher', exact: true }).click()
  await antoine.getByRole('link', { name: 'Choisir Comité opérationnel' }).click()
  await expect(antoine.getByRole('link', { name: 'Retirer : Comité opérationnel' })).toBeVisible()
  await expect(antoine.getByLabel(/^Texte de la décision/)).toHaveValue(text)
  await antoine.getByRole('button', { name: 'Enregistrer la décision' }).click()
  await expect(antoine.getByRole('heading', { level: 1 })).toHaveText(/^Décision \d{4}-01$/)
  await expect(antoine.getByRole('link', { name: 'Comité opérationnel' })).toBeVisible()

  await claire.getByRole('button', { name: 'Enregistrer la décision' }).click()
  await expect(claire.getByRole('main')).toContainText(`« ${text} »`)
  await expect(claire.getByRole('main')).toContainText('Si c’est la même, abandonnez celle-ci')
  await expect(claire.getByLabel(/^Texte de la décision/)).toHaveValue(text)
  await goTo(claire, 'Réunions et décisions')
  await claire.getByRole('link', { name: 'Registre des décisions' }).click()
  await expect(claire.getByRole('row').filter({ hasText: text })).toHaveCount(1)

  await unfold(antoine, 'Relier un objet de la CTG')
  await antoine.getByLabel('Mots du titre').fill('petite enfance')
  await antoine.getByRole('button', { name: 'Chercher', exact: true }).click()
  await antoine.getByRole('button', { name: 'Relier Groupe Petite enfance' }).click()
  await expectSaid(antoine, 'Objet relié à la décision.')
  await antoine.getByRole('link', { name: 'Groupe Petite enfance' }).click()
  await expect(antoine.getByRole('region', { name: 'Ce qui en a été décidé' })).toContainText(text)

  await claire.getByLabel('Mots ou numéro').fill('aucune décision ne dit cela')
  await claire.getByRole('button', { name: 'Filtrer' }).click()
  await expect(claire.getByText('Aucune décision ne correspond à cette recherche.')).toBeVisible()
  await claire.getByLabel('Mots ou numéro').fill('BILAN')
  await claire.getByRole('button', { name: 'Filtrer' }).click()
  await unfold(claire, 'Exporter')
  const file = await claire.getByRole('link', { name: /\.csv/ }).getAttribute('href')
  const csv = await (await claire.request.get(file ?? '')).text()
  expect(csv).toContain(text)
  expect(csv).toMatch(/Instance\s: Groupe Petite enfance/)
})
