/** The plan leaves as a workbook, is changed in a spreadsheet, comes back: difference, application, undoing (docs/rules/taking-up.md §5). */
import fs from 'node:fs/promises'
import type { CellValue } from 'hucre'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { planWorkbook } from '#test/plan-workbook.server.ts'
import { expect, test } from './fixtures.ts'
import { createCtg, goTo } from './given.ts'
import { expectAccessible, wide } from './page-checks.ts'

const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Edit = { readonly row: number; readonly column: string; readonly value: CellValue }

/** The workbook as someone saves it after a few changes in its first sheet, and a line added under the last one. */
async function changed(bytes: Uint8Array, edits: readonly Edit[], newTitle: string): Promise<Buffer> {
  const { sheets } = await readXlsx(bytes)
  const saved = sheets.map(({ name, rows, hidden = false }, index) => {
    const titles = rows[0] ?? []
    if (index > 0) return { name, rows, hidden }
    const written = rows.map((row, at) =>
      row.map((cell, column) => edits.find((edit) => edit.row === at && edit.column === titles[column])?.value ?? cell),
    )
    const added = titles.map((title) => (title === 'Action' ? newTitle : null))
    return { name, rows: [...written, added], hidden }
  })
  return Buffer.from(await writeXlsx({ sheets: saved }))
}

test('le plan exporté revient d’un tableur : la différence est montrée, appliquée, puis annulée', async ({ enter }) => {
  test.slow()
  const page = await enter('Antoine Lin')
  await createCtg(page, 'Retour 2027-2031', 'la collectivité')
  const ctgUrl = /\/ctg\/[0-9a-f-]{36}/.exec(page.url())?.[0] ?? ''
  const main = page.getByRole('main')
  const deposit = async (name: string, buffer: Buffer) => {
    await page.goto(`${ctgUrl}/reprise`)
    await page.getByLabel('Tableur des actions').setInputFiles({ name, mimeType, buffer })
    await page.getByRole('button', { name: 'Lire le tableur' }).click()
  }

  await test.step('un premier tableur donne trente-quatre actions', async () => {
    const workbook = await planWorkbook()
    await deposit(workbook.name, Buffer.from(await workbook.arrayBuffer()))
    await expect(page.getByRole('table', { name: 'Noms que Trame ne connaît pas' })).toContainText('« Mission locale »')
    await page.getByRole('button', { name: 'Reprendre ces 34 actions' }).click()
    await expect(main).toContainText('34 actions reprises dans le plan.')
  })

  const bytes = await test.step('le plan s’exporte', async () => {
    await goTo(page, 'Plan d’action')
    await page.locator('summary', { hasText: 'Imprimer, exporter' }).click()
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: /Classeur Excel/ }).click()
    return fs.readFile(await (await downloading).path())
  })

  await test.step('revenu sans changement, il ne change rien', async () => {
    await deposit('plan.xlsx', bytes)
    await expect(main).toContainText('Ce fichier ne change rien au plan.')
  })

  await test.step('changé, il montre l’avant et l’après', async () => {
    const edits: readonly Edit[] = [
      { row: 1, column: 'Prochaine étape', value: 'Choisir le local' },
      { row: 2, column: 'Fin', value: 'sept-28' },
      { row: 3, column: 'Fin', value: 'un jour peut-être' },
    ]
    await deposit('plan changé.xlsx', await changed(bytes, edits, 'Une action venue du tableur'))
    await expect(main).toContainText('2 cases changées sur 2 lignes, 1 ligne nouvelle, 1 case refusée.')
    const table = page.getByRole('table', { name: 'Lignes changées et nouvelles' })
    await expect(table).toContainText('Prochaine étape : vide → Choisir le local')
    await expect(table).toContainText('→ sept. 2028')
    await expect(table).toContainText('Une action venue du tableur')
    await expect(page.getByRole('table', { name: 'Cases refusées' })).toContainText('« un jour peut-être »')
    await expectAccessible(page, 'plan qui revient d’un tableur')
    await page.setViewportSize(wide)
  })

  await test.step('appliqué, puis annulé', async () => {
    await page.getByRole('button', { name: 'Reprendre ces 3 lignes' }).click()
    await expect(main).toContainText('2 cases changées, 1 ligne ajoutée.')
    const importUrl = page.url()
    await goTo(page, 'Plan d’action')
    await expect(main).toContainText('Choisir le local')
    await expect(main).toContainText('Une action venue du tableur')
    await page.goto(importUrl)
    await page.getByRole('button', { name: 'Défaire ce retour' }).click()
    await expect(main).toContainText('le plan est comme avant')
    await goTo(page, 'Plan d’action')
    await expect(main).not.toContainText('Choisir le local')
    await expect(main).not.toContainText('Une action venue du tableur')
  })
})
