/** The plan in a grid, as in the spreadsheet it replaces (docs/rules/plan.md §14). */
import { expect, type Page, test } from './fixtures.ts'
import { paste } from './gestures.ts'
import { goTo, openCtg, renewal, unique } from './given.ts'
import { expectAccessible, wide } from './page-checks.ts'

const kept = (page: Page) => expect(page.getByRole('status').filter({ hasText: 'Tout est enregistré.' })).toBeVisible()

/** The cell of the action whose row holds these words, under this head. */
async function cellOf(page: Page, words: string, head: string) {
  const header = page.getByRole('columnheader', { name: head, exact: true })
  const column = await header.getAttribute('aria-colindex')
  await header.evaluate((one) => one.scrollIntoView({ inline: 'nearest', block: 'nearest' }))
  return page.getByRole('row').filter({ hasText: words }).locator(`[aria-colindex="${column}"]`)
}

/** Writes new actions that share a word, then opens the grid on them alone. @returns their titles */
async function openGridOn(page: Page, names: readonly string[]): Promise<readonly string[]> {
  const mark = unique('').replace(/\W/g, '')
  const titles = names.map((name) => `${name} ${mark}`)
  await openCtg(page, renewal)
  for (const title of titles) {
    await goTo(page, 'Plan d’action')
    await page.getByRole('link', { name: 'Écrire une action' }).click()
    await page.getByLabel('Titre de l’action').fill(title)
    await page.getByRole('button', { name: 'Créer l’action' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
  }
  await page.goto(`${new URL(page.url()).pathname.replace(/\/actions\/.*/, '')}/plan/grille?colonnes=toutes&q=${mark}`)
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(titles.length + 1))
  await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'false')
  return titles
}

const copied = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const clipboardData = new DataTransfer()
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }),
    )
    return clipboardData.getData('text/plain')
  })

