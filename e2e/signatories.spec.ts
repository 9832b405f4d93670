/** All the signatories of a convention in one table: pasted, typed, reminded, signed (docs/rules/convention.md §3, §4). */
import { expect, type Page, test } from './fixtures.ts'
import { expectCost, paste, walkFrom } from './gestures.ts'
import { createCtgOnScreen, dayFromToday, expectSaid, freezeVersion, goTo, waitForMail } from './given.ts'
import { expectNoAxeFault, wide } from './page-checks.ts'

const pompey = { search: 'bassin de pompey', territory: 'CC du Bassin de Pompey', caf: 'Caf de Meurthe-et-Moselle' }
const limours = { search: 'pays de limours', territory: 'CC du Pays de Limours (CCPL)', caf: 'Caf de l’Essonne' }

const grid = (page: Page) => page.getByRole('grid', { name: /par signataire/ })
const line = (page: Page, name: string) => grid(page).getByRole('row').filter({ hasText: name })
const preview = (page: Page) => page.getByRole('region', { name: 'Lignes collées d’un tableur' })
const kept = (page: Page) => expect(page.getByRole('status').filter({ hasText: 'Tout est enregistré.' })).toBeVisible()

async function freeze(page: Page): Promise<void> {
  await goTo(page, 'Convention')
  await page.getByRole('navigation', { name: 'Pages de la convention' }).getByRole('link', { name: 'Versions' }).click()
  await freezeVersion(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Convention, version/)
}

/** A CTG of its own whose communes sign too, its articles written, so many versions frozen. @returns the names of its signatories */
async function givenSignatories(page: Page, title: string, place: typeof pompey, versions: number) {
  await createCtgOnScreen(page, title, 'la collectivité', { ...place, communesSign: true })
  await goTo(page, 'Convention')
  await page.getByRole('navigation', { name: 'Pages de la convention' }).getByRole('link', { name: 'Texte' }).click()
  await page.getByRole('button', { name: 'Préparer les articles' }).first().click()
  await expectSaid(page, 'Les articles sont prêts')
  for (let count = 0; count < versions; count += 1) await freeze(page)
  await goTo(page, 'Convention')
  await expect(grid(page)).toHaveAttribute('aria-busy', 'false')
  return grid(page).getByRole('rowheader').allInnerTexts()
}

/** As one copies lines of a spreadsheet, then pastes them in the table. */
async function pasteLines(page: Page, lines: readonly (readonly string[])[]): Promise<void> {
  await grid(page).getByRole('gridcell').nth(1).focus()
  await paste(page, lines.map((cells) => cells.join('\t')).join('\r\n'))
  await expect(preview(page)).toBeVisible()
}

const french = (days: number): string => dayFromToday(days).split('-').toReversed().join('/')

