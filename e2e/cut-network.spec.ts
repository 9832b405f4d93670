/**
 * The network is cut under every form in which one types, on every page of the demonstration: no word is lost, it is told, and
 * it leaves once. Every form of our pages in which one types is tried, or says in where-cut.ts why not: a new one cannot be forgotten.
 * Rules: docs/rules/writing.md §11.
 */
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { readTree } from '../test/house/source-file.ts'
import { listTypedForms } from '../test/house/typed-forms.ts'
import { addressOfCtg } from './addresses.ts'
import { cutUnder } from './cut-under.ts'
import { expect, type Page, test } from './fixtures.ts'
import { createCtg, createCtgForTwo, expectSaid, goTo, openCtg, prepareMeeting, renewal, unfold } from './given.ts'
import { firstOpenWorkshop, linksMailed } from './site-database.ts'
import { walkDemonstration } from './site-map.ts'
import { typeAndSend, waitForScripts } from './typed-forms.ts'
import { atTheDoors, inSession, intentsIn, notCut } from './where-cut.ts'

/** Things of one kind looked at besides the first: a state that the first is not in. */
const mostOthers = 6

/** The first address of a page that is like this, read without opening it. */
async function addressOn(page: Page, address: string, pattern: RegExp): Promise<string> {
  const html = await (await page.request.get(address)).text()
  const [found] = pattern.exec(html) ?? []
  expect(found, `${pattern} on ${address}`).toBeDefined()
  return found ?? ''
}

/** The first link of a mail that still asks for something without account. */
async function firstToAnswer(visitor: Page, start: string): Promise<string> {
  for (const link of await linksMailed(start, 'oldest')) {
    const answer = await visitor.request.get(link)
    if (answer.ok() && /<main.*<textarea|<main.*type="text"/s.test(await answer.text())) return link
  }
  throw new Error(`none opens at ${start}`)
}

test('réseau coupé sous chaque formulaire où l’on tape : 0 mot perdu', async ({ enter, request }) => {
  test.setTimeout(720_000)
  const claire = await enter('Claire Mousseline')
  const readers = { member: claire.context().request, visitor: request }
  const places = await walkDemonstration(readers, await addressOfCtg(claire, renewal))
  const not = Object.values(notCut).flat()
  const tried = new Set<string>([...not, ...atTheDoors, ...inSession])
  const asked = places.filter(({ row }) => row.readers !== 'everyone' && row.kind === undefined)
  for (const { address, row } of asked)
    for (const search of ['', ...(row.searches ?? [])]) await cutUnder(claire, address + search, tried, true)
  // What only another thing of the same kind shows.
  for (const { others } of asked)
    for (const address of others.slice(0, mostOthers)) await cutUnder(claire, address, tried, false)

  const pages = readTree(path.resolve(import.meta.dirname, '..'), ['app/domains/**/*.tsx'])
  const all = listTypedForms(pages, intentsIn)
  expect(all.length).toBeGreaterThan(150)
  expect(all.filter(({ intent }) => !tried.has(intent))).toEqual([])
})

test('réseau coupé aux portes sans compte ; ce qui s’ouvre à plusieurs ne montre rien à qui vient après', async ({
  enter,
  page,
}) => {
  test.slow()
  const claire = await enter('Claire Mousseline')
  const ctg = await addressOfCtg(claire, renewal)
  const tried = new Set<string>(Object.values(notCut).flat())
  const survey = await addressOn(
    claire,
    `${ctg}/diagnostic/enquetes`,
    /\/ctg\/[\w-]+\/diagnostic\/enquetes\/[0-9a-f-]{36}/,
  )
  const shared = [
    await addressOn(claire, survey, /\/enquete\/[\w-]+/),
    await addressOn(claire, await firstOpenWorkshop(renewal), /\/atelier\/\w+/),
    `${await addressOn(claire, `${ctg}/page-publique`, /\/t\/[\w-]+/)}/avis`,
  ]
  const own = [await firstToAnswer(page, '/point/'), await firstToAnswer(page, '/invitation/')]
  const all = [...shared, ...own, `${own[0]}/transmettre`, (shared[2] ?? '').replace(/avis$/, 'signaler')]
  for (const address of all) await cutUnder(page, address, tried, false)
  expect([...tried]).toEqual(expect.arrayContaining([...atTheDoors]))

  for (const address of shared) {
    await page.goto(address)
    await waitForScripts(page)
    await typeAndSend(page, [], 'mots-d-une-personne', false)
    const next = await page.context().newPage()
    await next.goto(address)
    await waitForScripts(next)
    await expect(next.getByRole('button', { name: /^Reprendre ce que vous aviez écrit/ })).toHaveCount(0)
    await next.close()
    expect(await page.evaluate(() => JSON.stringify(localStorage)), address).not.toContain('mots-d-une-personne')
  }
})

