/** Scenarios of the first draft: ranks told honestly, and what a target means if nothing changes; pages and clicks printed. */
import { expect, test } from './fixtures.ts'
import { expectCost, walkFrom } from './gestures.ts'
import { createCtgForTwo, createCtgOnScreen, expectSaid, goTo, openTheme, unfold, unique } from './given.ts'

test('6. Rang honnête : le rang est dit entier, Trame propose l’écart avec ses deux repères et les naissances, aucun effectif n’est classé', async ({
  enter,
}) => {
  test.slow()
  const { antoine } = await createCtgForTwo(enter, 'Rang honnête')
  await goTo(antoine, 'Diagnostic partagé')
  const walk = walkFrom(antoine)
  await walk.press(
    antoine.getByRole('navigation', { name: 'Thèmes du diagnostic' }).getByRole('link', { name: 'Petite enfance' }),
  )
  const figures = antoine.getByRole('region', { name: 'Ce que disent les chiffres' })
  const places = figures.getByRole('row').filter({ hasText: 'Places d’accueil pour 100 enfants' })
  await expect(places).toContainText(/30\s*e sur 34/)
  await expect(places).toContainText(/2\s+communes non diffusées/)
  await expect(figures.getByRole('row').filter({ hasText: 'Naissances domiciliées' })).not.toContainText(/e sur \d/)

  const proposed = antoine.getByRole('region', { name: 'Trame propose' })
  const first = proposed.getByRole('listitem').first()
  await expect(first).toContainText(
    /57,4, soit 14,7 de moins que le département, mais autant que la région, et 26\s% de naissances en moins depuis 2017/,
  )
  await walk.press(first.getByText('Ce qui l’appuie'))
  await expect(first).toContainText('Comprendre, pas noter')
  await walk.press(first.getByRole('button', { name: /^Garder/ }))
  await expectSaid(antoine, 'Constat proposé, avec ses chiffres.')
  await expect(proposed.getByRole('listitem').first()).not.toContainText(
    '14,7 de moins que le département, mais autant',
  )

  const kept = 'Moins de places d’accueil que dans le département, autant que dans la région'
  const findings = antoine.getByRole('region', { name: 'Constats' })
  await walk.press(findings.locator('summary').filter({ hasText: kept }).first())
  await walk.press(antoine.getByRole('link', { name: /^Ouvrir ce constat/ }))
  await expect(antoine.getByRole('main')).toContainText('Proposition de Trame gardée par Antoine Lin')
  await expect(antoine.getByRole('region', { name: 'Sur quoi il repose' })).toContainText(/30\s*e sur 34/)
  expectCost(6, { pages: 2, clicks: 5 }, walk)
})

test('une proposition écartée dit pourquoi, ne revient pas, et se reprend', async ({ enter }) => {
  test.slow()
  const { antoine, claire } = await createCtgForTwo(enter, 'Propositions')
  await openTheme(antoine, 'Petite enfance')
  // What the figures are put beside stays while one answers.
  await antoine.goto(`${new URL(antoine.url()).pathname}?repere=FR`)
  const proposed = antoine.getByRole('region', { name: 'Trame propose' })
  const carried = antoine.getByRole('region', { name: /^Si rien ne change/ })
  await carried.getByLabel('Essayer une autre cible').fill('60')
  await carried.getByRole('button', { name: 'Calculer' }).click()
  await expect(antoine).toHaveURL(/cible=60&naissances=\w+&repere=FR/)
  await carried.getByText(/^Naissances\s:/).click()
  await carried.getByRole('link', { name: /la tendance/ }).click()
  await expect(antoine).toHaveURL(/cible=60&naissances=trend&repere=FR/)
  const last = proposed.getByRole('listitem').filter({ hasText: 'Foyers percevant la Paje' })
  await unfold(antoine, /autres questions/)
  await last.getByRole('link', { name: /^Répondre/ }).click()
  await expect(antoine).toHaveURL(/cible=60&naissances=trend&repere=FR&repondre=/)
  await last.getByLabel('Pourquoi l’écarter').fill('Un autre indicateur le dit mieux.')
  // Left without sending: the page asked again offers these words, whose form it shows on demand.
  await goTo(antoine, 'Suivi')
  await openTheme(antoine, 'Petite enfance')
  await last.getByRole('button', { name: /^Reprendre ce que vous aviez écrit/ }).click()
  await expect(last.getByLabel('Pourquoi l’écarter')).toHaveValue('Un autre indicateur le dit mieux.')
  await last.getByRole('button', { name: /^Écarter/ }).click()
  await expectSaid(antoine, 'Proposition écartée.')

  await openTheme(claire, 'Petite enfance')
  const hers = claire.getByRole('region', { name: 'Trame propose' })
  await unfold(claire, '1 proposition écartée')
  await expect(hers).toContainText(/Écartée par Antoine Lin .*\s:\sUn autre indicateur le dit mieux\./)
  await hers.getByRole('button', { name: /^Reprendre/ }).click()
  await expectSaid(claire, 'Proposition reprise.')
})

