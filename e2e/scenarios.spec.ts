/** Moments by which practitioners judge Trame, each with its pages and clicks printed, and a bar that they may not pass. */
import { writeTenFiles } from '#test/spreadsheets/ten-files.ts'
import { addressOfCtg } from './addresses.ts'
import { expect, type Page, test } from './fixtures.ts'
import { expectCost, type Walk, walkFrom } from './gestures.ts'
import {
  attend,
  createCtg,
  createCtgForTwo,
  expectSaid,
  founding,
  goTo,
  openCtg,
  prepareMeeting,
  renewal,
  unique,
} from './given.ts'

const phone = { width: 390, height: 844 }

async function openMeeting(page: Page): Promise<string> {
  const title = await prepareMeeting(page, 'Comité de pilotage')
  await page.getByRole('button', { name: 'Ouvrir la séance' }).click()
  await expectSaid(page, 'Séance ouverte')
  return title
}

type Said = { readonly text: string; readonly despite: string; readonly ticks?: readonly RegExp[] }

/** In a session: the form, its words, what is ticked, the agreement of each party. Left before it is sent. */
async function writeDecision(page: Page, walk: Walk, { text, despite, ticks = [] }: Said): Promise<void> {
  await walk.press(page.getByRole('link', { name: 'Enregistrer une décision' }).first())
  await page.getByLabel('Texte de la décision').fill(text)
  for (const name of ticks) await walk.press(page.getByRole('checkbox', { name }))
  for (const agreement of await page.getByRole('radio', { name: 'accord', exact: true }).all())
    await walk.press(agreement)
  await page.getByLabel('Décidé malgré : le motif').fill(despite)
}

const sendDecision = (page: Page, walk: Walk) =>
  walk.press(page.getByRole('button', { name: 'Enregistrer la décision' }))

const expectRecorded = (page: Page) => expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Décision \d{4}-01$/)

async function decide(page: Page, walk: Walk, said: Said): Promise<void> {
  await writeDecision(page, walk, said)
  await sendDecision(page, walk)
  await expectRecorded(page)
}

test('4. Phases qui se recouvrent : une fiche s’écrit pendant le diagnostic ; une seule décision valide diagnostic, plan et projet, et décide la signature', async ({
  enter,
}) => {
  test.slow()
  const { antoine } = await createCtgForTwo(enter, 'Phases qui se recouvrent')
  await goTo(antoine, 'Plan d’action')
  await antoine.getByRole('link', { name: 'Écrire une action' }).first().click()
  const action = unique('Ouvrir la crèche à sept heures')
  await antoine.getByLabel('Titre de l’action').fill(action)
  await antoine.getByRole('button', { name: 'Créer l’action' }).click()
  await expect(antoine.getByRole('heading', { level: 1 })).toContainText(action)
  await openMeeting(antoine)

  const walk = walkFrom(antoine)
  await decide(antoine, walk, {
    text: 'Valider le diagnostic, le plan et le projet, et décider de signer.',
    despite: 'Les assemblées délibèrent la semaine prochaine.',
    ticks: [
      /^Diagnostic validé/,
      /^Priorités validées/,
      /^Plan d’action validé/,
      /^Projet de convention validé/,
      /^Signature décidée/,
    ],
  })
  const menu = antoine.getByRole('navigation', { name: 'Rubriques' })
  await walk.press(menu.getByRole('link', { name: 'Tableau de bord', exact: true }))
  const steps = antoine.getByRole('list', { name: 'Étapes de la convention' })
  for (const step of ['Diagnostic et priorités', 'Plan d’action', 'Projet validé, signature décidée'])
    await expect(steps.getByRole('listitem').filter({ hasText: step })).toContainText(': fait')
  expectCost(4, { pages: 3, clicks: 10 }, walk)
})

test('5. Copil réel : deux sièges sur quatre sont occupés ; Trame dit ce qui manque, les deux coordinations confirment avec motif, la décision compte et le relevé porte la mention', async ({
  enter,
}) => {
  test.slow()
  const { antoine, claire } = await createCtgForTwo(enter, 'Copil réel')
  const meeting = await openMeeting(antoine)
  await attend(antoine)
  const text = unique('Arrêter le calendrier de la convention.')

  const [his, hers] = [walkFrom(antoine), walkFrom(claire)]
  await decide(antoine, his, { text, despite: 'Les deux directions ont donné leur accord par téléphone.' })
  const missing = (page: Page) => page.getByRole('region', { name: 'Ce qui manquait' })
  await expect(missing(antoine)).toContainText('La décision compte.')
  await expect(missing(antoine)).toContainText(/sièges? sans titulaire|absent/)

  await claire.reload()
  await hers.press(claire.getByRole('link', { name: /^Lire et confirmer/ }))
  await hers.press(claire.getByRole('button', { name: 'Confirmer pour votre partie' }))
  for (const party of ['Ville de Gennevilliers', 'Caf des Hauts-de-Seine'])
    await expect(missing(claire)).toContainText(`Confirmé pour la ${party}`)
  await his.press(antoine.getByRole('main').getByRole('link', { name: meeting }).first())
  await expect(antoine.getByRole('main')).toContainText('Décidé malgré')
  expectCost(5, { pages: 4, clicks: 8 }, his, hers)
})