test.describe('Le plan en grille', () => {
  test('on écrit dans une cellule : elle est enregistrée, et la fiche la montre', async ({ enter }) => {
    const page = await enter('Antoine Lin')
    const [title = ''] = await openGridOn(page, ['Une ludothèque dans les quartiers'])
    const next = await cellOf(page, title, 'Prochaine étape')
    await next.dblclick()
    await page.keyboard.type('Visiter le local')
    await page.keyboard.press('Enter')
    await kept(page)
    await (await cellOf(page, title, 'Fin')).click()
    await page.keyboard.type('sept. 2027')
    await page.keyboard.press('Tab')
    await kept(page)
    await page.getByRole('row').filter({ hasText: title }).getByRole('link').click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
    await expect(page.getByRole('main')).toContainText('Visiter le local')
    await expect(page.getByRole('main')).toContainText('sept. 2027')
  })

  test('un bloc copié d’un tableur se colle, se recopie vers le bas, et s’annule d’un geste', async ({ enter }) => {
    const page = await enter('Antoine Lin')
    const [first = '', second = '', third = ''] = await openGridOn(page, ['Un bus', 'Un guichet', 'Un jardin'])
    await (await cellOf(page, first, 'Début')).click()
    await paste(page, '01/09/2026\t31/12/2027\r\n2027\t1er trim. 2028\r\n')
    await kept(page)
    await expect(await cellOf(page, second, 'Fin')).toHaveText('1er trim. 2028')
    await expect(page.getByRole('status').filter({ hasText: '4 cellules collées.' })).toBeVisible()
    expect(await copied(page)).toContain('2027\t1er trim. 2028')

    await (await cellOf(page, second, 'Fin')).click()
    await (await cellOf(page, third, 'Fin')).click({ modifiers: ['Shift'] })
    await page.keyboard.press('Control+d')
    await kept(page)
    await expect(await cellOf(page, third, 'Fin')).toHaveText('1er trim. 2028')

    await page.keyboard.press('Control+z')
    await expect(await cellOf(page, third, 'Fin')).toHaveText('')
    await page.keyboard.press('Control+z')
    await kept(page)
    await expect(await cellOf(page, first, 'Début')).toHaveText('')
    await page.keyboard.press('Control+y')
    await kept(page)
    await page.reload()
    await expect(await cellOf(page, second, 'Fin')).toHaveText('1er trim. 2028')
  })

  test('un bloc de LibreOffice garde ses retours à la ligne, ses cellules fusionnées et ses dates', async ({
    enter,
  }) => {
    const page = await enter('Antoine Lin')
    const [first = '', second = ''] = await openGridOn(page, ['Une navette', 'Un café'])
    await (await cellOf(page, first, 'Début')).click()
    // As LibreOffice 25.2 puts it in the clipboard: its text alone has lost the line break.
    await paste(
      page,
      '14/01/27\t1er trim. 2028\tProposée\tligne 1 ligne 2\n2028\t\tProposée\ta : b\n',
      `<html><head><meta name="generator" content="LibreOffice 25.2.3.2 (Linux)"/></head><body><table cellspacing="0" border="0">
        <tr><td align="right" sdval="46401" sdnum="1036;0;JJ/MM/AA">14/01/27</td><td>1er trim. 2028</td><td>Proposée</td><td>ligne 1<br>ligne 2</td></tr>
        <tr><td colspan=2>2028</td><td>Proposée</td><td>
          a&nbsp;:
          b</td></tr></table></body></html>`,
    )
    await kept(page)
    await expect(await cellOf(page, first, 'Début')).toHaveText('14 janv. 2027')
    await expect(await cellOf(page, second, 'Début')).toHaveText('2028')
    await expect(await cellOf(page, second, 'Fin')).toHaveText('')
    await expect(await cellOf(page, second, 'Prochaine étape')).toHaveText('a : b')
    await (await cellOf(page, first, 'Prochaine étape')).click()
    expect(await copied(page)).toBe('"ligne 1\nligne 2"')
  })

  test('une cellule mal comprise le dit avec sa phrase et garde la saisie ; les autres du bloc sont enregistrées', async ({
    enter,
  }) => {
    const page = await enter('Antoine Lin')
    const [title = ''] = await openGridOn(page, ['Un relais itinérant'])
    await (await cellOf(page, title, 'Début')).click()
    await paste(page, '2027\tquand on pourra')
    const end = await cellOf(page, title, 'Fin')
    await expect(end).toHaveAttribute('aria-invalid', 'true')
    await expect(end).toContainText('quand on pourra')
    await expect(page.getByRole('status').filter({ hasText: '1 cellule à revoir.' })).toBeVisible()
    await page.getByRole('button', { name: 'Cellule suivante à revoir' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Cette date n’est pas comprise' })).toBeVisible()
    await expectAccessible(page, 'une cellule refusée', { isFrameKnown: true })
    await page.setViewportSize(wide)

    await page.reload()
    await expect(await cellOf(page, title, 'Début')).toHaveText('2027')
    await expect(page.getByText('1 saisie d’une fois précédente')).toBeVisible()
    await page.getByRole('button', { name: 'Enregistrer ces saisies' }).click()
    await expect(await cellOf(page, title, 'Fin')).toHaveAttribute('aria-invalid', 'true')
    await (await cellOf(page, title, 'Fin')).click()
    await page.keyboard.type('fin 2028')
    await page.keyboard.press('Enter')
    await kept(page)
  })

  test('deux fenêtres sur une cellule : la seconde voit les deux textes et décide ; sur deux cellules, les deux passent', async ({
    enter,
  }) => {
    const antoine = await enter('Antoine Lin')
    const [title = ''] = await openGridOn(antoine, ['Un point d’accueil'])
    const claire = await enter('Claire Mousseline')
    await claire.goto(antoine.url())
    await expect(claire.getByRole('grid')).toHaveAttribute('aria-busy', 'false')

    const write = async (page: Page, head: string, text: string) => {
      await (await cellOf(page, title, head)).click()
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    }
    await write(claire, 'Besoin auquel elle répond', 'Des parents sans réponse.')
    await kept(claire)
    await write(antoine, 'Besoin auquel elle répond', 'Des horaires trop courts.')
    await (await cellOf(antoine, title, 'Besoin auquel elle répond')).click()
    const told = antoine.getByRole('status').filter({ hasText: 'Changée entre-temps par quelqu’un d’autre' })
    await expect(told).toContainText('Des parents sans réponse.')
    await expect(told).toContainText('Des horaires trop courts.')
    await antoine.getByRole('button', { name: 'Garder ma saisie' }).click()
    await kept(antoine)

    await write(claire, 'Secteur', 'Les Agnettes')
    await write(antoine, 'Public', 'Les familles monoparentales')
    await Promise.all([kept(claire), kept(antoine)])
    await claire.reload()
    await expect(await cellOf(claire, title, 'Secteur')).toHaveText('Les Agnettes')
    await expect(await cellOf(claire, title, 'Besoin auquel elle répond')).toHaveText('Des horaires trop courts.')
    await expect(await cellOf(claire, title, 'Public')).toHaveText('Les familles monoparentales')
  })

  test('une pilote écrit dans sa ligne, et la grille dit pourquoi pas dans les autres', async ({ enter }) => {
    const page = await enter('Julie Percale')
    await openCtg(page, renewal)
    await page.goto(`${new URL(page.url()).pathname}/plan/grille`)
    await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'false')
    const own = page.locator('tbody tr:has(td[data-column="1"]:not([aria-readonly]))')
    await expect(own).toHaveCount(1)
    const locked = page.locator('td[data-column="1"][aria-readonly="true"]').first()
    await locked.click()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status').filter({ hasText: 'Cette fiche n’est pas à vous' })).toBeVisible()
    await expect(page.getByRole('textbox', { name: /, Action$/ })).toHaveCount(0)

    await expect(own).toContainText('Un relais petite enfance itinérant')
    const next = await cellOf(page, 'Un relais petite enfance itinérant', 'Prochaine étape')
    const words = unique('Appeler la PMI')
    await next.click()
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
    await kept(page)
    await page.reload()
    await expect(await cellOf(page, 'Un relais petite enfance itinérant', 'Prochaine étape')).toHaveText(words)
  })

  test('au clavier seul : on entre, on écrit, on choisit un état, on remplit, on sort', async ({ enter }) => {
    const page = await enter('Antoine Lin')
    const [first = '', second = ''] = await openGridOn(page, ['Un café des parents', 'Un numéro unique'])
    await page.getByRole('link', { name: 'Colonnes principales' }).focus()
    await page.keyboard.press('Tab')
    await expect(page.locator('td:focus')).toHaveText(first)
    await page.keyboard.press('End')
    await page.keyboard.press('Home')
    await expect(page.locator('td:focus')).toHaveAttribute('data-column', '0')
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('Tab')
    await page.keyboard.type('Mme Ourdissage')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+d')
    await kept(page)
    await expect(await cellOf(page, second, 'Nom du pilote')).toHaveText('Mme Ourdissage')

    await (await cellOf(page, first, 'État')).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: /État$/ }).selectOption('à démarrer')
    await kept(page)
    await expect(await cellOf(page, first, 'État')).toHaveText('à démarrer')

    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await expect(page.locator('td:focus')).toHaveCount(0)
  })

  test('sans connexion, ce qui est écrit reste à l’écran et sur l’appareil, et part au retour', async ({ enter }) => {
    const page = await enter('Antoine Lin')
    const [title = ''] = await openGridOn(page, ['Une halte-garderie'])
    await page.context().setOffline(true)
    await (await cellOf(page, title, 'Public')).click()
    await page.keyboard.type('Les enfants de deux ans')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status').filter({ hasText: '1 cellule non enregistrée.' })).toBeVisible()
    await expect(await cellOf(page, title, 'Public')).toContainText('Les enfants de deux ans')
    await page.context().setOffline(false)
    await kept(page)
    await page.reload()
    await expect(await cellOf(page, title, 'Public')).toHaveText('Les enfants de deux ans')
  })

  test('deux fenêtres de la même grille, réseau coupé : chacune garde ses saisies, et les deux se retrouvent', async ({
    enter,
  }) => {
    const page = await enter('Antoine Lin')
    const [first = '', second = ''] = await openGridOn(page, ['Un relais', 'Un lieu'])
    const other = await page.context().newPage()
    await other.goto(page.url())
    await expect(other.getByRole('grid')).toHaveAttribute('aria-busy', 'false')
    await page.context().setOffline(true)
    for (const [window, title, words] of [
      [page, first, 'Appeler la PMI'],
      [other, second, 'Voir le bailleur'],
    ] as const) {
      await (await cellOf(window, title, 'Prochaine étape')).dblclick()
      await window.keyboard.type(words)
      await window.keyboard.press('Enter')
      await expect(window.getByRole('status').filter({ hasText: '1 cellule non enregistrée.' })).toBeVisible()
    }
    // Each window tries again every fifteen seconds: the first may do so last, and has written nothing more.
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await expect(page.getByRole('status').filter({ hasText: '1 cellule non enregistrée.' })).toBeVisible()
    const [context, address] = [page.context(), page.url()]
    await Promise.all([page.close(), other.close()])
    await context.setOffline(false)
    const again = await context.newPage()
    await again.goto(address)
    const found = again.getByRole('button', { name: 'Enregistrer ces saisies' })
    for (const [title, words] of [
      [second, 'Voir le bailleur'],
      [first, 'Appeler la PMI'],
    ] as const) {
      await found.click()
      await expect(await cellOf(again, title, 'Prochaine étape')).toHaveText(words)
      await kept(again)
    }
    await expect(found).toHaveCount(0)
  })
})