test('9. Quinze signataires : appliquée, signature en cours ; une version ancienne, un refus, deux retards se voient ; tous signent, la commune qui a refusé rejoint par avenant', async ({
  enter,
}) => {
  test.slow()
  const page = await enter('Antoine Lin')
  const names = await givenSignatories(page, 'Quinze signataires', pompey, 2)
  expect(names).toHaveLength(15)
  const [, , , old = '', , , , , , , , late = '', , refusing = ''] = names
  const states = names.map((name, index) =>
    name === old ? 'reçu, version 1' : name === refusing ? 'refus' : index < 11 ? 'reçu' : 'attendu',
  )
  const acts = names.map((name, index) => [
    name,
    index === 0 ? 'décision par délégation' : index === 1 ? 'décision du bureau' : 'délibération',
    index < 11 ? `2026-${index + 1}` : '',
    index < 11 ? french(-60 + index) : name === late ? french(-21) : french(30),
    states[index] ?? '',
  ])

  const walk = walkFrom(page)
  await pasteLines(page, [['Signataire', 'Acte', 'N°', 'Séance', 'État'], ...acts])
  await expect(preview(page)).toContainText('15 lignes reconnues sur 15')
  await walk.press(preview(page).getByRole('button', { name: /^Enregistrer les/ }))
  await kept(page)
  const main = page.getByRole('main')
  await expect(main).toContainText(/Appliquée, pas encore signée \(0 sur 14\).*11 actes d’habilitation sur 15/)
  await expect(main).toContainText('a refusé et peut rejoindre par avenant')
  await expect(line(page, old)).toContainText('après l’acte sur la version 2')
  await expect(line(page, late)).toContainText('en retard de 21 jours')
  await expect(line(page, refusing)).toContainText('par avenant, si elle rejoint')
  await expect(line(page, refusing)).not.toContainText('attendu')
  const track = page.getByRole('list', { name: 'Étapes de la convention, du projet aux signatures' })
  await expect(track).toContainText('11 sur 15')
  await expect(track).toContainText('1 en retard, 1 à revoter, 1 refus')

  const menu = page.getByRole('navigation', { name: 'Rubriques' })
  await walk.press(menu.getByRole('link', { name: 'Suivi', exact: true }))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Suivi')
  await walk.press(menu.getByRole('link', { name: 'Convention', exact: true }))
  await walk.press(page.getByRole('checkbox', { name: `Relancer ${late}` }))
  await walk.press(page.getByRole('button', { name: 'Relancer le signataire coché' }))
  await page
    .getByRole('group', { name: late })
    .getByLabel(/^Adresse/)
    .fill('mairie@exemple.fr')
  await walk.press(page.getByRole('button', { name: 'Envoyer les relances' }))
  await expectSaid(page, 'Relance enregistrée')
  await expect(line(page, late)).toContainText('relancé le')
  // An act received meanwhile, nobody is reminded of it: the mail waits behind the documents of the version that it carries.
  const reader = await enter('Claire Mousseline')
  await waitForMail(reader, reader.getByRole('listitem').filter({ hasText: 'mairie@exemple.fr' }))

  await expect(grid(page)).toHaveAttribute('aria-busy', 'false')
  await pasteLines(page, [
    ['Signataire', 'État', 'Séance', 'Signé le'],
    ...names.filter((name) => name !== refusing).map((name) => [name, 'reçu', french(-20), french(-10)]),
  ])
  await expect(preview(page)).toContainText('la convention sera signée au')
  await walk.press(preview(page).getByRole('button', { name: /^Enregistrer les/ }))
  await expect(main).toContainText(/Signée le .*a refusé et peut rejoindre par avenant/)
  await expect(main).not.toContainText('attendu')

  await walk.press(line(page, refusing).getByRole('link', { name: refusing }))
  await page.getByLabel('Signée le').fill(dayFromToday(-1))
  await walk.press(page.getByRole('button', { name: 'Enregistrer la signature' }))
  await expect(page.getByRole('region', { name: 'Signature' })).toContainText(
    'a rejoint la convention après sa signature',
  )
  expectCost(9, { pages: 6, clicks: 25 }, walk)
})

test('seize représentants, actes et signatures collés d’un tableur en moins de trois minutes ; ce qui n’est pas compris se dit à sa cellule, se corrige au clavier', async ({
  enter,
}) => {
  test.slow()
  const page = await enter('Antoine Lin')
  await page.setViewportSize(wide)
  const names = await givenSignatories(page, 'Seize signataires', limours, 1)
  expect(names).toHaveLength(16)

  const startedAt = Date.now()
  const walk = walkFrom(page)
  await pasteLines(page, [
    ['Collectivité', 'Représentant', 'Fonction', 'Nature', 'Numéro', 'Date de la séance', 'Signature'],
    ...names.map((name, index) => [
      name.toUpperCase(),
      `Personne ${index + 1}`,
      index === 0 ? 'directrice' : 'maire',
      'délibération',
      `2026-${100 + index}`,
      french(-50),
      index === 15 ? 'bientôt' : french(-5),
    ]),
    ['Commune de nulle part', 'Personne de trop', 'maire', '', '', '', ''],
  ])
  await expect(preview(page)).toContainText('16 lignes reconnues sur 17')
  await expect(preview(page)).toContainText('n’est le nom d’aucun signataire')
  await expect(preview(page)).toContainText('Ce n’est pas une date')
  await expectNoAxeFault(page, 'lignes collées')
  await walk.press(preview(page).getByRole('button', { name: 'Enregistrer les 95 cellules' }))
  await expect(page.getByRole('status').filter({ hasText: '1 cellule à revoir.' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('16 actes d’habilitation sur 16')
  await walk.press(page.getByRole('button', { name: 'Cellule suivante à revoir' }))
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+A')
  await page.keyboard.type(french(-4))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toContainText('Signée le')
  const seconds = Math.round((Date.now() - startedAt) / 1000)
  console.log(`Seize signataires : ${walk.cost().clicks} clics, ${seconds} s.`)
  expect(seconds).toBeLessThan(180)

  const cell = line(page, names[3] ?? '')
    .getByRole('gridcell')
    .nth(1)
  await cell.click()
  await page.keyboard.type('Une autre personne')
  await page.keyboard.press('Escape')
  await expect(cell).toHaveText('Personne 4')
  await page.keyboard.type('Irène Taffetas')
  await page.keyboard.press('Enter')
  await expect(cell).toHaveText('Irène Taffetas')
  await expect(
    line(page, names[4] ?? '')
      .getByRole('gridcell')
      .nth(1),
  ).toBeFocused()
  await kept(page)
  await page.reload()
  await expect(cell).toHaveText('Irène Taffetas')
})