test('7. Deux lectures : celle de la Caf et celle de la Ville côte à côte ; le constat porte la réserve signée et garde la lecture de 2023', async ({
  enter,
}) => {
  const page = await enter('Claire Mousseline')
  await openCtg(page, renewal)
  const walk = walkFrom(page)
  const menu = page.getByRole('navigation', { name: 'Rubriques' })
  await walk.press(menu.getByRole('link', { name: 'Diagnostic partagé', exact: true }))
  const tabs = page.getByRole('navigation', { name: 'Thèmes du diagnostic' })
  await walk.press(tabs.getByRole('link', { name: 'Petite enfance' }))
  const readings = page.getByRole('region', { name: 'Ce qu’en lisent les parties' })
  await expect(readings).toContainText('quinze places de moins que le département')
  await expect(readings).toContainText('un quart de naissances en moins')
  const title = 'Moins de places qu’ailleurs dans le département'
  await walk.press(page.locator('summary').filter({ hasText: title }).first())
  const finding = page.getByRole('region', { name: 'Constats' }).getByRole('group').filter({ hasText: title })
  await expect(finding).toContainText('Réserve de la Ville')
  expectCost(7, { pages: 3, clicks: 3 }, walk)

  await finding.getByRole('link', { name: title }).first().click()
  const basis = page.getByRole('region', { name: 'Sur quoi il repose' })
  await expect(basis).toContainText('57,4')
  await expect(basis).toContainText('2023')
})