test('16. Si rien ne change : 60 places en 2030 se lisent à naissances égales et à la tendance, et la cible garde l’hypothèse choisie', async ({
  enter,
}) => {
  test.slow()
  const { antoine } = await createCtgForTwo(enter, 'Si rien ne change')
  await openTheme(antoine, 'Petite enfance')
  const walk = walkFrom(antoine)
  const carried = antoine.getByRole('region', { name: 'Si rien ne change d’ici 2030' })
  await expect(carried).toContainText(/En 2023\s: environ 1\s198 places/)
  await carried.getByLabel('Essayer une autre cible').fill('60')
  await walk.press(carried.getByRole('button', { name: 'Calculer' }))
  const row = (name: RegExp) => carried.getByRole('row').filter({ hasText: name })
  await expect(row(/640 \(2023\)/)).toContainText(/1\s152\s*−46/)
  await expect(row(/\(tendance\)/)).toContainText(/854\s*−344/)
  await expect(row(/\(2021-2023\)/)).toContainText(/1\s252\s*\+54/)
  await walk.press(carried.getByText('Les hypothèses'))
  await expect(carried).toContainText('ce n’est pas une prévision')

  await goTo(antoine, 'Diagnostic partagé')
  await antoine.getByRole('link', { name: 'Axes et objectifs' }).click()
  await antoine.getByRole('textbox', { name: /^Intitulé/ }).fill('Accueillir')
  await antoine.getByRole('button', { name: 'Ajouter cet axe' }).click()
  await expectSaid(antoine, 'Axe ajouté.')
  await antoine.getByRole('link', { name: 'Écrire un objectif' }).first().click()
  await antoine.getByLabel('L’objectif, en une phrase').fill(unique('Soixante places pour cent enfants'))
  await antoine.getByRole('radio', { name: 'Un indicateur public' }).check()
  await antoine.getByLabel('Indicateur public', { exact: true }).selectOption({
    label: 'Places d’accueil pour 100 enfants de moins de 3 ans',
  })
  await antoine.getByLabel('Valeur visée').fill('60')
  await antoine.getByLabel('Année visée').fill('2030')
  await antoine.getByRole('button', { name: 'Écrire cet objectif' }).click()
  await antoine.waitForURL(/\/objectifs\/[0-9a-f-]{36}/)

  const kept = walkFrom(antoine)
  const hypothesis = antoine.getByRole('region', { name: 'Si rien ne change d’ici 2030' })
  await expect(hypothesis).toContainText('Aucune hypothèse n’est encore retenue')
  await kept.press(hypothesis.getByRole('radio', { name: 'À la tendance' }))
  await kept.press(hypothesis.getByRole('button', { name: 'Retenir cette hypothèse' }))
  await expectSaid(antoine, 'Hypothèse retenue.')
  await expect(hypothesis).toContainText(/Hypothèse retenue\s: naissances −4,9\s% par an/)
  await expect(hypothesis).toContainText(/344\splaces de moins qu’aujourd’hui/)
  expectCost(16, { pages: 4, clicks: 4 }, walk, kept)
})

test('13. Ailleurs : une communauté rurale de douze communes, sans internet, a son portrait, sa carte et ce que Trame propose d’en discuter ; ce qui n’est pas chargé le dit', async ({
  enter,
}) => {
  test.slow()
  const page = await enter('Antoine Lin')
  const bouzanne = { search: 'val de bouzanne', territory: 'CC du Val de Bouzanne', caf: 'Caf de l’Indre' }
  await createCtgOnScreen(page, 'Val de Bouzanne', 'la collectivité', bouzanne)
  await goTo(page, 'Diagnostic partagé')
  const walk = walkFrom(page)
  const tab = (name: string) =>
    walk.press(page.getByRole('navigation', { name: 'Thèmes du diagnostic' }).getByRole('link', { name }))

  await tab('Portrait')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Portrait du territoire')
  const figures = page.getByRole('region', { name: 'Ce que disent les chiffres' })
  const sourced = figures.getByRole('row').filter({ hasText: /Filosofi 20\d\d|populations légales/ })
  expect(await sourced.count(), 'indicators that have their figure and its source').toBeGreaterThanOrEqual(10)
  await walk.press(figures.getByRole('link', { name: 'Niveau de vie médian' }).first())
  await expect(
    page.getByRole('img', { name: /^Niveau de vie médian, communes du département \(Indre\)/ }),
  ).toBeVisible()
  await expect(page.getByRole('region', { name: 'Repères' })).toContainText('Indre')

  await page.goBack()
  await tab('Petite enfance')
  await walk.press(page.locator('summary').filter({ hasText: 'sans chiffre chargé pour ce territoire' }))
  const main = page.getByRole('main')
  await expect(main).toContainText('Naissances domiciliées (Insee, état civil)')
  await expect(main).toContainText(/Demandez-les à qui administre cette instance/)
  await expect(main).not.toContainText(/non recueilli|non diffusé par/)

  await tab('Accès aux droits et vie sociale')
  const proposed = page.getByRole('region', { name: 'Trame propose' }).getByRole('listitem')
  await expect(proposed.first()).toContainText('Part des prestations sociales dans le revenu disponible : 5,5')
  expectCost(13, { pages: 5, clicks: 5 }, walk)
})