test('réseau coupé pendant une réunion : convocation, présences, décision, compte rendu', async ({ enter }) => {
  test.setTimeout(180_000)
  const { antoine, claire } = await createCtgForTwo(enter, 'Réseau coupé')
  const tried = new Set<string>()
  await prepareMeeting(antoine, 'Comité de pilotage')
  await unfold(antoine, 'Ajouter un point')
  await antoine.getByRole('textbox', { name: /^Point/ }).fill('Horaires d’été')
  await antoine.getByRole('button', { name: 'Ajouter à l’ordre du jour' }).click()
  await expectSaid(antoine, 'Point ajouté')
  await antoine.getByRole('button', { name: 'Convoquer' }).click()
  await expectSaid(antoine, 'Réunion convoquée')
  const meeting = new URL(antoine.url()).pathname
  await cutUnder(claire, meeting, tried, false)
  await antoine.getByRole('button', { name: 'Ouvrir la séance' }).click()
  await expectSaid(antoine, 'Séance ouverte')
  for (const page of ['', '/seance', '/presences', '/decision', '/ordre-du-jour', '/cloture'])
    await cutUnder(claire, meeting + page, tried, page === '/seance')
  expect([...tried]).toEqual(expect.arrayContaining([...inSession]))
})

/** The themes of a CTG of her own. */
async function openThemesPage(page: Page, title: string): Promise<string> {
  await createCtg(page, title, 'la Caf')
  const address = new URL(page.url()).pathname.replace(/\/membres.*$/, '/membres/themes')
  await page.goto(address)
  return address
}

/** The form that adds a theme, unfolded. */
async function newTheme(page: Page) {
  const form = page.locator('form', { has: page.getByRole('button', { name: 'Ajouter le thème' }) })
  if (!(await form.isVisible())) await unfold(page, 'Ajouter un thème')
  return form.getByLabel('Nom du thème')
}

test('le réseau revient : le formulaire part seul, une fois ; réponse perdue, il compte une fois', async ({
  enter,
}) => {
  test.slow()
  const claire = await enter('Claire Mousseline')
  await openThemesPage(claire, 'Retour du réseau')
  const name = await newTheme(claire)
  await name.fill('Jeunesse du soir')
  await claire.context().setOffline(true)
  await claire.getByRole('button', { name: 'Ajouter le thème' }).click()
  const notice = claire.getByRole('status').filter({ hasText: 'Pas encore envoyé : pas de connexion.' })
  await expect(notice).toBeVisible()
  await claire.context().setOffline(false)
  await expect(notice).toHaveCount(0)
  await expect(name).toHaveValue('')
  await newTheme(claire)

  // It arrives, the answer is lost; sent again as it is, it counts once.
  await claire.route(/themes\.data/, async (route) => {
    if (route.request().method() === 'POST') await route.fetch({ maxRedirects: 0 })
    await route.abort()
  })
  await name.fill('Lecture du midi')
  await claire.getByRole('button', { name: 'Ajouter le thème' }).click()
  await expect(notice).toBeVisible()
  await claire.unrouteAll()
  await claire.getByRole('button', { name: 'Envoyer de nouveau' }).click()
  await expect(notice).toHaveCount(0)
  for (const added of ['Jeunesse du soir', 'Lecture du midi'])
    await expect(claire.locator('summary').filter({ hasText: added })).toHaveCount(1)
  expect(await claire.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/soir|midi/)
})

test('plusieurs formulaires attendent le réseau : chacun part à son tour, aucun n’est oublié', async ({ enter }) => {
  test.slow()
  const claire = await enter('Claire Mousseline')
  await openThemesPage(claire, 'Deux envois')
  for (const rank of [0, 1])
    await claire
      .locator('summary')
      .filter({ hasText: /^Modifier\s:\s/ })
      .nth(rank)
      .click()
  await claire.context().setOffline(true)
  const notices = claire.getByRole('status').filter({ hasText: 'Pas encore envoyé : pas de connexion.' })
  for (const [rank, name] of ['Vacances d’ici', 'Lecture du soir'].entries()) {
    await claire.getByLabel('Nom du thème').nth(rank).fill(name)
    await claire.getByRole('button', { name: 'Renommer' }).nth(rank).click()
    await expect(notices).toHaveCount(rank + 1)
  }
  // The first is long on its way when one presses the second; then the page is read again under it.
  await claire.route(/themes\.data/, async (route) => {
    if (route.request().method() === 'POST') await wait(1_500)
    await route.fallback()
  })
  await claire.context().setOffline(false)
  await expect(claire.getByRole('button', { name: 'Envoyer de nouveau', disabled: true })).toHaveCount(1)
  await claire.getByRole('button', { name: 'Envoyer de nouveau', disabled: false }).click()
  await expect(notices).toHaveCount(0)
  for (const name of ['Vacances d’ici', 'Lecture du soir'])
    await expect(claire.locator('summary').filter({ hasText: `Modifier : ${name}` })).toBeVisible()
})