test('11. Attribution et retard des données : les places sont à l’action, le taux à l’objectif avec l’année de sa dernière valeur, aucune jauge n’attribue l’écart', async ({
  enter,
}) => {
  const page = await enter('Claire Mousseline')
  await openCtg(page, renewal, 'Plan d’action')

  const walk = walkFrom(page)
  await walk.press(page.getByRole('link', { name: 'Vingt places à horaires élargis pour les parents en insertion' }))
  const produced = page.getByRole('region', { name: 'Ce que l’action produit' })
  await expect(produced.getByRole('row', { name: /^Places ouvertes/ })).toContainText(/12\s*20\splaces/)
  await expect(produced).toContainText('Contexte, non imputable à cette action')
  await expect(produced).toContainText('57,4 (dernière valeur connue : 2023)')
  await expect(produced).toContainText(/Calcul\s: 12\splaces pour [\d\s]+enfants.*Ce calcul ne dit pas que le taux/)
  await expect(page.locator('progress, meter')).toHaveCount(0)

  const thread = page.getByRole('list', { name: 'Fil de l’objectif 1.1' })
  await walk.press(thread.getByRole('link').filter({ hasText: 'Remplacer les places' }))
  const state = page.getByRole('region', { name: 'Où on en est' })
  await expect(state).toContainText('Dernière valeur connue : 2023')
  await expect(state).toContainText('non imputable aux seules actions')
  await expect(state.getByRole('img', { name: /dernière valeur 57,4 en 2023 ; cible 60,0 en 2030/ })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Ce que chaque action produit' })).toContainText('Somme, en places')
  expectCost(11, { pages: 2, clicks: 2 }, walk)
})

test('12. L’élue, cinq minutes : au téléphone, les décisions demandées, pourquoi, ce qu’elles changent, les réserves, qui agit avec qui ; les anciennes gardent les noms d’alors', async ({
  enter,
}) => {
  const nadia = await enter('Nadia Velours', phone)
  await nadia.goto('/')
  const walk = walkFrom(nadia)
  await walk.press(nadia.getByRole('main').getByRole('link', { name: renewal, exact: true }))
  await expect(nadia.getByRole('heading', { level: 1 })).toHaveText(/^(Tableau de bord|L’essentiel)$/)
  if ((await nadia.getByRole('heading', { level: 1 }).textContent()) === 'Tableau de bord')
    await walk.press(nadia.getByRole('main').getByRole('link', { name: 'L’essentiel' }))
  await expect(nadia.getByRole('heading', { level: 1 })).toHaveText('L’essentiel')
  for (const words of ['Pourquoi', 'Ce que cela change', /[Rr]éserve/])
    await expect(nadia.getByRole('main').getByText(words).first()).toBeVisible()
  await expect(nadia.getByRole('main')).toContainText(/réunissent deux services ou plus/)
  expect(await nadia.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width)
  expectCost(12, { pages: 2, clicks: 3 }, walk)

  await nadia.goto(`${await addressOfCtg(nadia, founding)}/decisions`)
  await nadia.getByRole('link', { name: /2016-02/ }).click()
  const sitting = nadia.getByRole('region', { name: 'Qui siégeait' })
  await expect(sitting).toContainText('Les noms sont ceux de ce jour-là')
  await expect(sitting.getByRole('row', { name: /Le maire de Gennevilliers .* présent/ })).toBeVisible()
  await expect(sitting).not.toContainText('Nadia Velours')
})

test('22. Réseau coupé : une décision saisie sans réseau garde ses mots, dit qu’elle attend, et s’enregistre une seule fois', async ({
  enter,
}) => {
  test.slow()
  const { antoine } = await createCtgForTwo(enter, 'Salle sans réseau')
  await openMeeting(antoine)
  const walk = walkFrom(antoine)
  const text = unique('Ouvrir la halte-garderie le samedi.')
  await writeDecision(antoine, walk, { text, despite: 'Le quorum était réuni par téléphone.' })
  await antoine.context().setOffline(true)
  await sendDecision(antoine, walk)
  await expect(antoine.getByRole('status').filter({ hasText: 'Pas encore envoyé : pas de connexion.' })).toBeVisible()
  await expect(antoine.getByLabel('Texte de la décision')).toHaveValue(text)
  await antoine.context().setOffline(false)
  await expectRecorded(antoine)
  expectCost(22, { pages: 2, clicks: 6 }, walk)

  await antoine.goto(antoine.url().replace(/\/decisions\/.*$/, '/decisions'))
  await expect(antoine.getByRole('main').getByText(text)).toHaveCount(1)
})

test('23. Le tableur du bureau : lignes barrées, ligne et feuille masquées, budget de l’année ; chaque cellule a son sort, rien n’est repris sans qu’on le voie, tout s’annule', async ({
  enter,
}) => {
  test.slow()
  const file = writeTenFiles().find(({ habits }) => habits.has('struck, hidden, commented'))
  if (!file) throw new Error('the file of the office is not there')
  const page = await enter('Antoine Lin')
  await createCtg(page, 'Tableur du bureau', 'la collectivité')
  await goTo(page, 'Plan d’action')
  const main = page.getByRole('main')

  const walk = walkFrom(page)
  await walk.press(main.getByRole('link', { name: 'Reprendre un tableur' }).last())
  await walk.choose(page.getByLabel('Tableur des actions'), {
    name: file.name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(file.bytes),
  })
  await walk.press(page.getByRole('button', { name: 'Lire le tableur' }))
  const rows = page.getByRole('table', { name: 'Actions à reprendre' })
  const row = (title: string) => rows.getByRole('row').filter({ hasText: title })
  await expect(row('Repérer les logements trop petits')).toContainText(/3e\strim\.\s2026.*4\s000\s€, Caf, 2026/s)
  for (const [title, why] of [
    ['Créer une bourse au logement', 'Barrée dans le tableur'],
    ['Racheter l’immeuble de la gare', 'Ligne masquée dans le tableur'],
  ] as const) {
    await expect(row(title)).toContainText(why)
    await expect(row(title).getByRole('checkbox')).not.toBeChecked()
  }
  await expect(page.getByRole('checkbox', { name: /Reprendre la feuille « Arbitrages/ })).not.toBeChecked()
  const fates = page.getByRole('region', { name: 'Ce que devient chaque case du fichier' })
  await expect(fates).toContainText('28 cases non vides dans le fichier')
  const summaries = await fates.locator('summary').allTextContents()
  const said = summaries.map((summary) => Number(/ : (\d+)\scases?/.exec(summary.replaceAll('\u00a0', ' '))?.[1]))
  expect(
    said.reduce((sum, count) => sum + count, 0),
    'every cell has one fate',
  ).toBe(28)
  await walk.press(page.getByRole('button', { name: 'Reprendre ces 2 actions' }))
  await expect(main).toContainText('2 actions reprises dans le plan.')
  expectCost(23, { pages: 3, clicks: 5 }, walk)

  await page.getByRole('button', { name: 'Défaire la reprise' }).click()
  await expect(main).toContainText('Cette reprise a été défaite.')
  await goTo(page, 'Plan d’action')
  await expect(main).not.toContainText('Repérer les logements trop petits')
})
