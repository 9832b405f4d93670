/** A CTG is renewed: the one that follows is created, what goes on is chosen theme by theme, the other coordination agrees (docs/rules/renewal.md). */
import { expect, test } from './fixtures.ts'
import { createCtgForTwo, goTo, openCtg, renewal } from './given.ts'
import { expectAccessible } from './page-checks.ts'

test('Antoine crée la CTG qui suit, reprend les instances, se ravise, et Claire accepte d’y continuer', async ({
  enter,
}) => {
  const { name, antoine, claire } = await createCtgForTwo(enter, 'Gennevilliers 2026-2030')
  await goTo(antoine, 'Membres et parties')
  await antoine.getByRole('link', { name: 'Périmètre et dates' }).click()
  await antoine.getByRole('link', { name: 'Renouvellement', exact: true }).click()
  await expect(antoine.getByLabel('Nom de la nouvelle CTG')).toHaveValue(/2031-2035$/)
  await expect(antoine.getByLabel('Début', { exact: true })).toHaveValue('2031-01-01')
  const next = `${name} suite`
  await antoine.getByLabel('Nom de la nouvelle CTG').fill(next)
  await antoine.getByRole('button', { name: 'Créer la CTG qui suit' }).click()

  await expect(antoine.getByRole('heading', { level: 1 })).toHaveText('Ce qui continue')
  const themes = antoine.getByRole('table', { name: 'Thèmes de la reprise' })
  await expectAccessible(antoine, 'ce qui continue')
  await themes.getByRole('link', { name: 'Instances et sièges' }).click()
  await antoine.getByRole('checkbox', { name: /^Groupe Vacances/ }).uncheck()
  await antoine.getByRole('button', { name: 'Reprendre ce qui est coché' }).click()
  const groups = antoine.getByRole('region', { name: 'Groupe de travail' })
  await expect(groups).toContainText('Groupe Petite enfance (repris)')
  await expect(groups.getByRole('checkbox')).toHaveCount(1)
  await expectAccessible(antoine, 'instances reprises')
  await antoine.getByRole('button', { name: 'Défaire cette reprise' }).click()
  await expect(antoine.getByText('Reprise défaite.')).toBeVisible()
  await expect(groups.getByRole('checkbox', { name: /^Groupe Petite enfance/ })).toBeChecked()

  await antoine.getByRole('main').getByRole('link', { name: 'Ce qui continue' }).first().click()
  await themes.getByRole('link', { name: 'Équipe de coordination' }).click()
  await antoine.getByRole('button', { name: 'Reprendre ce qui est coché' }).click()
  await expect(antoine.getByRole('main')).toContainText('Claire Mousseline (proposé, réponse attendue)')

  await openCtg(claire, name)
  const awaiting = claire.getByRole('region', { name: 'Ce qui vous attend' })
  await awaiting.getByRole('link', { name: /Répondre/ }).click()
  await claire.getByRole('button', { name: /^Accepter/ }).click()
  await expect(claire).toHaveTitle(new RegExp(next.replace(/[()]/g, '.')))
})

test('le diagnostic s’ouvre sur le bilan de la CTG précédente, que chaque partie lit', async ({ enter }) => {
  const page = await enter('Claire Mousseline')
  await openCtg(page, renewal, 'Diagnostic partagé')
  await page
    .getByRole('region', { name: 'Le bilan de la CTG précédente' })
    .getByRole('link', { name: 'Lire le bilan' })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bilan de la CTG précédente')
  const actions = page.getByRole('table', { name: 'Actions par thème' })
  await expect(actions.getByRole('row', { name: /^Toutes/ })).toContainText(/\d/)
  await expect(page.getByRole('region', { name: 'Évaluation' })).toContainText('Sans salle depuis 2015')
  await expectAccessible(page, 'bilan de la CTG précédente')
})