test('la session finit : on se reconnecte et l’on retrouve ses mots ; se déconnecter prévient', async ({ enter }) => {
  test.slow()
  const claire = await enter('Claire Mousseline')
  const address = await openThemesPage(claire, 'Session finie')
  await (await newTheme(claire)).fill('Accueil des saisonniers')
  await claire.context().clearCookies()
  await claire.getByRole('button', { name: 'Ajouter le thème' }).click()
  await expect(claire.getByRole('heading', { level: 1 })).toHaveText('Se connecter')
  await claire.getByRole('button', { name: 'Entrer : Antoine Lin' }).click()
  await expect(claire).not.toHaveURL(/connexion/)
  await expect(claire.getByRole('button', { name: /^Reprendre ce que vous aviez écrit/ })).toHaveCount(0)

  await claire.context().clearCookies()
  await claire.goto(`/connexion?retour=${encodeURIComponent(address)}`)
  await claire.getByRole('button', { name: 'Entrer : Claire Mousseline' }).click()
  await claire.getByRole('button', { name: /^Reprendre ce que vous aviez écrit le / }).click()
  await expect(await newTheme(claire)).toHaveValue('Accueil des saisonniers')

  await claire.goto('/compte')
  const signOut = claire.getByRole('main').getByRole('button', { name: 'Se déconnecter' })
  const asks: string[] = []
  claire.once('dialog', (dialog) => {
    asks.push(dialog.message())
    return dialog.dismiss()
  })
  await signOut.click()
  // Where they may be copied, whatever page they are of.
  await expect(claire).toHaveURL(/#mots-gardes$/)
  await expect(claire.getByRole('region', { name: 'Vos mots gardés sur cet appareil' })).toContainText('Session finie')
  await expect(claire.getByRole('main').getByRole('textbox', { name: /^Écrit le/ })).toHaveValue(
    /Accueil des saisonniers/,
  )
  expect(asks).toEqual([expect.stringMatching(/pas encore enregistrés \(1\stexte ou formulaire\)/)])
  claire.once('dialog', (dialog) => dialog.accept())
  await signOut.click()
  await expect(claire).toHaveURL(/connexion/)
  expect(await claire.evaluate(() => JSON.stringify(localStorage))).not.toContain('saisonniers')
})

test('un brouillon plus ancien que la page le dit, et rien n’est remplacé en silence', async ({ enter }) => {
  test.slow()
  const claire = await enter('Claire Mousseline')
  const address = await openThemesPage(claire, 'Deux versions')
  const name = claire.getByLabel('Nom du thème').first()
  await claire
    .locator('summary')
    .filter({ hasText: /^Modifier\s:\s/ })
    .first()
    .click()
  const before = await name.inputValue()
  await name.fill(`${before} et parentalité`)
  const later = await claire.context().newPage()
  await claire.close()

  await later.goto(address)
  const shown = later.getByLabel('Nom du thème').first()
  await expect(later.getByRole('button', { name: /^Reprendre ce que vous aviez écrit/ })).toBeVisible()
  await shown.fill(`${before} et familles`)
  await later.getByRole('button', { name: 'Renommer' }).first().click()
  await expect(later.locator('summary').filter({ hasText: `${before} et familles` })).toBeVisible()

  await later.goto(address)
  await expect(later.getByRole('main')).toContainText(`Nom du thème : « ${before} et familles »`)
  await expect(shown).toHaveValue(`${before} et familles`)
  await later.getByRole('button', { name: 'Effacer' }).click()
  await later.reload()
  await expect(later.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(later.getByRole('button', { name: /^Reprendre ce que vous aviez écrit/ })).toHaveCount(0)
})

test('se connecter sans réseau : l’adresse reste dans son champ, rien n’est gardé sur l’appareil', async ({ page }) => {
  await page.goto('/connexion')
  const form = page.locator('form', { has: page.getByLabel('Mot de passe') })
  await form.getByLabel('Adresse électronique').fill('personne@exemple.fr')
  await form.getByLabel('Mot de passe').fill('un secret')
  await page.context().setOffline(true)
  await form.getByRole('button', { name: 'Se connecter' }).click()
  await expect(form).toContainText('Pas encore envoyé : pas de connexion.')
  await expect(form.getByLabel('Adresse électronique')).toHaveValue('personne@exemple.fr')
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe('{}')
})

test('une page demandée sans réseau attend, et celle qu’on lit reste', async ({ enter }) => {
  const claire = await enter('Claire Mousseline')
  await openCtg(claire, renewal, 'Suivi')
  await goTo(claire, 'Convention')
  await claire.route(/suivi\.data/, async (route) => {
    await wait(500)
    await route.abort()
  })
  await claire.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Suivi', exact: true }).click()
  await expect(claire.getByText('Pas de connexion : ce qui est affiché reste là')).toBeVisible()
  await expect(claire.getByRole('heading', { level: 1 })).toHaveText('Convention')
  await claire.unrouteAll()
  await expect(claire.getByRole('heading', { level: 1 })).toHaveText('Suivi')
  await expect(claire.getByText('Pas de connexion : ce qui est affiché reste là')).toHaveCount(0)
})
